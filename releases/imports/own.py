"""Fields of the team as columns of the register file: `own:` and the short name, on the person or on the release.

They are no facts: a row that says nothing else otherwise opens no record for it, and asks for no verdict.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Team, User
from casework.copying import Lines, Table
from casework.folding import fold
from casework.mistake import Mistake
from casework.models import OwnChoice, OwnField
from casework.models.own_fields import FieldKind
from casework.own.forms import input_of
from casework.own.reading import choices_of, fields_of, read_anew
from casework.own.writing import Said, columns_of, otherwise, write
from detainees.models import Detainee, DetaineeOwnValue
from detainees.registration import note_change
from detainees.standing import held_standing
from releases.entry import change_facts
from releases.imports.rows import Row
from releases.models import Release, ReleaseOwnValue
from releases.workflow import FILL_IN

Reader = Callable[[str], Any]  # a value, or the Mistake

OWN = "own:"  # begins the names of all such columns


class Own:
    """The fields of one team, read once for an import: what reads its rows may ask no database."""

    def __init__(self, team: Team) -> None:
        read_anew()
        of = {model: fields_of(team, model.of) for model in (DetaineeOwnValue, ReleaseOwnValue)}
        self.fields = {each.column: each for fields in of.values() for each in fields}
        self._of_release = {each.column for each in of[ReleaseOwnValue]}
        self._words = {
            each.column: {word.slug: word for word in choices_of(each)}
            for each in self.fields.values()
            if each.kind == FieldKind.CHOICE
        }

    def readers(self) -> dict[str, Reader]:
        """For each column the function that reads a cell in which something stands."""
        return {column: self._reader(each) for column, each in self.fields.items()}

    def suggested(self, header: Sequence[str], columns: Sequence[str]) -> list[str]:
        """For each column of a sheet one of ours: where none was found, a field of the team that is called so."""
        known = {fold(text): name for name, each in self.fields.items() for text in (each.name_ar, each.name_en, name)}
        found = list(columns)
        for place, text in enumerate(header):
            name = known.get(fold(text), "")
            if place < len(found) and not found[place] and name not in found:
                found[place] = name
        return found

    def _reader(self, field: OwnField) -> Reader:
        if field.kind == FieldKind.CHOICE:
            return _word(self._words[field.column])
        known = input_of(field)

        def read(cell: str) -> Any:
            try:
                return known.clean(cell)
            except ValidationError as error:
                return Mistake(" ".join(map(str, error.messages)))

        return read

    def why_not(self, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What is wrong with a row that makes no release and says something of one: its column, and the sentence."""
        if said.get("wave") or said.get("release_date"):
            return
        for column in self._of_release & said.keys():
            yield column, _("This is a field of releases, and the row makes none: it needs a wave or a release_date.")

    def of_person(self, said: Mapping[str, Any]) -> Said:
        """What a row says in the fields of the person."""
        return {self.fields[name]: self._value(name, said[name]) for name in self._named(said) - self._of_release}

    def of_release(self, said: Mapping[str, Any]) -> Said:
        """What a row says in the fields of the release."""
        return {self.fields[name]: self._value(name, said[name]) for name in self._named(said) & self._of_release}

    def _named(self, said: Mapping[str, Any]) -> set[str]:
        return self.fields.keys() & said.keys()

    def _value(self, column: str, said: Any) -> Any:
        words = self._words.get(column)
        return said if words is None else words[said]


def _word(words: Mapping[str, OwnChoice]) -> Reader:
    """One of the words of a choice: by its short name, or as it is written in either language."""
    known = {fold(text): slug for slug, word in words.items() for text in (word.word_en, word.word_ar, slug)}

    def read(cell: str) -> str | Mistake:
        offered = ", ".join(words)
        return known.get(fold(cell)) or Mistake(
            _("“%(text)s” is none of: %(values)s.") % {"text": cell[:100], "values": offered}
        )

    return read


class OwnTables:
    """The values of one block of new rows, as they are copied into their tables: written when their records were."""

    def __init__(self, by: User, now: datetime) -> None:
        columns = ("record_id", "field_id", "text", "folded", "number", "choice_id", "date")
        signed = {"written_by_id": by.pk, "written_at": now}
        self.of_people, self.of_releases = (
            Table(model, *columns, **signed) for model in (DetaineeOwnValue, ReleaseOwnValue)
        )

    def of_rows(self, own: Own, rows: Sequence[Row], made: Sequence[tuple[int, int | None]]) -> list[Lines]:
        """What these rows say of the persons and the releases that were made of them."""
        for row, (person, release) in zip(rows, made, strict=True):
            _add(self.of_people, person, own.of_person(row.said))
            if release is not None:
                _add(self.of_releases, release, own.of_release(row.said))
        return [self.of_people.taken(), self.of_releases.taken()]


def _add(table: Table, record: int, said: Said) -> None:
    for field, value in said.items():
        columns = {"text": "", "folded": "", "number": None, "choice": None, "date": None} | columns_of(field, value)
        choice: OwnChoice | None = columns.pop("choice")
        table.add(record_id=record, field_id=field.pk, choice_id=choice.pk if choice else None, **columns)


def otherwise_on(record: Detainee | Release | None, said: Said) -> Said:
    """Of what a row says in fields that which does not stand on the record, whose values were fetched with it."""
    if not said or record is None:
        return said
    return otherwise(said, {each.field_id: each for each in record.own_values.all() if each.ended_at is None})


def fill_in(person: Detainee, of_person: Said, release: Release | None, of_release: Said, by: User) -> str | None:
    """Write it, as the pages do; or the sentence why not. The caller acts. Raises AnotherStands for a merged entry."""
    if of_release and release is not None:
        held = Release.objects.visible_to(by).select_for_update(of=("self",)).get(pk=release.pk)
        sentence = FILL_IN.why_not(held, by)
        if sentence is not None:
            return sentence
        if write(ReleaseOwnValue, held, of_release, by=by):
            change_facts(held, {}, by=by)
    if of_person:
        entry = held_standing(person)
        if write(DetaineeOwnValue, entry, of_person, by=by):
            note_change(entry, by=by)
    return None

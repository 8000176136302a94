"""One row of the register file: what it says in the words of the forms, or every mistake in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from casework.mistake import Mistake
from casework.typed_text import has_unseen
from detainees.forms.names import missing_given
from detainees.lists import ChargeType, Sex
from detainees.models import Name
from detainees.numbers import GivenNumber
from releases.imports.columns import Reader
from releases.imports.files import Line
from releases.lists import Category, Connection, Credibility, Mode, Reliability, SourceKind

NAMES = frozenset(f"{part}_{suffix}" for suffix in ("ar", "latin") for part in Name.PARTS)
# What a category of charge is as the category of a release.
CATEGORIES = {
    ChargeType.TERRORISM.value: Category.TERRORISM.value,
    ChargeType.CRIMINAL.value: Category.CRIMINAL.value,
    ChargeType.MILITARY.value: Category.MILITARY.value,
}
# Who a source is that the team does not know yet, as far as its connection says so.
_KINDS = {
    Connection.SELF.value: SourceKind.RELEASED_PERSON.value,
    Connection.RELATIVE.value: SourceKind.RELATIVE.value,
}


@dataclass(frozen=True)
class Wrong:
    """A mistake in one cell: its column, empty where it is the whole line's, and the sentence."""

    column: str
    sentence: str


@dataclass
class Row:
    """What stands in one line: the values of its cells that say something, and what is wrong with the others.

    `typed_unseen`: a name stands there with characters that are not seen, which were taken out.
    """

    line: int
    external_id: str
    said: Mapping[str, Any]
    wrong: list[Wrong] = field(default_factory=list)
    typed_unseen: bool = False

    def parts(self, suffix: str) -> dict[str, str]:
        """The name in one script, `ar` or `latin`."""
        return {part: self.said.get(f"{part}_{suffix}", "") for part in Name.PARTS}

    @cached_property
    def arabic(self) -> dict[str, str]:
        return self.parts("ar")

    @cached_property
    def latin(self) -> dict[str, str]:
        return self.parts("latin")

    @property
    def person(self) -> dict[str, Any]:
        """Facts of the person, by column of `Detainee`."""
        said = self.said
        return {
            "sex": said.get("sex", Sex.UNKNOWN.value),
            "birth": said.get("birth"),
            "home_governorate_id": said.get("home_governorate"),
            "home_place": said.get("home_place", ""),
        }

    @property
    def has_detention(self) -> bool:
        """Whether anything is said of an arrest."""
        return any(self.said.get(name) for name in ("arrest_date", "facility", "charge_category"))

    @property
    def has_release(self) -> bool:
        """A row without wave and release_date makes no release."""
        return bool(self.said.get("wave") or self.said.get("release_date"))

    @property
    def release(self) -> dict[str, Any]:
        """Facts of the release, by column of `Release`."""
        said = self.said
        return {
            "wave_id": said.get("wave"),
            "date": said.get("release_date"),
            "facility_id": said.get("facility"),
            "home_id": said.get("home_governorate"),
            "place_id": said.get("release_governorate"),
            "mode": said.get("mode", Mode.UNKNOWN.value),
            "category": CATEGORIES.get(said.get("charge_category", ""), Category.UNKNOWN.value),
        }

    @property
    def claim(self) -> dict[str, Any] | None:
        """What the source says, as the claim's form cleans it; what was not judged is not judged here either.

        Of single facts it says what stands in the row, whatever the record comes to say.
        """
        said = self.said
        if not said.get("source"):
            return None
        connection = said.get("claim_connection", Connection.REPEATS.value)
        return {
            "source_name": said["source"],
            "source_kind": _KINDS.get(connection, SourceKind.OTHER.value),
            "source_owner": "",
            "connection": connection,
            "reliability": said.get("source_reliability", Reliability.F.value),
            "credibility": said.get("claim_credibility", Credibility.SIX.value),
            "text": said.get("claim_text", ""),
            "says_date": said.get("release_date"),
            "says_facility_id": said.get("facility"),
            "says_governorate_id": said.get("release_governorate"),
            "says_mode": said.get("mode", ""),
        }

    @property
    def numbers(self) -> tuple[GivenNumber, ...]:
        """Its identity numbers, each once."""
        national = self.said.get("national_id")
        given: dict[tuple[str, str, str], GivenNumber] = {}
        for number in (*((national,) if national else ()), *self.said.get("other_ids", ())):
            given.setdefault((number.kind, number.digest, number.issuer_key), number)
        return tuple(given.values())

    @property
    def loses_its_text(self) -> bool:
        """Whether something is told of a release that the row does not make."""
        return bool(self.said.get("claim_text")) and not self.has_release


def read_row(line: Line, header: Sequence[str], readers: Mapping[str, Reader]) -> Row:
    """What the line says, each cell read by its column's rules, and all that is wrong with it."""
    if line.refused:
        return Row(line.number, "", {}, [Wrong("", line.refused)])
    if len(line.cells) != len(header):
        sentence = _("This line does not fit the header. Its cells: %(cells)s; the columns: %(columns)s.")
        counts = {"cells": len(line.cells), "columns": len(header)}
        return Row(line.number, _plain_id(line, header), {}, [Wrong("", sentence % counts)])
    said, wrong = _read_cells(line, header, readers)
    row = Row(line.number, said.get("external_id") or _plain_id(line, header), said, wrong, _has_unseen(line, header))
    wrong.extend(_missing(row))
    return row


def _has_unseen(line: Line, header: Sequence[str]) -> bool:
    return any(has_unseen(cell) for name, cell in zip(header, line.cells, strict=True) if cell and name in NAMES)


def _read_cells(line: Line, header: Sequence[str], readers: Mapping[str, Reader]) -> tuple[dict[str, Any], list[Wrong]]:
    said: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for name, cell in zip(header, line.cells, strict=True):
        if not cell:
            if cell is None:
                wrong.append(Wrong(name, _("This cell holds a formula or an error. Put its value there.")))
            continue
        value = readers[name](cell)
        if isinstance(value, Mistake):
            wrong.append(Wrong(name, value.sentence))
        elif value:
            said[name] = value
    return said, wrong


def _missing(row: Row) -> Iterator[Wrong]:
    """What has to be there beside what is."""
    unread = {each.column for each in row.wrong}
    if "external_id" not in row.said and "external_id" not in unread:
        yield Wrong("external_id", _("Give the row an external_id, by which it is known again."))
    for column, sentence in missing_given(row.arabic, row.latin, unread):
        yield Wrong(column, sentence)
    if row.said.get("claim_text") and not row.said.get("source") and "source" not in unread:
        yield Wrong("source", _("Who told this? A claim needs the name or code of its source."))


def _plain_id(line: Line, header: Sequence[str]) -> str:
    """What stands where the external_id should stand, for the report."""
    place = header.index("external_id")
    return ((line.cells[place] or "") if place < len(line.cells) else "")[:100]

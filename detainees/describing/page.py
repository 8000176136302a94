"""Descriptions as the page of a person shows them: in force in each entry, before that, and by whom they were
recognised."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.text import capfirst

from accounts.among import any_of
from accounts.models import User
from accounts.questions import Blank, Question
from casework.differences import words_of
from detainees.describing.years import aged_in_words
from detainees.knowing import Told, knowing_of
from detainees.models import Description, Detainee, Identification

_BODY = ("build", "hair", "eyes")
_SPEECH = ("dialects", "dialect_note", "speech")


@dataclass(frozen=True)
class Page:
    """One description in words; `aged` and `height` are "" where nothing is known."""

    told: Told[Description]
    entry: Detainee

    @property
    def row(self) -> Description:
        return self.told.row

    @property
    def aged(self) -> str:
        return aged_in_words(self.row.age_from, self.row.age_to)

    @property
    def aged_on(self) -> date | None:
        return self.row.age_on

    @property
    def height(self) -> str:
        first, last = self.row.height_from, self.row.height_to
        return "" if first is None else str(first) if first == last else f"{first}–{last}"

    @property
    def body(self) -> list[tuple[str, str]]:
        """Label and words of what is to be seen, as far as it was said."""
        return self._said(_BODY)

    @property
    def speech(self) -> list[tuple[str, str]]:
        """The same of what is to be heard."""
        return self._said(_SPEECH)

    @property
    def marks(self) -> list[str]:
        return self.row.marks.splitlines()

    def _said(self, names: Collection[str]) -> list[tuple[str, str]]:
        fields = [Description._meta.get_field(name) for name in names]
        said = ((field, words_of(self.row, field)) for field in fields)  # type: ignore[arg-type]  # no relations
        return [(capfirst(str(field.verbose_name)), words) for field, words in said if words]  # type: ignore[union-attr]


@dataclass(frozen=True)
class Recognition:
    """By what it became known who somebody is, for a reader: who recognised them is told to those who know sources."""

    row: Identification
    recognised_by: str


def _descriptions(entries: Blank) -> QuerySet[Description]:
    told = Description.objects.filter(any_of(entries, of="detainee"))
    return told.select_related("recorded_by").order_by("-in_force", "-given_at")


_DESCRIPTIONS = Question(_descriptions)


def pages_of(entries: Collection[Detainee], user: User) -> list[Page]:
    """Every description of these entries of one person, those in force first, then the newest."""
    of = {entry.pk: entry for entry in entries}
    rows = _DESCRIPTIONS.rows(entries=list(of))
    return [Page(_told(row, of[row.detainee_id], user), of[row.detainee_id]) for row in rows]


def recognitions_of(entries: Collection[Detainee], user: User) -> list[Recognition]:
    """By what those of these entries were recognised that were unidentified, where the merge is in force."""
    rows = Identification.objects.filter(merge__merged__in=entries, merge__undone_at=None)
    found = rows.select_related("merge__merged").order_by("at")
    return [Recognition(row, row.recognised_by if knowing_of(user, row.merge.merged).sources else "") for row in found]


def _told(row: Description, entry: Detainee, user: User) -> Told[Description]:
    knows = knowing_of(user, entry)
    return Told(row, row.given_by if knows.sources else "", row.recorded_by if knows.work else None)

"""The page of an import: what one person is shown of it, in whatever state it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.moves import Offer
from casework.sealed import NotSealedHere
from detainees.models import Detainee
from releases.imports.own import OWN
from releases.imports.wizard import staging
from releases.imports.wizard.arriving import PASTED, same_before
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.mapping import strange_words
from releases.imports.wizard.undoing import changed_by
from releases.imports.wizard.workflow import WORKFLOW, Sentence, has_its_columns
from releases.imports.wizard.written import LINE, PERSON, Kept, kept_of
from releases.models import ImportJob, ImportRow
from releases.models.imports import ImportState, Outcome
from releases.resources import columns

STAGES: dict[str, Promise] = {
    "": _("It begins in some seconds"),
    "reading": _("Reading the file"),
    "checking": _("Looking through the rows"),
    "alike": _("Looking who may be known already"),
    "importing": _("Importing the rows"),
    "taking-back": _("Taking back"),
}
_BEFORE = (ImportState.READING, ImportState.REFUSED, ImportState.READ, ImportState.DISCARDED)
COUNTS = (
    (Outcome.NEW, _("new")),
    (Outcome.ALIKE, _("new, perhaps known already")),
    (Outcome.CHANGED, _("change a record")),
    (Outcome.UNCHANGED, _("say nothing new")),
    (Outcome.REFUSED, _("refused")),
)


@dataclass(frozen=True)
class Figure:
    """How many rows do what, and where they are listed."""

    label: str | Promise
    value: int
    url: str
    outcome: str


@dataclass(frozen=True)
class ColumnShown:
    """One column of the sheet: the field that asks what it is, its place, and what stands in it."""

    field: Any
    place: int
    samples: list[str]


@dataclass(frozen=True)
class Alike:
    """Who may be the same: somebody on the register, or a line of the sheet, with the score in per cent."""

    person: Detainee | None
    line: int
    percent: int


@dataclass(frozen=True)
class RowShown:
    """One row as the page draws it."""

    row: ImportRow
    kept: Kept
    alike: list[Alike]
    record: Detainee | None  # who has the row's number

    @property
    def wrong(self) -> list[tuple[str | Promise, str]]:
        """What is wrong with it: the label of the column, empty where it is the whole line's, and the sentence."""
        known = columns()
        own = {each.column: each.column for each in self.kept.wrong if each.column.startswith(OWN)}
        labels = own | {name: column.label for name, column in known.items()}
        return [(labels.get(each.column, ""), each.sentence) for each in self.kept.wrong]


class ImportPage:
    """What one person sees of one import."""

    def __init__(self, job: ImportJob, user: User) -> None:
        self.job, self.user = job, user
        self.is_own = job.made_by_id == user.pk

    @cached_property
    def layout(self) -> Layout:
        try:
            return Layout.of(self.job)
        except NotSealedHere:
            return Layout()

    @property
    def name(self) -> str | Promise:
        """The name of the file; of a file that somebody else brings, none: it may name people."""
        if not self.is_own:
            return ""
        return _("a pasted table") if self.layout.name == PASTED else self.layout.name

    @property
    def is_to_be_named(self) -> bool:
        """Whether its columns are to be named by this person now."""
        return self.is_own and self.job.status == ImportState.READ and bool(self.layout.header)

    @property
    def lacks(self) -> Sentence:
        """The column that has to be named before a row can be read; None where all are."""
        return has_its_columns(self.job, self.user)

    @property
    def can_be_read_again(self) -> bool:
        return WORKFLOW.why_not("read-again", self.job, self.user) is None

    @property
    def has_rows(self) -> bool:
        """Whether the rows are kept and shown to this person."""
        return self.is_own and self.job.forgotten_at is None and self.has_counts and not self.job.is_busy

    @property
    def has_counts(self) -> bool:
        """Whether it was looked through as it is read now."""
        return bool(self.job.read) and self.job.status not in _BEFORE

    @property
    def is_to_be_decided(self) -> bool:
        return bool(self.job.status == ImportState.CHECKED)

    @property
    def is_imported(self) -> bool:
        return bool(self.job.status == ImportState.IMPORTED)

    @property
    def is_taken_back(self) -> bool:
        return bool(self.job.status == ImportState.TAKEN_BACK)

    @cached_property
    def changed(self) -> list[Detainee]:
        """Whom it changed, once it was taken back: they stay as they are."""
        return changed_by(self.job, self.user) if self.is_taken_back and self.job.changed else []

    @property
    def stage(self) -> str | Promise:
        return STAGES.get(self.job.stage, "")

    @cached_property
    def offers(self) -> dict[str, Offer[ImportJob]]:
        """The moves that this person may make here, by name."""
        return {offer.move.name: offer for offer in WORKFLOW.offers(self.job, self.user)}

    @cached_property
    def same(self) -> ImportJob | None:
        """Another import of the very same file."""
        return same_before(self.job) if self.is_own else None

    @property
    def same_is_in(self) -> bool:
        """Whether all of that one's rows are in the register."""
        return self.same is not None and self.same.status == ImportState.IMPORTED and not self.same.refused

    @cached_property
    def figures(self) -> list[Figure]:
        """Counts first: each leads to its rows."""
        job, alike = self.job, self.job.alike or 0
        values = {
            Outcome.NEW: job.made - alike, Outcome.ALIKE: alike, Outcome.CHANGED: job.changed,
            Outcome.UNCHANGED: job.unchanged, Outcome.REFUSED: job.refused,
        }  # fmt: skip
        here = job.get_absolute_url()
        return [Figure(label, values[outcome], f"{here}?outcome={outcome}#rows", outcome) for outcome, label in COUNTS]

    @property
    def differ(self) -> bool:
        """Whether its rows do several things, so that there is something to choose from."""
        return sum(bool(figure.value) for figure in self.figures) > 1

    def columns(self, fields: Iterable[tuple[Any, int]]) -> list[ColumnShown]:
        """The columns of the sheet with the fields in which somebody says what they are."""
        seen = self.layout.samples
        return [ColumnShown(field, place, seen[place] if place < len(seen) else []) for field, place in fields]

    @cached_property
    def strange(self) -> dict[str, dict[str, str]]:
        """Words of the sheet that are none of ours."""
        return strange_words(self.layout) if self.is_own else {}

    @cached_property
    def first_lines(self) -> list[tuple[int, str]]:
        """The lines that can be the header, each with what stands in it."""
        first = [line for line, _at in zip(staging.lines_if_kept(self.job.place), range(8), strict=False)]
        return [(line.number, " · ".join(cell for cell in line.cells if cell)[:90]) for line in first]

    def shown(self, rows: Iterable[ImportRow]) -> list[RowShown]:
        """These rows, with the persons that are open to this person."""
        kept = [(row, kept_of(row)) for row in rows]
        ids = {each[1] for _row, said in kept for each in said.alike if each[0] == PERSON}
        ids |= {said.record for _row, said in kept if said.record}
        people = Detainee.objects.visible_to(self.user).in_bulk(list(ids))
        return [RowShown(row, said, list(_alike(said, people)), people.get(said.record)) for row, said in kept]

    @property
    def refused_url(self) -> str:
        return reverse("releases:import-refused", args=[self.job.pk])


def _alike(said: Kept, people: dict[Any, Detainee]) -> Iterable[Alike]:
    for kind, number, score in said.alike:
        percent = min(round(100 * float(score)), 99)  # nothing is certain
        if kind == LINE:
            yield Alike(None, int(number), percent)
        elif number in people:
            yield Alike(people[number], 0, percent)

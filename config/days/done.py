"""The acts of one person on one day: moves made, parts written, what was said among colleagues and to callers.

Only that something was done, how often, and on which record, as far as the reader may open it; never what was written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from casework.models import Authorship, Comment, MoveMade
from casework.models.exports import EXPORT
from casework.worked_on import KINDS
from detainees.models import Detainee
from families.models import Attempt, ExtortionReport, Inquiry
from families.models.extortion import REPORT
from families.models.inquiries import INQUIRY
from families.reporting import WORKFLOW as OF_REPORTS
from families.workflow import WORKFLOW as OF_INQUIRIES
from releases.findings.workflow import WORKFLOW as OF_FINDINGS
from releases.models import Finding, Release
from releases.models.claims import CLAIM
from releases.models.findings import FINDING
from releases.models.flags import FLAG
from releases.models.imports import IMPORT
from releases.models.releases import SUBJECT
from releases.workflow import WORKFLOW as OF_RELEASES

SHOWN = 12  # records of one kind of act that are named
DETAINEE = "detainee"
ZONE = ZoneInfo(settings.TIME_ZONE)

_SUBJECTS: dict[str, Promise] = {
    SUBJECT: gettext_lazy("Release"),
    FINDING: gettext_lazy("Sighting or fate"),
    DETAINEE: gettext_lazy("Detainee"),
    INQUIRY: gettext_lazy("Inquiry"),
    REPORT: gettext_lazy("Report of extortion"),
    CLAIM: gettext_lazy("Claim"),
    FLAG: gettext_lazy("Flag"),
    IMPORT: gettext_lazy("List brought in"),
    EXPORT: gettext_lazy("Export"),
}
_TABLES: dict[str, Any] = {SUBJECT: OF_RELEASES, FINDING: OF_FINDINGS, INQUIRY: OF_INQUIRIES, REPORT: OF_REPORTS}
_WROTE: dict[str, Promise] = {
    "facts": gettext_lazy("Facts entered or changed"),
    "person": gettext_lazy("Facts entered or changed"),
    "claim": gettext_lazy("Claims added or changed"),
    "evidence": gettext_lazy("Files added"),
    "name": gettext_lazy("Names added"),
    "number": gettext_lazy("Identity numbers added"),
}
_OPEN: dict[str, Callable[[User], QuerySet[Any]]] = {
    SUBJECT: Release.objects.visible_to,
    FINDING: Finding.objects.visible_to,
    DETAINEE: Detainee.objects.visible_to,
    INQUIRY: Inquiry.objects.visible_to,
    REPORT: ExtortionReport.objects.visible_to,
}


@dataclass
class Act:
    """One kind of act: on what, what was done, how often, and the first of the records that the reader may open."""

    subject: str
    what: str
    number: int = 0
    ids: list[int] = field(default_factory=list)
    records: list[Any] = field(default_factory=list)

    @property
    def about(self) -> str:
        """On what kind of record."""
        return str(_SUBJECTS.get(self.subject, _("Other work")))

    @property
    def more(self) -> int:
        """How many of the records stand in no line: too many, or not the reader's to open."""
        return max(0, len(self.ids) - len(self.records))


class Day:
    """What one person did on one day, for a reader who may know of it."""

    def __init__(self, person: User, day: date, reader: User) -> None:
        self.person, self.day, self.reader = person, day, reader
        begins = datetime.combine(day, time(), ZONE)
        self._within = (begins, datetime.combine(day + timedelta(days=1), time(), ZONE))

    @property
    def before(self) -> date:
        return self.day - timedelta(days=1)

    @property
    def after(self) -> date:
        return self.day + timedelta(days=1)

    @cached_property
    def acts(self) -> list[Act]:
        """By kind of record and of act; the most frequent first."""
        found = sorted(self._counted().values(), key=lambda act: (act.about, -act.number, act.what))
        self._name_records(found)
        return found

    @property
    def number(self) -> int:
        return sum(act.number for act in self.acts)

    def _counted(self) -> dict[tuple[str, str], Act]:
        acts: dict[tuple[str, str], Act] = {}
        for subject, what, pk in self._all():
            act = acts.setdefault((subject, what), Act(subject, what))
            act.number += 1
            if pk not in act.ids:
                act.ids.append(pk)
        return acts

    def _all(self) -> Iterator[tuple[str, str, int]]:
        """Of each act on what it was done, in words what, and the id of the record."""
        moves = MoveMade.objects.filter(by=self.person, at__gte=self._within[0], at__lt=self._within[1])
        for subject, name, pk in moves.values_list("subject", "name", "subject_id").order_by("pk"):
            yield subject, _move(subject, name), pk
        yield from self._written()
        said = Comment.objects.filter(by=self.person, at__gte=self._within[0], at__lt=self._within[1])
        for subject, pk in said.values_list("subject", "subject_id").order_by("pk"):
            yield subject, _("Comments to colleagues"), pk
        calls = Attempt.objects.filter(by=self.person, at__gte=self._within[0], at__lt=self._within[1])
        for pk in calls.values_list("inquiry", flat=True).order_by("pk"):
            yield INQUIRY, _("Attempts to reach a caller"), pk

    def _written(self) -> Iterator[tuple[str, str, int]]:
        """Of each record and part once: who types a form writes many parts of it."""
        parts = Authorship.objects.filter(person=self.person, at__gte=self._within[0], at__lt=self._within[1])
        once: set[tuple[str, str, int]] = set()
        for subject, part, pk in parts.values_list("subject", "what", "subject_id").order_by("pk"):
            wrote = subject, str(_WROTE.get(part, _("Parts entered or changed"))), pk
            if wrote not in once:
                once.add(wrote)
                yield wrote

    def _name_records(self, acts: Iterable[Act]) -> None:
        """The records of each act that the reader may open; one question for each kind of record."""
        wanted: dict[str, set[int]] = defaultdict(set)
        for act in acts:
            if act.subject in _OPEN:
                wanted[act.subject] |= set(act.ids[: 4 * SHOWN])
        found = {subject: _OPEN[subject](self.reader).in_bulk(pks) for subject, pks in wanted.items()}
        for act in acts:
            theirs = found.get(act.subject, {})
            act.records = [theirs[pk] for pk in act.ids[: 4 * SHOWN] if pk in theirs][:SHOWN]


def _move(subject: str, name: str) -> str:
    """What a move is called by its table; of a kind that has none here, that it was moved on."""
    table = _TABLES.get(subject)
    if table is not None and name in table.moves:
        return str(table.moves[name].label)
    if subject in KINDS:
        return str(KINDS[subject].word(MoveMade(subject=subject, name=name)))
    return _("Moved on")

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
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
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
LOOKED_AT = 4 * SHOWN  # of which so many are looked at, for some may not be open
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
    """One kind of act: on what, what was done, how often, on how many records, and the first of those that open."""

    subject: str
    what: str
    number: int = 0
    distinct: int = 0
    ids: list[int] = field(default_factory=list)
    records: list[Any] = field(default_factory=list)

    @property
    def about(self) -> str:
        """On what kind of record."""
        return str(_SUBJECTS.get(self.subject, _("Other work")))

    @property
    def more(self) -> int:
        """How many of the records that could be opened are not named: too many, or not the reader's to open."""
        return max(0, self.distinct - len(self.records)) if self.subject in _OPEN else 0


class Day:
    """What one person did on one day, for themselves or for a supervisor.

    Of somebody else only what was done on records of the teams in which the reader decides or leads a desk is counted:
    what a colleague does elsewhere is not the reader's to know. PostgreSQL counts: of an import there are thousands.
    """

    def __init__(self, person: User, day: date, reader: User) -> None:
        self.person, self.day, self.reader = person, day, reader
        begins = datetime.combine(day, time(), ZONE)
        self._within = {"at__gte": begins, "at__lt": datetime.combine(day + timedelta(days=1), time(), ZONE)}

    @property
    def before(self) -> date:
        return self.day - timedelta(days=1)

    @property
    def after(self) -> date:
        return self.day + timedelta(days=1)

    @cached_property
    def acts(self) -> list[Act]:
        """By kind of record and of act, the most frequent first; what names no record stands last."""
        found: dict[tuple[str, str], Act] = {}
        for subject, what, number, distinct, ids in self._counted():
            kind = subject if subject in _SUBJECTS else ""
            act = found.setdefault((kind, what), Act(kind, what))
            act.number, act.distinct = act.number + number, act.distinct + distinct
            act.ids += ids
        acts = sorted(found.values(), key=lambda act: (act.subject not in _OPEN, act.about, -act.number, act.what))
        self._name_records(acts)
        return acts

    @property
    def number(self) -> int:
        return sum(act.number for act in self.acts)

    def _counted(self) -> Iterator[tuple[str, str, int, int, list[int]]]:
        """Of each kind of act: on what, in words what, how often, on how many records, and the first of their ids."""
        moves = MoveMade.objects.filter(by=self.person, **self._within)
        for (subject, name), number, records, ids in self._by_kind(moves, "subject", "name"):
            yield subject, _move(subject, name), number, records, ids
        parts = Authorship.objects.filter(person=self.person, **self._within)
        for (subject, part), _often, records, ids in self._by_kind(parts, "subject", "what"):
            yield subject, str(_WROTE.get(part, _("Parts entered or changed"))), records, records, ids
        said = Comment.objects.filter(by=self.person, **self._within)
        for (subject,), number, records, ids in self._by_kind(said, "subject"):
            yield subject, _("Comments to colleagues"), number, records, ids
        yield from self._calls()

    def _by_kind(self, rows: QuerySet[Any], *kinds: str) -> Iterator[tuple[tuple[str, ...], int, int, list[int]]]:
        """`rows` by these columns: how many, of how many records, and the ids of the first of these."""
        for mine in self._of_reader(rows.order_by()):
            counted = mine.values_list(*kinds).annotate(Count("pk"), Count("subject_id", distinct=True))
            place = Window(RowNumber(), partition_by=[F(kind) for kind in kinds], order_by=F("pk").asc())
            first: dict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
            found = mine.annotate(place=place).filter(place__lte=LOOKED_AT).values_list(*kinds, "subject_id")
            for *kind, pk in found:
                first[tuple(kind)][pk] = None
            for *kind, number, records in counted:
                yield tuple(kind), number, records, list(first[tuple(kind)])

    def _calls(self) -> Iterator[tuple[str, str, int, int, list[int]]]:
        calls = Attempt.objects.filter(by=self.person, **self._within)
        if self.person.pk != self.reader.pk:
            calls = calls.filter(inquiry__team__in=_led(self.reader, INQUIRY))
        found = calls.aggregate(number=Count("pk"), records=Count("inquiry", distinct=True))
        if found["number"]:
            first = dict.fromkeys(calls.order_by("pk").values_list("inquiry", flat=True)[:LOOKED_AT])
            yield INQUIRY, _("Attempts to reach a caller"), found["number"], found["records"], list(first)

    def _of_reader(self, rows: QuerySet[Any]) -> Iterator[QuerySet[Any]]:
        """All of one's own; of somebody else those on records of the reader's teams, kind by kind as they occur."""
        if self.person.pk == self.reader.pk:
            yield rows
            return
        for subject in rows.values_list("subject", flat=True).distinct():
            if subject in _OPEN:
                records = _OPEN[subject](self.reader).filter(team__in=_led(self.reader, subject))
                yield rows.filter(subject=subject, subject_id__in=records.order_by().values("pk"))

    def _name_records(self, acts: Iterable[Act]) -> None:
        """The records of each act that the reader may open; one question for each kind of record."""
        wanted: dict[str, set[int]] = defaultdict(set)
        for act in acts:
            if act.subject in _OPEN:
                wanted[act.subject] |= set(act.ids)
        found = {subject: _OPEN[subject](self.reader).in_bulk(pks) for subject, pks in wanted.items()}
        for act in acts:
            theirs = found.get(act.subject, {})
            act.records = [theirs[pk] for pk in act.ids if pk in theirs][:SHOWN]


def _led(reader: User, subject: str) -> frozenset[int]:
    """Ids of the teams whose people's work on this kind of record the reader answers for."""
    return where(reader, Right.LEAD_DESK if subject in (INQUIRY, REPORT) else Right.DECIDE)


def _move(subject: str, name: str) -> str:
    """What a move is called by its table; of a kind that has none here, that it was moved on."""
    table = _TABLES.get(subject)
    if table is not None and name in table.moves:
        return str(table.moves[name].label)
    if subject in KINDS:
        return str(KINDS[subject].word(MoveMade(subject=subject, name=name)))
    return _("Moved on")

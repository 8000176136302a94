"""The acts of one person on one day: moves made, parts written, what was said among colleagues and to callers.

Only that something was done, how often, and on which record, as far as the reader may open it; never what was written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property, reduce
from operator import or_
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet, Value, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.models import Authorship, Comment, MoveMade
from casework.subjects import SUBJECTS, part_of
from families.models import Attempt
from families.models.inquiries import INQUIRY

SHOWN = 12  # records of one kind of act that are named
LOOKED_AT = 4 * SHOWN  # of which so many are looked at, for some may not be open
ZONE = ZoneInfo(settings.TIME_ZONE)


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
        return str(SUBJECTS[self.subject].label)

    @property
    def more(self) -> int:
        """How many of the records that could be opened are not named: too many, or not the reader's to open."""
        return max(0, self.distinct - len(self.records)) if SUBJECTS[self.subject].named else 0


class Day:
    """What one person did on one day, for themselves or for a supervisor.

    Of somebody else only what was done on what is of the teams in which the reader decides or leads a desk is counted:
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
        acts = sorted(
            self._counted(), key=lambda act: (not SUBJECTS[act.subject].named, act.about, -act.number, act.what)
        )
        self._name_records(acts)
        return acts

    @property
    def number(self) -> int:
        return sum(act.number for act in self.acts)

    def _counted(self) -> Iterator[Act]:
        """Of each kind of act: on what, in words what, how often, on how many records, and the first of their ids."""
        moves = MoveMade.objects.filter(by=self.person, **self._within)
        yield from self._by_kind(moves, "name", _move)
        parts = Authorship.objects.filter(person=self.person, **self._within)
        yield from self._by_kind(parts, "what", _part, once=True)
        said = Comment.objects.filter(by=self.person, **self._within).annotate(said=Value(""))
        yield from self._by_kind(said, "said", lambda subject, _said: _("Comments to colleagues"))
        yield from self._calls()

    def _by_kind(
        self, rows: QuerySet[Any], column: str, word: Callable[[str, str], str], *, once: bool = False
    ) -> Iterator[Act]:
        """`rows` by subject and by what `word` says of this column; `once` where several on one record are one act."""
        found: dict[tuple[str, str], Act] = {}
        for mine in self._of_reader(rows.order_by()):
            together: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
            counts = {}
            for subject, name, number, records in mine.values_list("subject", column).annotate(
                Count("pk"), Count("subject_id", distinct=True)
            ):
                together[subject, word(subject, name)].append((subject, name))
                counts[subject, name] = number, records
            first = self._first_of(mine, column)
            for (kind, what), names in together.items():
                act = found.setdefault((kind, what), Act(kind, what))
                act.number += sum(counts[each][once] for each in names)
                act.distinct += counts[names[0]][1] if len(names) == 1 else _distinct(mine, column, names)
                act.ids = list(dict.fromkeys([*act.ids, *(pk for each in names for pk in first[each])]))
        yield from found.values()

    def _first_of(self, rows: QuerySet[Any], column: str) -> dict[tuple[str, str], list[int]]:
        """By subject and column the ids of the first records, in the order in which something was done to them."""
        place = Window(RowNumber(), partition_by=[F("subject"), F(column)], order_by=F("pk").asc())
        first: dict[tuple[str, str], list[int]] = defaultdict(list)
        found = rows.annotate(place=place).filter(place__lte=LOOKED_AT)
        for subject, name, pk in found.values_list("subject", column, "subject_id"):
            first[subject, name].append(pk)
        return first

    def _calls(self) -> Iterator[Act]:
        calls = Attempt.objects.filter(by=self.person, **self._within)
        if self.person.pk != self.reader.pk:
            calls = calls.filter(inquiry__team__in=where(self.reader, Right.LEAD_DESK))
        found = calls.aggregate(number=Count("pk"), records=Count("inquiry", distinct=True))
        if found["number"]:
            first = dict.fromkeys(calls.order_by("pk").values_list("inquiry", flat=True)[:LOOKED_AT])
            yield Act(INQUIRY, _("Attempts to reach a caller"), found["number"], found["records"], list(first))

    def _of_reader(self, rows: QuerySet[Any]) -> Iterator[QuerySet[Any]]:
        """All of one's own; of somebody else those on records of the reader's teams, kind by kind as they occur."""
        if self.person.pk == self.reader.pk:
            yield rows
            return
        for subject in rows.values_list("subject", flat=True).distinct():
            of_led = SUBJECTS[subject].of_led
            if of_led is not None:
                yield rows.filter(subject=subject, subject_id__in=of_led(self.reader).order_by().values("pk"))

    def _name_records(self, acts: Iterable[Act]) -> None:
        """The records of each act that the reader may open; one question for each kind of record."""
        wanted: dict[str, set[int]] = defaultdict(set)
        for act in acts:
            if SUBJECTS[act.subject].named:
                wanted[act.subject] |= set(act.ids)
        found = {subject: SUBJECTS[subject].opens(self.reader).in_bulk(pks) for subject, pks in wanted.items()}
        for act in acts:
            theirs = found.get(act.subject, {})
            act.records = [theirs[pk] for pk in act.ids if pk in theirs][:SHOWN]


def _distinct(rows: QuerySet[Any], column: str, kinds: Iterable[tuple[str, str]]) -> int:
    """On how many records something of these kinds, each a subject and what stands in the column, was done."""
    asked = reduce(or_, (Q(subject=subject, **{column: name}) for subject, name in kinds))
    return rows.filter(asked).values("subject", "subject_id").distinct().count()


def _part(subject: str, what: str) -> str:
    """What writing such parts is called."""
    return str(part_of(what).counted)


def _move(subject: str, name: str) -> str:
    """What making a move is called."""
    return str(SUBJECTS[subject].did(name))

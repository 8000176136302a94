"""Two moments of one tally: which rows changed, and for which records, by whom and why."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.cursors import seal, unseal
from casework.kept import kept
from detainees.models import Facility
from releases.models import Release
from releases.models.facts import ReleaseFacts
from releases.models.ledger import LedgerQuerySet, written
from releases.tallies.causes import Cause, causes_of
from releases.tallies.counting import NOBODY
from releases.tallies.question import Question
from releases.tallies.reading import Place, place_of, places
from releases.tallies.records import SIZE, open_to
from releases.tallies.table import Tally

_PURPOSE = "changes of a tally"
# A release is counted under one place at a time: it can only have left one and come to one other.
_MOST_PLACES = 2


@dataclass(frozen=True)
class RowChange:
    """A row of the tally that is another one now."""

    label: str
    before: int
    after: int

    @property
    def difference(self) -> int:
        return self.after - self.before


@dataclass(frozen=True)
class RecordChange:
    """What happened to one release: where its people ceased to be counted, and where they began.

    `release` is None, and so are `cause` and `why`, where the record is not open to the person who asks.
    """

    left: dict[Place, int]
    came: dict[Place, int]
    release: Release | None
    facts: ReleaseFacts | None
    cause: Cause | None
    why: str

    @property
    def people_left(self) -> int:
        return sum(self.left.values())

    @property
    def people_came(self) -> int:
        return sum(self.came.values())

    @property
    def what(self) -> str | Promise:
        if self.cause is not None and self.cause.of_another:
            return _("names took or gave back places")
        if self.cause is not None and self.cause.what:
            return self.cause.what
        if not self.left:
            return _("added")
        if not self.came:
            return _("no longer counted")
        return _("another number") if self.left.keys() == self.came.keys() else _("moved")


@dataclass(frozen=True)
class RecordChanges:
    """A page of them."""

    rows: list[RecordChange]
    after: str
    before: str = ""
    count: None = None


def changed_rows(before: Tally, after: Tally) -> list[RowChange]:
    """The rows that differ, in the order of the tally."""
    labels = {row.address: row.label for row in [*after.all_rows, *before.all_rows]}
    old, new = ({row.address: row.count for row in tally.all_rows} for tally in (before, after))
    changes = [
        RowChange(label, old.get(address, NOBODY).people, new.get(address, NOBODY).people)
        for address, label in labels.items()
    ]
    return [change for change in changes if change.difference]


@dataclass(frozen=True)
class Regrouped:
    """Facilities that became one place with the one asked about between two moments, or were parted from it.

    `people` were counted with their codes before: they came, or left where fewer than none, and no record changed.
    """

    names: list[str]
    people: int


def regrouped(entries: LedgerQuerySet, question: Question, since: datetime) -> Regrouped | None:
    """What the list of facilities itself changed in a tally of one; None where it changed nothing."""
    earlier = question.at(since)
    came, left = set(question.facilities) - set(earlier.facilities), set(earlier.facilities) - set(question.facilities)
    if not came | left:
        return None
    counted = replace(earlier, facility="").counted(entries)
    people = [counted.filter(facility__in=codes).aggregate(n=Sum("people", default=0))["n"] for codes in (came, left)]
    return Regrouped([str(kept(Facility).get(code, code)) for code in sorted(came | left)], people[0] - people[1])


def changed_records(
    entries: LedgerQuerySet, question: Question, since: datetime | None, user: User, after: str = ""
) -> RecordChanges:
    """A page of the releases that are counted otherwise than at `since`, the beginning where that is None."""
    start = unseal(_PURPOSE, after)
    rows_between = question.counted(entries).filter(written(since, question.as_of))
    sums = _sums(rows_between if start is None else rows_between.filter(release__gt=start[0]), question)
    shown = list(sums)[:SIZE]
    causes, opened = causes_of(rows_between, shown), open_to(user, shown)
    rows = [_change(sums[pk], opened.get(pk), causes.get(pk), user) for pk in shown]
    return RecordChanges(rows, seal(_PURPOSE, [shown[-1]]) if len(sums) > SIZE else "")


def _sums(rows_between: LedgerQuerySet, question: Question) -> dict[int, dict[Place, int]]:
    """The next releases whose sums are not nothing, one more than a page has: people by place, negative where left."""
    cells = (
        rows_between.annotate(counted_under=place_of(question.basis))
        .values("release_id", "counted_under")
        .annotate(number=Sum("people"))
        .exclude(number=0)
        .order_by("release_id")
        .values_list("release_id", "counted_under", "number")
    )
    sums: dict[int, dict[Place, int]] = defaultdict(dict)
    for pk, place, people in cells[: _MOST_PLACES * (SIZE + 1)]:
        if pk not in sums and len(sums) > SIZE:
            break
        sums[pk][places(place)] = people
    return sums


def _change(sums: dict[Place, int], release: Release | None, cause: Cause | None, user: User) -> RecordChange:
    seen = cause if release is not None else None
    return RecordChange(
        left={place: -people for place, people in sums.items() if people < 0},
        came={place: people for place, people in sums.items() if people > 0},
        release=release,
        facts=release.shown_to(user) if release else None,
        cause=seen,
        why=seen.why(at_work=release is not None and release.worked_on_by(user)) if seen else "",
    )

"""Counting: a question and the ledger make a tally. Nothing is kept but what cannot change any more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db.models import Case, CharField, F, Func, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast

from releases.lists import CountBound
from releases.models.ledger import LedgerQuerySet, last_written
from releases.tallies.question import Basis, Minors, Question

# The place that people are counted under: one ISO code, several where their split is not known, none where unknown.
Place = tuple[str, ...]
_LOWER = (CountBound.AT_LEAST, CountBound.RANGE)


@dataclass(frozen=True, slots=True)
class Count:
    """People, and how many of them are of unnamed groups: of such with a lower bound, of such that were estimated."""

    people: int = 0
    in_groups: int = 0
    lower: int = 0
    estimated: int = 0
    in_time: int = 0  # known by the end of the period, where there is one

    @property
    def bound(self) -> str:
        """How the number is to be read, as a CountBound: a total takes the lower bound, and says so."""
        if self.estimated:
            return CountBound.ABOUT.value
        return CountBound.AT_LEAST.value if self.lower else CountBound.EXACTLY.value

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.people + other.people,
            self.in_groups + other.in_groups,
            self.lower + other.lower,
            self.estimated + other.estimated,
            self.in_time + other.in_time,
        )


NOBODY = Count()
Counts = Mapping[Any, Count]


@dataclass(frozen=True)
class Counted:
    """The sums of a tally: by place, and the same people by category, sex and minority. What has nobody is absent."""

    places: Mapping[Place, Count]
    categories: Mapping[str, Count]
    sexes: Mapping[str, Count]
    minors: Mapping[str, Count]

    @property
    def total(self) -> Count:
        return sum(self.places.values(), NOBODY)


NOTHING = Counted({}, {}, {}, {})


def count(entries: LedgerQuerySet, question: Question) -> Counted:
    """The answer. The same question of the same moment has the same answer for ever, so it is counted once.

    `question` is of the moment of a ledger row (`counting.moment_of`), or every second question would be a new one.
    """
    try:
        return _counted(_Asked.of(_cells(question.counted(entries), question)))
    except EmptyResultSet:  # there is no organisation to ask about
        return NOTHING


def moment_of(question: Question) -> Question | None:
    """The same question of the moment of the last row before: between two rows nothing changes. None before any."""
    moment = last_written(question.as_of)
    return None if moment is None else question.at(moment)


@dataclass(frozen=True)
class _Asked:
    """A query known by its text and values, which hold the moment: two that are equal have one answer."""

    sql: str
    values: str
    cells: "QuerySet[Any, tuple[Any, ...]]" = field(compare=False)

    @classmethod
    def of(cls, cells: "QuerySet[Any, tuple[Any, ...]]") -> "_Asked":
        sql, values = cells.query.sql_with_params()
        return cls(sql, repr(values), cells)


@lru_cache(maxsize=256)
def _counted(asked: _Asked) -> Counted:
    return add_up(asked.cells.all())  # a copy, which forgets its rows


def _cells(entries: LedgerQuerySet, question: Question) -> "QuerySet[Any, tuple[Any, ...]]":
    """People by place, category, sex, minority and bound: one reading of the ledger for all that a tally says."""
    closes = question.period.closes if question.period else None
    in_time = Sum("people", default=0) if closes is None else Sum("people", filter=Q(at__lte=closes), default=0)
    return (
        entries.annotate(counted_under=place_of(question.basis))
        .values("counted_under", "category", "sex", "minor", "bound")
        .annotate(number=Sum("people"), in_time=in_time)
        .values_list("counted_under", "category", "sex", "minor", "bound", "number", "in_time")
    )


def place_of(basis: Basis) -> Case | F:
    """The place of an entry as text: a code, several with commas, or nothing.

    Text and no array, because a hundred thousand rows are grouped by it; only groups have several places.
    """
    if basis == Basis.RELEASE:
        return F("place")
    several = Func(F("several"), Value(","), function="array_to_string", output_field=CharField())
    nothing = Cast(Value([]), ArrayField(CharField(max_length=5)))
    return Case(When(Q(is_group=True) & ~Q(several=nothing), then=several), default=F("home"))


def places(text: str) -> Place:
    """The codes of a place that was grouped as text."""
    return tuple(text.split(",")) if text else ()


def add_up(cells: Iterable[tuple[Any, ...]]) -> Counted:
    sums: tuple[dict[Any, list[int]], ...] = tuple(defaultdict(lambda: [0] * 5) for _part in range(4))
    for place, category, sex, minor, bound, people, in_time in cells:
        number = (
            people,
            people if bound else 0,
            people if bound in _LOWER else 0,
            people if bound == CountBound.ABOUT else 0,
            in_time,
        )
        for kept, key in zip(sums, (places(place), category, sex, Minors.of(minor).value), strict=True):
            row = kept[key]
            for i, part in enumerate(number):
                row[i] += part
    return Counted(*({key: Count(*row) for key, row in kept.items() if any(row)} for kept in sums))

"""Counting: a question and the ledger make a tally. Nothing is kept but what cannot change any more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db.models import Case, CharField, F, Func, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast

from detainees.models import FacilityMerge
from releases.lists import CountBound
from releases.models import LedgerSum
from releases.models.ledger import LedgerQuerySet, last_written
from releases.models.sums import LedgerSumQuerySet, Level
from releases.tallies.question import Basis, Minors, Question

# The place that people are counted under: one ISO code, several where their split is not known, none where unknown.
Place = tuple[str, ...]
_LOWER = (CountBound.AT_LEAST, CountBound.RANGE)
_PLACED = {Basis.HOME: frozenset({"home", "several", "is_group"}), Basis.RELEASE: frozenset({"place"})}
# By what a tally divides its people, wherever they are counted.
_DIVIDED = frozenset().union(*_PLACED.values(), {"category", "sex", "minor", "bound"})


@dataclass(frozen=True, slots=True)
class Count:
    """People, and how many of them are of unnamed groups: of such with a lower bound, of such that were estimated."""

    people: int = 0
    in_groups: int = 0
    lower: int = 0
    estimated: int = 0

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
        return _counted(_Asked.of([_cells(rows, question) for rows in read(entries, question, _DIVIDED)]))
    except EmptyResultSet:  # there is no organisation to ask about
        return NOTHING


def read(entries: LedgerQuerySet, question: Question, by: AbstractSet[str]) -> list[LedgerQuerySet | LedgerSumQuerySet]:
    """The rows whose sum is the tally: what the ledger added up to at an earlier moment, and what was written since.

    `by` are the columns by which they are to be divided; of sums, others may be empty. Entries that are less than whole
    organisations are read from the beginning: of those nothing is summed.
    """
    level = Level.least(question.columns | by)
    summed = LedgerSum.objects.last_until(question.as_of, level) if level is not None and entries.are_whole else None
    if level is None or summed is None:
        return [question.counted(entries)]
    sums = LedgerSum.objects.of(entries.organisations).filter(level=level, at=summed)
    return [question.fitting(sums), question.fitting(entries).written(summed, question.as_of)]


def people_among(entries: LedgerQuerySet, question: Question, among: Mapping[str, Q]) -> dict[str, int]:
    """How many people of the tally answer to each condition on the columns that sums and entries have in common."""
    sums = {name: Sum("people", filter=condition, default=0) for name, condition in among.items()}
    by = {column for condition in among.values() for column in _columns(condition)}
    found = [rows.aggregate(**sums) for rows in read(entries, question, by)]
    return {name: sum(people[name] for people in found) for name in among}


def _columns(condition: Q) -> Iterator[str]:
    """The columns that a condition is about."""
    for part in condition.children:
        if isinstance(part, Q):
            yield from _columns(part)
        elif isinstance(part, tuple):
            yield part[0].partition("__")[0]
        else:
            raise TypeError(f"It cannot be said of which columns {part} is.")


def moment_of(question: Question) -> Question | None:
    """The same question of the moment of the last row before: between two rows nothing changes. None before any.

    Where facilities were made one place since that row, or parted, it is the moment of that.
    """
    moment = last_written(question.as_of)
    if moment is None:
        return None
    grouped = FacilityMerge.objects.last_change(question.as_of) if question.asks_for_place else None
    return question.at(moment if grouped is None else max(moment, grouped))


@dataclass(frozen=True)
class _Asked:
    """Queries known by their text and values, which hold the moment: two that are equal have one answer."""

    sql: str
    values: str
    cells: Sequence["QuerySet[Any, tuple[Any, ...]]"] = field(compare=False)

    @classmethod
    def of(cls, cells: "Sequence[QuerySet[Any, tuple[Any, ...]]]") -> "_Asked":
        asked = [rows.query.sql_with_params() for rows in cells]
        return cls(" ".join(sql for sql, _values in asked), repr([values for _sql, values in asked]), cells)


@lru_cache(maxsize=256)
def _counted(asked: _Asked) -> Counted:
    return add_up(chain.from_iterable(rows.all() for rows in asked.cells))  # copies, which forget their rows


def forget_answers() -> None:
    """Count everything anew when it is next asked for; nothing but a test has to."""
    _counted.cache_clear()


def _cells(rows: LedgerQuerySet | LedgerSumQuerySet, question: Question) -> "QuerySet[Any, tuple[Any, ...]]":
    """People by place, category, sex, minority and bound: one reading for all that a tally says."""
    return (
        rows.annotate(counted_under=place_of(question.basis))
        .values("counted_under", "category", "sex", "minor", "bound")
        .annotate(number=Sum("people"))
        .values_list("counted_under", "category", "sex", "minor", "bound", "number")
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


def columns_of_place(basis: Basis) -> frozenset[str]:
    """The columns that `place_of` reads."""
    return _PLACED[basis]


def places(text: str) -> Place:
    """The codes of a place that was grouped as text."""
    return tuple(text.split(",")) if text else ()


def add_up(cells: Iterable[tuple[Any, ...]]) -> Counted:
    sums: tuple[dict[Any, list[int]], ...] = tuple(defaultdict(lambda: [0] * 4) for _part in range(4))
    for place, category, sex, minor, bound, people in cells:
        number = (
            people,
            people if bound else 0,
            people if bound in _LOWER else 0,
            people if bound == CountBound.ABOUT else 0,
        )
        for kept, key in zip(sums, (places(place), category, sex, Minors.of(minor).value), strict=True):
            row = kept[key]
            for i, part in enumerate(number):
                row[i] += part
    return Counted(*({key: Count(*row) for key, row in kept.items() if any(row)} for kept in sums))

"""Counting: a question and the ledger make a tally. Nothing is kept but what cannot change any more."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet, Sum

from detainees.models import FacilityMerge
from releases.lists import CountBound
from releases.models.ledger import LedgerQuerySet, last_written
from releases.models.sums import Level
from releases.tallies.question import Minors, Question
from releases.tallies.reading import Place, columns_of_place, place_of, places, read

_LOWER = (CountBound.AT_LEAST, CountBound.RANGE)
# The parts of a tally, in the order of `Counted`, as what the ledger keeps of each.
_UNDER, _MINOR = "counted_under", "minor"
_PARTS = (_UNDER, "category", "sex", _MINOR)


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
        return _counted(_Asked.of([_Reading.of(entries, question, parts) for parts in _apart(question)]))
    except EmptyResultSet:  # there is no organisation to ask about
        return NOTHING


def _apart(question: Question) -> list[tuple[str, ...]]:
    """The parts that are read together: all of them, or each alone where that is by far fewer rows.

    So it is where dates are asked about: the days of one part are few, those of all parts together as many as releases.
    """
    levels = {Level.least(question.columns | _columns_of(part, question)) for part in _PARTS}
    return [_PARTS] if question.period is None or Level.DATED in levels else [(part,) for part in _PARTS]


def _columns_of(part: str, question: Question) -> AbstractSet[str]:
    return {"bound"} | (columns_of_place(question.basis) if part == _UNDER else {part})


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
class _Reading:
    """Rows by some parts of a tally and by bound, each with its people; of the sums and of what was written since."""

    parts: tuple[str, ...]
    cells: "Sequence[QuerySet[Any, tuple[Any, ...]]]"

    @classmethod
    def of(cls, entries: LedgerQuerySet, question: Question, parts: tuple[str, ...]) -> "_Reading":
        columns = frozenset().union(*(_columns_of(part, question) for part in parts))
        by, under = (*parts, "bound"), {_UNDER: place_of(question.basis)} if _UNDER in parts else {}
        rows = [each.annotate(**under).values(*by) for each in read(entries, question, columns)]
        return cls(parts, [each.annotate(number=Sum("people")).values_list(*by, "number") for each in rows])


@dataclass(frozen=True)
class _Asked:
    """Queries known by their text and values, which hold the moment: two that are equal have one answer."""

    sql: str
    values: str
    readings: Sequence[_Reading] = field(compare=False)

    @classmethod
    def of(cls, readings: Sequence[_Reading]) -> "_Asked":
        asked = [rows.query.sql_with_params() for reading in readings for rows in reading.cells]
        return cls(" ".join(sql for sql, _values in asked), repr([values for _sql, values in asked]), readings)


@lru_cache(maxsize=256)
def _counted(asked: _Asked) -> Counted:
    found: dict[str, dict[Any, Count]] = {}
    for reading in asked.readings:  # of copies, which forget their rows
        found |= _add_up(reading.parts, chain.from_iterable(rows.all() for rows in reading.cells))
    return Counted(*(found[part] for part in _PARTS))


def forget_answers() -> None:
    """Count everything anew when it is next asked for; nothing but a test has to."""
    _counted.cache_clear()


# How a part is called in an answer.
_CALLED: Mapping[str, Callable[[Any], Any]] = {_UNDER: places, _MINOR: lambda minor: Minors.of(minor).value}


def _add_up(parts: tuple[str, ...], cells: Iterable[tuple[Any, ...]]) -> dict[str, dict[Any, Count]]:
    sums: dict[str, dict[Any, list[int]]] = {part: defaultdict(lambda: [0] * 4) for part in parts}
    for *keys, bound, people in cells:
        number = (
            people,
            people if bound else 0,
            people if bound in _LOWER else 0,
            people if bound == CountBound.ABOUT else 0,
        )
        for part, key in zip(parts, keys, strict=True):
            row = sums[part][_CALLED[part](key) if part in _CALLED else key]
            for i, more in enumerate(number):
                row[i] += more
    return {part: {key: Count(*row) for key, row in kept.items() if any(row)} for part, kept in sums.items()}

"""Columns over time, laid out in whole units of the picture: no language's decimal sign ever stands in an attribute.

Time runs from left to right in both languages, as dates and numbers do. The lower part of a column is named people, the
upper, hatched one groups without names; a wave is a dashed line with a number that its list under the chart explains.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from casework.dates import PartialDate, say_date
from releases.charts.axes import steps
from releases.charts.labels import drawn
from releases.charts.series import MONTH, Mark, Point, Series, Unit

WIDTH, HEIGHT = 720, 270
LEFT, RIGHT, TOP, BOTTOM = 52, 12, 26, 34
_LABELS = 6  # under the columns, at most
_NARROW = 3  # units of a column that is still told from its neighbour


@dataclass(frozen=True)
class Column:
    """One column: where it stands, how high its named people and the groups upon them are, and in words."""

    x: int
    width: int
    named_y: int
    named_height: int
    groups_y: int
    groups_height: int
    label: str
    people: int
    in_groups: int


@dataclass(frozen=True)
class Line:
    """A line of the scale, or the label under a column."""

    at: int
    label: str
    number: int = 0


@dataclass(frozen=True)
class Flag:
    """The mark of a wave: where it stands, its number, and the height of the number, so that two do not meet."""

    x: int
    y: int
    number: int
    label: str
    beside: int = 0  # units to the right, where another wave of the same column stands already

    @property
    def number_x(self) -> int:
        return self.x + self.beside


@dataclass(frozen=True)
class Columns:
    """A chart of columns, ready to be drawn."""

    name: str
    columns: list[Column]
    scale: list[Line]
    under: list[Line]
    flags: list[Flag]
    has_groups: bool
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    floor: int = HEIGHT - BOTTOM


def lay_out(found: Series, language: str) -> Columns:
    """The picture of a series; its labels in `language`."""
    most = max((point.people.all for point in found.points), default=0)
    scale = steps(most)
    columns = [_column(place, point, found, scale[-1], language) for place, point in enumerate(found.points)]
    return Columns(
        found.unit.name,
        columns,
        [Line(_y(number, scale[-1]), "", number) for number in scale],
        _under(found, columns, language),
        _flags(found.marks, columns),
        any(point.people.in_groups for point in found.points),
    )


def _y(people: int, most: int) -> int:
    floor = HEIGHT - BOTTOM
    return floor - round((floor - TOP) * people / most)


def _column(place: int, point: Point, found: Series, most: int, language: str) -> Column:
    room, number = WIDTH - LEFT - RIGHT, len(found.points)
    begins, ends = LEFT + room * place // number, LEFT + room * (place + 1) // number
    gap = 1 if ends - begins > _NARROW else 0
    named = min(_y(point.people.named, most), HEIGHT - BOTTOM - bool(point.people.named))
    whole = min(_y(point.people.all, most), named)
    if point.people.in_groups and whole == named:  # what is there at all is never drawn as nothing
        whole -= 1
    return Column(
        x=begins,
        width=max(1, ends - begins - gap),
        named_y=named,
        named_height=HEIGHT - BOTTOM - named,
        groups_y=whole,
        groups_height=named - whole,
        label=said(point.start, found.unit, language),
        people=point.people.all,
        in_groups=point.people.in_groups,
    )


def said(start: date, unit: Unit, language: str) -> str:
    """The part of time in words; of a week its first day."""
    day = start.isoformat()
    return say_date(PartialDate(day[:7] if unit is MONTH else day), language)


def _under(found: Series, columns: list[Column], language: str) -> list[Line]:
    """Some labels under the columns, evenly apart."""
    every = max(1, -(-len(columns) // _LABELS))
    return [
        Line(column.x + column.width // 2, drawn(said(point.start, found.unit, language), rtl=language == "ar"))
        for place, (column, point) in enumerate(zip(columns, found.points, strict=True))
        if place % every == every // 2
    ]


def _flags(marks: list[Mark], columns: list[Column]) -> list[Flag]:
    return [
        Flag(columns[mark.place].x, TOP - 12 if number % 2 else TOP - 2, number, str(mark.wave), after)
        for number, (mark, after) in enumerate(zip(marks, _beside(marks), strict=True), start=1)
    ]


def _beside(marks: list[Mark]) -> list[int]:
    """For each mark how far its number stands beside those of the same column before it."""
    before: Counter[int] = Counter()
    found = []
    for mark in marks:
        found.append(14 * before[mark.place])
        before[mark.place] += 1
    return found

"""Lying bars with their names beside them, laid out in whole units; in Arabic they begin at the right."""

from collections.abc import Iterable
from dataclasses import dataclass

from releases.charts.labels import drawn, shortened
from releases.charts.series import People

WIDTH, ROW, BAR = 720, 26, 16
NAMES, NUMBERS = 220, 60  # units at the beginning and at the end of a row
_LONGEST = 38  # letters of a name that fit


@dataclass(frozen=True)
class Bar:
    """One bar: named people, then hatched the groups; where its name and its number stand."""

    label: str
    short: str
    people: int
    in_groups: int
    y: int
    named_x: int
    named_width: int
    groups_x: int
    groups_width: int
    number_x: int
    text_y: int
    url: str = ""


@dataclass(frozen=True)
class Bars:
    """A chart of bars, ready to be drawn; `name_x` is where all names end."""

    name: str
    bars: list[Bar]
    height: int
    rtl: bool
    has_groups: bool
    width: int = WIDTH

    @property
    def name_x(self) -> int:
        return WIDTH - NAMES + 8 if self.rtl else NAMES - 8


@dataclass(frozen=True)
class Row:
    """What one bar stands for."""

    label: str
    people: People
    url: str = ""


def lay_out(name: str, rows: Iterable[Row], *, rtl: bool) -> Bars:
    """The picture of the rows in their order; `rtl` lets them begin at the right."""
    listed = list(rows)
    most = max((row.people.all for row in listed), default=0)
    bars = [_bar(place, row, most, rtl=rtl) for place, row in enumerate(listed)]
    return Bars(name, bars, ROW * len(listed) + 8, rtl, any(row.people.in_groups for row in listed))


def _bar(place: int, row: Row, most: int, *, rtl: bool) -> Bar:
    whole, named = _length(row.people.all, most), _length(row.people.named, most)
    if row.people.in_groups and whole == named:  # what is there at all is never drawn as nothing
        whole += 1
    groups, y = whole - named, place * ROW + 4
    begin = WIDTH - NAMES if rtl else NAMES
    return Bar(
        label=row.label,
        short=drawn(shortened(row.label, _LONGEST), rtl=rtl),
        people=row.people.all,
        in_groups=row.people.in_groups,
        y=y,
        named_x=begin - named if rtl else begin,
        named_width=named,
        groups_x=begin - whole if rtl else begin + named,
        groups_width=groups,
        number_x=begin - whole - 6 if rtl else begin + whole + 6,
        text_y=y + BAR - 4,
        url=row.url,
    )


def _length(people: int, most: int) -> int:
    """Units of a bar; what is there at all is never drawn as nothing."""
    if people <= 0 or most <= 0:
        return 0
    return max(1, round((WIDTH - NAMES - NUMBERS) * people / most))

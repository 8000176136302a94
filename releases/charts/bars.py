"""Lying bars with their names beside them, laid out in whole units; in Arabic they begin at the right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from releases.charts.labels import drawn, shortened
from releases.charts.series import People

ROW, BAR = 26, 16


@dataclass(frozen=True)
class Room:
    """How wide a drawing is, how much of it names and numbers have, in units, and how many letters of a name fit."""

    width: int
    names: int
    numbers: int
    longest: int


WIDE = Room(720, 220, 60, 32)
NARROW = Room(340, 130, 50, 18)  # for a telephone, where letters of the wide one would be half as large


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
    """A chart of bars, ready to be drawn; `name_x` is where all names end. `narrow` is the same for a telephone."""

    name: str
    bars: list[Bar]
    height: int
    rtl: bool
    has_groups: bool
    room: Room = WIDE
    narrow: "Bars | None" = None

    @property
    def width(self) -> int:
        return self.room.width

    @property
    def name_x(self) -> int:
        return self.width - self.room.names + 8 if self.rtl else self.room.names - 8


@dataclass(frozen=True)
class Row:
    """What one bar stands for."""

    label: str
    people: People
    url: str = ""


def lay_out(name: str, rows: Iterable[Row], *, rtl: bool) -> Bars:
    """The picture of the rows in their order; `rtl` lets them begin at the right."""
    listed = list(rows)
    return _drawing(name, listed, WIDE, _drawing(f"{name}-narrow", listed, NARROW, None, rtl=rtl), rtl=rtl)


def _drawing(name: str, rows: Sequence[Row], room: Room, narrow: Bars | None, *, rtl: bool) -> Bars:
    most = max((row.people.all for row in rows), default=0)
    bars = [_bar(place, row, most, room, rtl=rtl) for place, row in enumerate(rows)]
    return Bars(name, bars, ROW * len(rows) + 8, rtl, any(row.people.in_groups for row in rows), room, narrow)


def _bar(place: int, row: Row, most: int, room: Room, *, rtl: bool) -> Bar:
    whole, named = (_length(people, most, room) for people in (row.people.all, row.people.named))
    if row.people.in_groups and whole == named:  # what is there at all is never drawn as nothing
        whole += 1
    groups, y = whole - named, place * ROW + 4
    begin = room.width - room.names if rtl else room.names
    return Bar(
        label=row.label,
        short=drawn(shortened(row.label, room.longest), rtl=rtl),
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


def _length(people: int, most: int, room: Room) -> int:
    """Units of a bar; what is there at all is never drawn as nothing."""
    if people <= 0 or most <= 0:
        return 0
    return max(1, round((room.width - room.names - room.numbers) * people / most))

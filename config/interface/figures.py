"""Numbers made ready to be drawn: shares, lengths of bars, steps of the map.

All lengths are whole, so that no language's decimal sign ever stands in an SVG attribute.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# Tiles are 56 units wide with 4 between them; the picture grows with its farthest tile.
_STEP = 60
_TILE = 56
_LEVELS = 5


@dataclass(frozen=True)
class Bar:
    """A row of a chart: `length` in whole per cent of the longest, `percent` of the whole in words ("" without one)."""

    label: str
    value: int
    length: int
    url: str = ""
    note: str = ""
    percent: str = ""


@dataclass(frozen=True)
class Tile:
    """A governorate on the map, in units of the picture; `level` from 0 (none) to 5 (the most)."""

    code: str
    label: str
    lines: list[str]
    value: int
    level: int
    x: int
    y: int
    url: str = ""


@dataclass(frozen=True)
class TileMap:
    """The tiles and the size of the picture that holds them."""

    tiles: list[Tile]
    width: int
    height: int
    tile: int = _TILE


def read(row: Any, name: str, default: Any = "") -> Any:
    """A value of a row that is a mapping or an object."""
    if isinstance(row, Mapping):
        return row.get(name, default)
    return getattr(row, name, default)


def bars(rows: Iterable[Any], whole: int = 0) -> list[Bar]:
    """Rows of `label`, `value` and perhaps `url` and `note`, each with its length beside the longest."""
    listed = list(rows)
    longest = max((int(read(row, "value", 0)) for row in listed), default=0)
    return [
        Bar(
            label=str(read(row, "label")),
            value=int(read(row, "value", 0)),
            length=share(int(read(row, "value", 0)), longest),
            url=str(read(row, "url") or ""),
            note=str(read(row, "note") or ""),
            percent=percent(int(read(row, "value", 0)), whole),
        )
        for row in listed
    ]


def percent(part: int, whole: int) -> str:
    """Whole per cent of `whole`, as text; "" where there is no whole."""
    if part <= 0 or whole <= 0:
        return ""
    return "<1%" if 200 * part < whole else f"{round(100 * part / whole)}%"


def share(part: int, whole: int) -> int:
    """Whole per cent; what is there at all is never drawn as nothing."""
    if part <= 0 or whole <= 0:
        return 0
    return max(1, round(100 * part / whole))


def tile_map(rows: Iterable[Any]) -> TileMap:
    """Rows of `code`, `label`, `value`, `column`, `row` and perhaps `url`; columns and rows are counted from 0."""
    listed = list(rows)
    most = max((int(read(row, "value", 0)) for row in listed), default=0)
    tiles = [_tile(row, most) for row in listed]
    return TileMap(
        tiles=tiles,
        width=max((tile.x for tile in tiles), default=0) + _TILE + 2,
        height=max((tile.y for tile in tiles), default=0) + _TILE + 2,
    )


def _tile(row: Any, most: int) -> Tile:
    value = int(read(row, "value", 0))
    return Tile(
        code=str(read(row, "code")),
        label=str(read(row, "label")),
        lines=_in_two_lines(str(read(row, "label"))),
        value=value,
        level=level(value, most),
        x=int(read(row, "column", 0)) * _STEP + 1,
        y=int(read(row, "row", 0)) * _STEP + 1,
        url=str(read(row, "url") or ""),
    )


def level(value: int, most: int) -> int:
    """The step of the map for a value: 0 for none, 1–5 by even shares of the most."""
    if value <= 0 or most <= 0:
        return 0
    return min(_LEVELS, 1 + (value * _LEVELS - 1) // most) if value < most else _LEVELS


def _in_two_lines(label: str) -> list[str]:
    """A label broken at the space or hyphen nearest its middle, if it is too long for a tile."""
    if len(label) <= 9:
        return [label]
    breaks = [place + 1 for place, sign in enumerate(label) if sign in " -"]
    if not breaks:
        return [label]
    middle = min(breaks, key=lambda place: abs(2 * place - len(label)))
    return [label[start:stop].strip() for start, stop in pairwise([0, middle, len(label)])]

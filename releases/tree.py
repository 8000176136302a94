"""The picture of who repeats whom: each claim under the one that it repeats, those of one voice tied together.

Claims stand one under the other, copies further in than their origin, so that it is read on a telephone as on a desk.
Lengths are whole units of the picture; in Arabic it begins at the right, and its letters stay as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import get_language_bidi

from releases.bar import origin
from releases.models import Claim

WIDTH, ROW, HEIGHT, INDENT, DEEPEST, MARGIN = 340, 44, 36, 24, 5, 14
EDGE = 16  # from the end of a box to the middle of its number, or of its grade
LETTERS = 24  # of a name


class Told(Protocol):
    """A claim with its number and the name of its source."""

    @property
    def number(self) -> int: ...

    @property
    def claim(self) -> Claim: ...

    @property
    def name(self) -> str: ...

    @property
    def stands(self) -> bool: ...


@dataclass(frozen=True)
class Box:
    """One claim: where its box begins and ends, its words, and the path from the one that it repeats."""

    number: int
    words: str
    title: str
    grade: str
    looks: str  # "origin", "copy", or "none" where it counts for nothing
    x: int
    y: int
    width: int
    path: str
    right_to_left: bool

    @property
    def number_at(self) -> int:
        return self.x + (self.width - EDGE if self.right_to_left else EDGE)

    @property
    def grade_at(self) -> int:
        return self.x + (EDGE if self.right_to_left else self.width - EDGE)

    @property
    def middle(self) -> int:
        return self.y + HEIGHT // 2

    @property
    def words_at(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True)
class Tie:
    """Origins of one voice, beside which one line runs."""

    path: str


@dataclass(frozen=True)
class Tree:
    """The boxes and ties, and the size of the picture that holds them."""

    boxes: list[Box]
    ties: list[Tie]
    width: int
    height: int
    box: int = HEIGHT


def drawn(lines: Sequence[Told], standing: Mapping[int, Claim]) -> Tree:
    """The picture of these claims."""
    ordered = list(_by_origin(lines))
    right_to_left = get_language_bidi()
    rows = {line.claim.pk: row for row, (line, _depth) in enumerate(ordered)}
    boxes = [_box(line, depth, rows, standing, right_to_left) for line, depth in ordered]
    ties = [_tie(found, right_to_left) for found in _voices(ordered, rows)]
    return Tree(boxes, ties, WIDTH, ROW * len(ordered))


def _by_origin(lines: Sequence[Told]) -> Iterator[tuple[Told, int]]:
    """Each claim with how deep it stands: origins of one voice together, copies right below what they repeat."""
    here = {line.claim.pk for line in lines}
    copies: dict[int, list[Told]] = {}
    roots = []
    for line in lines:
        above = line.claim.derived_from_id
        if above is not None and above in here:
            copies.setdefault(above, []).append(line)
        else:
            roots.append(line)
    firsts: dict[str, int] = {}
    for line in roots:
        firsts.setdefault(line.claim.source.voice, line.number)
    for root in sorted(roots, key=lambda line: (firsts[line.claim.source.voice], line.number)):
        yield from _below(root, 0, copies)


def _below(line: Told, depth: int, copies: dict[int, list[Told]]) -> Iterator[tuple[Told, int]]:
    yield line, depth
    for copy in copies.get(line.claim.pk, ()):
        yield from _below(copy, depth + 1, copies)


def _box(line: Told, depth: int, rows: dict[int, int], standing: Mapping[int, Claim], right_to_left: bool) -> Box:
    row, depth = rows[line.claim.pk], min(depth, DEEPEST)
    start, y = MARGIN + depth * INDENT, row * ROW + (ROW - HEIGHT) // 2
    width = WIDTH - start - 2
    path = ""
    if depth:
        down, above = start - INDENT // 2, rows[line.claim.derived_from_id or 0]
        top, middle = above * ROW + (ROW + HEIGHT) // 2, y + HEIGHT // 2
        path = f"M{_at(down, right_to_left)} {top}V{middle}H{_at(start, right_to_left)}"
    return Box(
        number=line.number,
        words=line.name if len(line.name) <= LETTERS else f"{line.name[: LETTERS - 1]}…",
        title=line.name,
        grade=line.claim.grade,
        looks=_looks(line, standing),
        x=WIDTH - start - width if right_to_left else start,
        y=y,
        width=width,
        path=path,
        right_to_left=right_to_left,
    )


def _looks(line: Told, standing: Mapping[int, Claim]) -> str:
    first = origin(line.claim, standing) if line.stands else None
    return "none" if first is None else "origin" if first.pk == line.claim.pk else "copy"


def _voices(ordered: list[tuple[Told, int]], rows: dict[int, int]) -> list[list[int]]:
    """The rows of origins that are one voice, where there are several."""
    found: dict[str, list[int]] = {}
    for line, depth in ordered:
        if depth == 0 and line.stands:
            found.setdefault(line.claim.source.voice, []).append(rows[line.claim.pk])
    return [together for together in found.values() if len(together) > 1]


def _tie(rows: list[int], right_to_left: bool) -> Tie:
    """A bracket along the outer side of these rows."""
    edge, out = _at(MARGIN, right_to_left), _at(4, right_to_left)
    first, last = (row * ROW + ROW // 2 for row in (min(rows), max(rows)))
    between = "".join(f"M{out} {row * ROW + ROW // 2}H{edge}" for row in rows)
    return Tie(f"M{out} {first}V{last}{between}")


def _at(x: int, right_to_left: bool) -> int:
    return WIDTH - x if right_to_left else x

"""The public board in pages that an old telephone loads: the first of each kind, and what leads to the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from config.public.saying import Said

WHOLE = 15_000  # bytes of figures that one page draws
MARKUP = 260  # bytes around a figure
_APART = "--"  # between what is counted and the occasion, in an address


@dataclass(frozen=True)
class PublicFigure:
    """One figure: its number with its bound, who said it, and what it rests on; an address is a text and no link."""

    number: Said
    who: Said
    definition: Said
    facts: list[Said]
    parts: list[tuple[Said, Said]]
    address: str

    @property
    def weight(self) -> int:
        """About how many bytes it is."""
        parts = [text for part in self.parts for text in part]
        texts = [self.number, self.who, self.definition, self.address, *self.facts, *parts]
        return sum(len(text.encode()) + 40 for text in texts) + MARKUP


@dataclass(frozen=True)
class PublicGroup:
    """The figures of one kind on one occasion, with what explains that they differ."""

    counted: str
    wave: str
    heading: Said
    occasion: Said | None
    figures: list[PublicFigure]
    ours: list[Said]
    why: list[Said]

    @property
    def name(self) -> str:
        """How it is named in an address."""
        return _APART.join(filter(None, (self.counted, self.wave)))

    @cached_property
    def pieces(self) -> list["Piece"]:
        """Its figures in pieces of a page each; why they differ stands in the first."""
        found: list[Piece] = [Piece(self, 1, [])]
        for figure in self.figures:
            if found[-1].figures and found[-1].weight + figure.weight > WHOLE:
                found.append(Piece(self, len(found) + 1, []))
            found[-1].figures.append(figure)
        return found


@dataclass(frozen=True)
class Piece:
    """Some figures of a group, numbered from 1."""

    group: PublicGroup
    number: int
    figures: list[PublicFigure]

    @property
    def why(self) -> Sequence[Said]:
        return self.group.why if self.number == 1 else ()

    @property
    def weight(self) -> int:
        return sum(each.weight for each in self.figures) + sum(len(each.encode()) + 40 for each in self.why) + MARKUP


def front_of(groups: Iterable[PublicGroup]) -> tuple[list[Piece], list[Piece]]:
    """What the front page draws, always one piece, and the pieces to which it leads."""
    room, drawn, led_to = WHOLE, list[Piece](), list[Piece]()
    for group in groups:
        first, *further = group.pieces
        room -= first.weight
        if drawn and room < 0:
            led_to.append(first)
        else:
            drawn.append(first)
            led_to += further[:1]
    return drawn, led_to


def piece_of(groups: Iterable[PublicGroup], name: str, number: int) -> tuple[Piece, list[Piece]] | None:
    """The piece of this name and number, and the one after it; None where there is none."""
    pieces = next((group.pieces for group in groups if group.name == name), [])
    if not 1 <= number <= len(pieces):
        return None
    return pieces[number - 1], pieces[number : number + 1]

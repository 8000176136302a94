"""The timeline of claims: who said how many were let go on one occasion, and what each leaves open.

All lengths are whole, so that no language's decimal sign ever stands in an SVG attribute.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from casework.dates import PartialDate, must_be_before
from releases.figures.differences import differences
from releases.figures.shown import ShownFigure

WIDTH, ROW, TOP = 440, 34, 26
DAYS_FROM, DAYS_TO = 4, 130  # where the days are drawn
BARS_FROM, BARS_TO = 142, 312  # where the numbers are drawn
_OPEN = 26  # the length of an arrow: it may be more


@dataclass(frozen=True)
class Claim:
    """A figure as a row of the picture: its day or days on the left, its number on the right, with what is open."""

    shown: ShownFigure
    y: int
    day: int
    day_width: int
    bar: int
    open_from: int
    open_width: int
    unbounded: bool
    follows: bool  # surely later than the one before it

    @property
    def middle(self) -> int:
        return self.y + ROW // 2

    @property
    def label_at(self) -> int:
        return max(BARS_FROM + self.bar, self.open_from + self.open_width) + (_OPEN if self.unbounded else 0) + 6


class Timeline:
    """The picture of some figures of one occasion; those of which no day is said stand in the table alone."""

    width, row, top = WIDTH, ROW, TOP
    bars_from, days_from, days_to = BARS_FROM, DAYS_FROM, DAYS_TO

    def __init__(self, figures: Iterable[ShownFigure]) -> None:
        self.all = list(figures)
        self.figures = sorted((figure for figure in self.all if figure.said.as_of), key=_middle)

    @property
    def undated(self) -> list[ShownFigure]:
        return [figure for figure in self.all if not figure.said.as_of]

    @cached_property
    def differences(self) -> list[str]:
        """What the claims tell themselves of why they differ."""
        return differences(self.all)

    @property
    def height(self) -> int:
        return TOP + ROW * len(self.figures) + 8

    @cached_property
    def first(self) -> date:
        return min(_earliest(figure) for figure in self.figures)

    @cached_property
    def last(self) -> date:
        """Never the first one itself, so that there is something between them."""
        latest = max(_day(figure).latest() for figure in self.figures)
        return max(latest, self.first + timedelta(days=1))

    @property
    def ends(self) -> tuple[str, str]:
        """The months of the first and the last day, short enough for a telephone."""
        return f"{self.first:%-m/%Y}", f"{self.last:%-m/%Y}"

    @cached_property
    def claims(self) -> list[Claim]:
        return list(self._drawn())

    def _drawn(self) -> Iterator[Claim]:
        most = max((int(figure.span.high or figure.span.low) for figure in self.figures), default=0) or 1
        for place, figure in enumerate(self.figures):
            low, high = int(figure.span.low), int(figure.span.high or figure.span.low)
            solid = _scaled(figure.said.value if figure.span.high is None else low, most)
            start, end = (self._place(day) for day in (_earliest(figure), _day(figure).latest()))
            yield Claim(
                shown=figure,
                y=TOP + ROW * place,
                day=start,
                day_width=max(7, end - start),
                bar=solid,
                open_from=BARS_FROM + solid,
                open_width=max(3, _scaled(high, most) - solid) if high > low else 0,
                unbounded=figure.span.high is None,
                follows=place > 0 and must_be_before(self.figures[place - 1].said.as_of, figure.said.as_of),
            )

    def _place(self, day: date) -> int:
        whole = (self.last - self.first).days
        return DAYS_FROM + (DAYS_TO - DAYS_FROM - 7) * (day - self.first).days // whole


def _scaled(value: int, most: int) -> int:
    return max(2, (BARS_TO - BARS_FROM) * value // most) if value else 0


def _day(figure: ShownFigure) -> PartialDate:
    assert figure.said.as_of is not None  # those without a day are not drawn
    return figure.said.as_of


def _earliest(figure: ShownFigure) -> date:
    """The first day of which it may be; none is of a day before the occasion began."""
    earliest = _day(figure).earliest()
    began = figure.said.wave.began if figure.said.wave else earliest
    return min(max(earliest, began), _day(figure).latest())


def _middle(figure: ShownFigure) -> tuple[int, date, int]:
    """The middle of the days of which it may be, so that what is not sharp stands among those that it may be beside."""
    earliest, latest = _earliest(figure), _day(figure).latest()
    return earliest.toordinal() + latest.toordinal(), latest, figure.said.value

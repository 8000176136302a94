"""A published figure as a page shows it: what it says in the reader's language, and how its number is to be read."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from accounts.models.teams import in_language
from releases.figures.parts import Part, period_said, read
from releases.figures.spans import Span
from releases.lists import Category, CountBound
from releases.models import ReportedFigure
from releases.models.reported import FigureContent
from releases.said_figures import WhatIsCounted


@dataclass(frozen=True, eq=False)
class ShownFigure:
    """One figure and what it says, which is a version or, for those who write it, the working copy."""

    figure: ReportedFigure
    said: FigureContent

    @classmethod
    def standing(cls, figure: ReportedFigure) -> "ShownFigure":
        """As everybody reads it; the figure is published."""
        assert figure.standing is not None
        return cls(figure, figure.standing)

    @property
    def kind(self) -> WhatIsCounted:
        return self.said.kind

    @property
    def number(self) -> str:
        """The number with its bound, without thousands' digits of a language: pages put it through `number`."""
        return numbered(self.said.value, self.said.value_to, self.said.bound)

    @property
    def bound(self) -> str:
        return str(CountBound(self.said.bound).label)

    @cached_property
    def span(self) -> Span:
        return Span.of(self.said.value, self.said.value_to, self.said.bound)

    @property
    def single(self) -> int | None:
        """The number, where it is one; None for a range, in which no number is said."""
        return self.said.value if self.said.value_to is None else None

    @cached_property
    def parts(self) -> list[Part]:
        return read(self.said.parts)

    @property
    def period(self) -> str:
        return period_said(*("" if end is None else end.edtf for end in (self.said.since, self.said.until)))

    @property
    def covers(self) -> str:
        """The categories that it names as counted; "" where it names none."""
        return in_language("، ", ", ").join(str(Category(code).label) for code in self.said.covers)

    @property
    def order(self) -> tuple[str, int]:
        """By the day of which it is, then by the number; what has no day comes last."""
        return (self.said.as_of.edtf if self.said.as_of else "~", self.said.value)

    @property
    def address(self) -> str:
        return self.figure.get_absolute_url()


def numbered(value: int, value_to: int | None, bound: str) -> str:
    """A number as it is to be read: 103, at least 113,218, about 1,160, 6–7."""
    if bound == CountBound.RANGE:
        return f"{value:,}–{value_to:,}"
    if bound == CountBound.AT_LEAST:
        return _("at least %(number)s") % {"number": f"{value:,}"}
    return _("about %(number)s") % {"number": f"{value:,}"} if bound == CountBound.ABOUT else f"{value:,}"

"""What a figure leaves open: the lowest and the highest that it may be, by its bound."""

from dataclasses import dataclass
from fractions import Fraction

from releases.lists import CountBound


@dataclass(frozen=True)
class Span:
    """From `low` to `high`; a `high` of None is open, for a lower bound says nothing of the highest."""

    low: Fraction
    high: Fraction | None

    @classmethod
    def of(cls, value: int, value_to: int | None, bound: str) -> "Span":
        """Of a figure: "about" is as fine as its last digit that is not 0 (132,000: by half a thousand either way)."""
        if bound == CountBound.AT_LEAST:
            return cls(Fraction(value), None)
        if bound == CountBound.RANGE:
            return cls(Fraction(value), Fraction(value_to or value))
        margin = half_of_last_digit(value) if bound == CountBound.ABOUT else Fraction(0)
        return cls(value - margin, value + margin)


def half_of_last_digit(value: int) -> Fraction:
    """Half of the place of the last digit that is not 0; none for 0."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return Fraction(step, 2) if value else Fraction(0)

"""“At this pace it takes N years”: out of two numbers, with what their bounds and dates leave open."""

from datetime import date
from fractions import Fraction

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from casework.dates import PartialDate
from releases.figures.pace import Pace, days_between, said, takes
from releases.figures.spans import Span, half_of_last_digit

NUMBERS = st.integers(1, 10_000_000)
BOUNDS = st.sampled_from(["exactly", "about", "at-least"])


def sentence(held: int, bound: str, pace: int, pace_bound: str = "exactly") -> str:
    with override("en"):
        span = Span.of(pace, None, pace_bound)
        return said(takes(held, Span.of(held, None, bound), Pace(Fraction(pace), span)))


def test_the_reckoning_of_2022_comes_out() -> None:
    assert sentence(132_000, "about", 1_000) == "About 132 years: between 131 years and 133 years."
    assert sentence(132_000, "exactly", 1_000) == "132 years."


@pytest.mark.parametrize(
    ("held", "pace", "says"),
    [
        ((113_218, "at-least"), (1_000, "exactly"), "At least 113 years."),
        ((132_000, "exactly"), (1_000, "at-least"), "At most 132 years."),
        ((113_218, "at-least"), (1_000, "at-least"), "Nothing can be said: the bounds of the two numbers"),
        ((132_000, "exactly"), (0, "exactly"), "Nobody was let go: there is no pace"),
        ((1_000, "exactly"), (1_000, "exactly"), "12 months."),
        ((1, "exactly"), (10_000, "exactly"), "Less than a month."),
    ],
)
def test_what_cannot_be_said_is_said(held: tuple[int, str], pace: tuple[int, str], says: str) -> None:
    assert sentence(*held, *pace).startswith(says)


def test_about_is_as_fine_as_its_last_digit() -> None:
    halves = {value: half_of_last_digit(value) for value in (132_000, 1_160, 523, 0)}
    assert halves == {132_000: 500, 1_160: 5, 523: Fraction(1, 2), 0: 0}


def test_a_date_that_is_not_sharp_makes_the_pace_less_sharp() -> None:
    days = days_between(date(2022, 4, 30), PartialDate("2022-05"))
    assert days == (2, 32)
    pace = Pace.in_days(500, Span.of(500, None, "exactly"), days)
    assert pace.span.high is not None
    assert pace.said is not None
    assert pace.span.low < pace.said < pace.span.high
    assert days_between(date(2022, 4, 30), PartialDate("2021")) is None


def test_of_a_range_no_number_is_said() -> None:
    """Its lowest is no pace, and its middle is a number that nobody gave."""
    with override("en"):
        span = Span(Fraction(100), Fraction(1_000))
        found = takes(10_000, Span.of(10_000, None, "exactly"), Pace(None, span))
        assert said(found) == "Between 10 years and 100 years."
        none = takes(10_000, Span.of(10_000, None, "exactly"), Pace(None, Span(Fraction(0), Fraction(1_000))))
        assert said(none) == "At least 10 years."
        assert Pace(None, span).a_year == "100–1,000"


@given(NUMBERS, BOUNDS, NUMBERS, BOUNDS)
def test_what_is_said_lies_between_what_is_possible(held: int, bound: str, pace: int, pace_bound: str) -> None:
    found = takes(held, Span.of(held, None, bound), Pace(Fraction(pace), Span.of(pace, None, pace_bound)))
    assert found is not None
    assert found.said == Fraction(held, pace)
    assert found.least is None or found.least <= found.said
    assert found.most is None or found.said <= found.most
    assert (found.least is None) == (pace_bound == "at-least")
    assert (found.most is None) == (bound == "at-least")

"""The value: bounds, order, and what may or must be before what."""

from datetime import date

import pytest
from edtf import is_valid_edtf, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.dates import PartialDate, may_be_before, may_be_within, must_be_before

DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2099, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Every form there is, evenly."""
    precision = st.sampled_from((4, 7, 10))
    first, last = sorted((draw(DAYS), draw(DAYS)))
    if draw(st.booleans()):
        said = first.isoformat()[: draw(precision)]
        return PartialDate(said + draw(st.sampled_from(("", "~", "?", "%"))))
    return PartialDate(f"{first.isoformat()[: draw(precision)]}/{last.isoformat()[: draw(precision)]}")


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-05-17", date(2013, 5, 17), date(2013, 5, 17)),
        ("2013~", date(2012, 1, 1), date(2014, 12, 31)),
        ("2013-01~", date(2012, 12, 1), date(2013, 2, 28)),
        ("2013-05-17?", date(2013, 5, 7), date(2013, 5, 27)),
        ("2013-05/2013-08", date(2013, 5, 1), date(2013, 8, 31)),
        ("2013-05-17/2013", date(2013, 5, 17), date(2013, 12, 31)),
    ],
)
def test_a_date_knows_the_days_it_may_be(edtf: str, earliest: date, latest: date) -> None:
    assert (PartialDate(edtf).earliest(), PartialDate(edtf).latest()) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13",
        "2013-13",
        "2013-00",
        "2013-02-30",
        "2013-02-29",
        "1899",
        "2101",
        "2013-5",
        "2013-08/2013-05",
        "2013~/2014",
        "2013 ",
        "٢٠١٣",
        "2013\n",
        "2013-21",
        "201X",
        "2013/..",
        "17/5/2013",
        "x",
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        PartialDate(text)


def test_dates_sort_by_their_beginning_and_the_vaguer_first() -> None:
    sorted_texts = ["2012-12-31", "2013", "2013-05", "2013-05-16", "2013-05-17", "2013-05~", "2013-06", "2013~", "2014"]
    assert [d.edtf for d in sorted(map(PartialDate, reversed(sorted_texts)))] == sorted_texts


def test_equal_dates_are_one_in_a_set() -> None:
    assert len({PartialDate("2013-05"), PartialDate("2013-05"), PartialDate("2013")}) == 2


@given(partial_dates(), partial_dates())
def test_must_be_before_means_that_the_other_way_round_cannot_be(one: PartialDate, other: PartialDate) -> None:
    if must_be_before(one, other):
        assert may_be_before(one, other)
        assert not may_be_before(other, one)
        assert one < other


@given(DAYS, DAYS)
def test_of_whole_days_may_and_must_are_the_same(one: date, other: date) -> None:
    before = one < other
    assert may_be_before(PartialDate.on(one), PartialDate.on(other)) == before
    assert must_be_before(PartialDate.on(one), PartialDate.on(other)) == before


@given(partial_dates())
def test_the_unknown_may_be_anything_and_must_be_nothing(known: PartialDate) -> None:
    assert may_be_before(None, known)
    assert may_be_before(known, None)
    assert not must_be_before(None, known)
    assert not must_be_before(known, None)
    assert may_be_within(None, date(2013, 1, 1), date(2013, 1, 1))


def test_what_is_vague_may_be_before_what_lies_in_it_and_before_its_like() -> None:
    assert may_be_before(PartialDate("2013-05-17"), PartialDate("2013"))
    assert may_be_before(PartialDate("2013"), PartialDate("2013-05-17"))
    assert may_be_before(PartialDate("2013"), PartialDate("2013"))
    assert not may_be_before(PartialDate("2013-05-17"), PartialDate("2013-05-17"))


def test_released_in_the_year_of_the_arrest_is_no_contradiction() -> None:
    assert not must_be_before(PartialDate("2013"), PartialDate("2013-05-17"))
    assert must_be_before(PartialDate("2012"), PartialDate("2013-05-17"))
    assert not must_be_before(PartialDate("2012~"), PartialDate("2013-05-17"))


@given(partial_dates(), DAYS)
def test_a_date_is_possibly_within_the_days_it_may_be(known: PartialDate, day: date) -> None:
    assert may_be_within(known, day, day) == (known.earliest() <= day <= known.latest())
    assert may_be_within(known, None, day) == (known.earliest() <= day)
    assert may_be_within(known, day, None) == (day <= known.latest())


@settings(max_examples=40, deadline=None)
@given(partial_dates())
def test_the_library_of_congress_grammar_reads_what_we_write(known: PartialDate) -> None:
    assert is_valid_edtf(known.edtf)
    if not known.qualifier:
        theirs = parse_edtf(known.edtf)
        assert (date(*theirs.lower_strict()[:3]), date(*theirs.upper_strict()[:3])) == (
            known.earliest(),
            known.latest(),
        )

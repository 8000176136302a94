"""Reading what people type, saying it back, and the sentences of refusal."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from casework.dates import PartialDate, as_typed, read_date, say_date
from casework.mistake import Mistake
from tests.casework.test_dates import partial_dates

WRITE_IT = "Write it as 2013, 5/2013, 17/5/2013 or 2013-05-17; about 2013 or 2013-2015 where it is not certain."
HIJRI = "is a date of the Hijri calendar. Write it in the Gregorian one, as 2013, 5/2013 or 17/5/2013."


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2013", "2013"),
        (" 2013-5 ", "2013-05"),
        ("2013-05-17", "2013-05-17"),
        ("17/5/2013", "2013-05-17"),
        ("17-5-2013", "2013-05-17"),
        ("17.05.2013", "2013-05-17"),
        ("17 / 5 / 2013", "2013-05-17"),
        ("17 - 5 - 2013", "2013-05-17"),
        ("2013/5/17", "2013-05-17"),
        ("5/2013", "2013-05"),
        ("5-2013", "2013-05"),
        ("2013/5", "2013-05"),
        ("٢٠١٣", "2013"),
        ("١٧/٥/٢٠١٣", "2013-05-17"),
        ("۱۷/۵/۲۰۱۳", "2013-05-17"),
        ("\u200f17/5/2013\u200e\u2069", "2013-05-17"),
        ("17–5–2013", "2013-05-17"),
        ("2013~", "2013~"),
        ("~2013", "2013~"),
        ("about May 2013", "2013-05~"),
        ("حوالى ٢٠١٣", "2013~"),
        ("2013 تقريباً", "2013~"),
        ("2013?", "2013?"),
        ("17 May 2013", "2013-05-17"),
        ("17 أيار 2013", "2013-05-17"),
        ("ايار 2013", "2013-05"),
        ("كانون الثاني 2012", "2012-01"),
        ("مايو 2013", "2013-05"),
        ("2013-05/2013-08", "2013-05/2013-08"),
        ("2013/2014", "2013/2014"),
        ("2013-2014", "2013/2014"),
        ("1/5/2013 - 3/5/2013", "2013-05-01/2013-05-03"),
        ("between May 2013 and 2014", "2013-05/2014"),
        ("بين أيار 2013 وآب 2013", "2013-05/2013-08"),
        ("2013/2013", "2013"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, edtf: str) -> None:
    assert read_date(typed) == PartialDate(edtf)


@pytest.mark.parametrize("typed", ["", "  ", "\u200f", "unknown", "غير معروف"])
def test_nothing_typed_is_unknown(typed: str) -> None:
    assert read_date(typed) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2013-13", "There is no month 13: months are 01 to 12."),
        ("5/17/2013", "There is no month 17. Write the day first, as in 17/5/2013."),
        ("13/2013", "There is no month 13: months are 01 to 12."),
        ("30/2/2013", "There is no day 30 in month 2 of 2013: it has 28 days."),
        ("2013-02-29", "There is no day 29 in month 2 of 2013: it has 28 days."),
        ("1899", "The year 1899 cannot be right: years go from 1900 to 2100."),
        ("2101-01", "The year 2101 cannot be right: years go from 1900 to 2100."),
        ("2013-08/2013-05", "The dates run backwards: 2013-05 is before 2013-08."),
        ("17/5/13", "Write the year with four digits, as in 2013: two could mean another century."),
        ("٥/١٣", "Write the year with four digits, as in 2013: two could mean another century."),
        ("spring", "“spring” is not a date. " + WRITE_IT),
        *(
            (
                typed,
                f"“{said}” {HIJRI}",
            )
            for typed, said in (
                ("17/5/1410", "17/5/1410"),
                ("١٤٣٤", "1434"),
                ("12 رمضان 1434", "12 رمضان 1434"),
                ("1434 AH", "1434 ah"),
                ("17/5/1434هـ", "17/5/1434ه-"),
            )
        ),
        ("41411", "“41411” is a day as spreadsheets count them. Format its cell as a date, or write it as 17/5/2013."),
        ("99999", "“99999” is not a date. " + WRITE_IT),
        ("2" * 10_000, "This is too long for a date. Write it as 2013, 5/2013 or 17/5/2013."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(typed: str, sentence: str) -> None:
    with override("en"):
        assert read_date(typed) == Mistake(sentence)


@given(partial_dates(), st.sampled_from(("ar", "en")), st.sampled_from(("western", "arabic")))
def test_a_date_that_is_said_can_be_typed_again(known: PartialDate, language: str, digits: str) -> None:
    assert read_date(known.edtf) == _plainest(known)
    assert read_date(say_date(known, language, digits)) == _plainest(known)
    assert read_date(as_typed(known, language)) == _plainest(known)


def _plainest(known: PartialDate) -> PartialDate:
    """Between a day and the same day is that day."""
    return PartialDate(str(known.first)) if known.first == known.last else known


@given(st.text(max_size=100))
def test_any_text_at_all_gets_an_answer(typed: str) -> None:
    answer = read_date(typed)
    assert answer is None or isinstance(answer, PartialDate) or str(answer).endswith(".")


@pytest.mark.parametrize(
    ("edtf", "english", "arabic"),
    [
        ("2013-05-17", "17 May 2013", "17 أيار 2013"),
        ("2013-01", "January 2013", "كانون الثاني 2013"),
        ("2013~", "about 2013", "نحو 2013"),
        ("2013-05%", "about May 2013 (doubtful)", "نحو أيار 2013 (غير مؤكد)"),
        ("2013-05/2013-08", "between May 2013 and August 2013", "بين أيار 2013 وآب 2013"),
    ],
)
def test_a_date_is_said_in_both_languages(edtf: str, english: str, arabic: str) -> None:
    assert say_date(PartialDate(edtf), "en") == english
    assert say_date(PartialDate(edtf), "ar") == arabic


def test_digits_are_a_preference_and_the_unknown_has_a_word() -> None:
    assert say_date(PartialDate("2013-05-17"), "ar", "arabic") == "١٧ أيار ٢٠١٣"
    assert say_date(None, "en") == "unknown"
    with override("ar"):
        assert say_date(None) == "غير معروف"

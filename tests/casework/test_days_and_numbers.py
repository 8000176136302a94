"""A number by which somebody is reached is none the less one where it is written as a day; a day stays one."""

import pytest

from casework.reachable import holds_a_number, without_numbers

_SCRIPTS = {"0-9": "0123456789", "٠-٩": "٠١٢٣٤٥٦٧٨٩", "۰-۹": "۰۱۲۳۴۵۶۷۸۹"}
in_each_script = pytest.mark.parametrize("digits", _SCRIPTS.values(), ids=_SCRIPTS)


def in_digits(text: str, digits: str) -> str:
    """The text with these digits."""
    return text.translate(str.maketrans("0123456789", digits))


@in_each_script
@pytest.mark.parametrize(
    "number",
    [
        "0944-12-34-56", "0944.12.34.56", "0944/12/34/56", "0944 12 34 56", "0944-12-34 56", "0944-123-456",
        "0944-12-34", "0944-12-11-10", "0944/1/2/2013", "0944 1/2/2013", "0944 12/2013", "0944-2012-11", "0944 2012-11",
        "0532-12-34-567", "0532.12.34.567", "0532 12 34 567", "03/12/3456", "03-12-3456", "03.12.3456", "03/45/2013",
        "03/45/1999", "70-12-3456", "094412/2013", "+963 944 12/2013", "00963-944-12-34-56", "+963.944.12.34.56",
        "+963/11/2013/05", "2013-05-07-10-11", "2013-05-0712", "12/12/20134", "17/5/2013-44", "2013/13/13",
        "2013-44-55", "0944,12,34,56", "0944|12|34|56", "0944\\12\\34\\56", "0944٫12٫34٫56",
        "0944\u221212\u221234\u221256", "093,312,345", "+2010-12-12 345",
    ],
)  # fmt: skip
def test_a_number_that_is_parted_as_a_day_is_a_number(number: str, digits: str) -> None:
    text = in_digits(f"حارة الورد {number} بعد الفرن", digits)
    assert holds_a_number(text)
    assert holds_a_number(in_digits(number, digits))
    assert not holds_a_number(without_numbers(text, "–"))


@in_each_script
@pytest.mark.parametrize(
    "day",
    [
        "2013-05-07", "7/5/2013", "05.07.2013", "7-5-2013", "2013/5/7", "2013.05.07", "2013-31-12", "12/31/2013",
        "17/05/2013", "17 / 05 / 2013", "31.12.1999", "1/1/2100", "5/2013", "05/2013", "2013-05", "2012/2013",
        "12-14 May 2013", "7/5/2013-9/5/2013", "7/5/2013 - 9/5/2013", "2013-05-07/2013-05-09", "2013-05/2013-08",
        "5/2013 – 7/2014", "7/5/2013, 9/5/2013", "7/5/2013، 9/5/2013", "7/5/2013 9/5/2013", "(2013-05-07)",
        "2013-05-07 10:30", "10:30 2013-05-07", "08:05 7/5/2013", "17/5/2013, 3", "17/5/2013: 3", "7/5/2013.",
        "1182/2013, 7/5/2013", "12: 2013-05-07", "2011, 2012, 2013", "12-14 أيار 2013", "30,000,000", "0123/2022",
    ],
)  # fmt: skip
def test_a_day_stays_one(day: str, digits: str) -> None:
    text = in_digits(f"أخذ من البيت {day} ولم يعد", digits)
    assert not holds_a_number(text)
    assert not holds_a_number(in_digits(day, digits))
    assert without_numbers(text, "–") == text


@pytest.mark.parametrize("text", ["R-4KMD-72QX", "Q-7F2K-99AB, Q-20AB-0507", "see R-4KMD-72QX of 2013-05-07"])
def test_a_reference_stays_one(text: str) -> None:
    assert not holds_a_number(text)


def test_a_long_text_is_looked_through_at_once() -> None:
    assert not holds_a_number("7/5/2013 " * 4_000)
    assert holds_a_number("0 " * 20_000)

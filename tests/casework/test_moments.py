"""Moments that people and programs write: a day, or a day and an hour, in Syria unless said otherwise."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from casework.mistake import Mistake
from casework.moments import MomentField, read_moment

DAMASCUS = ZoneInfo("Asia/Damascus")
HALF_PAST_TWO = datetime(2022, 5, 5, 14, 30, tzinfo=DAMASCUS)


@pytest.mark.parametrize(
    "typed",
    [
        "2022-05-05 14:30",
        "2022-05-05T14:30",
        "2022-05-05T14:30:00",
        "5/5/2022 14:30",
        "5 May 2022, 14:30",
        "5 أيار 2022، 14:30",
        "٥/٥/٢٠٢٢ ١٤:٣٠",
        "  2022-05-05   14:30 ",
        "2022-05-05T11:30:00Z",
        "2022-05-05T14:30:00+03:00",
        "2022-05-05T14:30:00+0300",
        "2022-05-05T14:30:00 03:00",  # a "+" that an address has eaten
        "2022-05-05T07:30:00-04:00",
        "\u200f2022-05-05 14:30\u200f",
    ],
)
def test_a_day_and_an_hour(typed: str) -> None:
    assert read_moment(typed) == HALF_PAST_TWO


def test_what_is_written_by_a_program_is_read_to_the_microsecond() -> None:
    now = timezone.localtime()
    assert read_moment(now.isoformat()) == now
    assert read_moment("2022-05-05 14:30:07.5") == datetime(2022, 5, 5, 14, 30, 7, 500_000, tzinfo=DAMASCUS)


def test_a_day_alone_is_its_end_in_syria() -> None:
    assert read_moment("2022-05-05") == datetime(2022, 5, 5, 23, 59, 59, 999_999, tzinfo=DAMASCUS)
    assert read_moment("2022-05-05") == datetime(2022, 5, 5, 20, 59, 59, 999_999, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["", "   ", "\u200f"])
def test_nothing_is_no_moment(typed: str) -> None:
    assert read_moment(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "2022-05", "2022", "about 2022-05-05", "unknown", "2022-05/2022-06", "yesterday", "14:30", "2022-05-05 25:00",
        "2022-05-05 14:60", "2022-05-05 14:30+99:00", "2022-02-30 10:00", "2022-05-05 14:30 sharp", "1'; --", "9" * 500,
    ],
)  # fmt: skip
def test_what_is_no_moment_gets_a_sentence(typed: str) -> None:
    answer = read_moment(typed)
    assert isinstance(answer, Mistake)
    assert answer.sentence.endswith(".")


def test_the_field_gives_the_sentence() -> None:
    with override("en"), pytest.raises(ValidationError, match="no time of a day"):
        MomentField().clean("2022-05-05 25:00")
    assert MomentField(required=False).clean("") is None

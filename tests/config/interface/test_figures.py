"""Numbers made ready to be drawn."""

import pytest

from config.interface import figures, numerals


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    drawn = figures.bars(
        [{"label": "Daraa", "value": 34}, {"label": "Homs", "value": 17}, {"label": "Raqqa", "value": 0}]
    )
    assert [bar.length for bar in drawn] == [100, 50, 0]


def test_one_among_thousands_is_still_drawn() -> None:
    assert figures.share(1, 100_000) == 1


@pytest.mark.parametrize(("value", "level"), [(0, 0), (1, 1), (20, 1), (21, 2), (99, 5), (100, 5)])
def test_the_map_has_a_step_of_its_own_for_none(value: int, level: int) -> None:
    assert figures.level(value, 100) == level


def test_a_map_of_nothing_is_drawn() -> None:
    assert (
        figures.tile_map([{"code": "SY-ID", "label": "Idlib", "value": 0, "column": 1, "row": 0}]).tiles[0].level == 0
    )


def test_tiles_stand_by_column_from_the_west() -> None:
    rows = [
        {"code": "SY-LA", "label": "Latakia", "value": 1, "column": 0, "row": 0},
        {"code": "SY-HA", "label": "Al-Hasakah", "value": 1, "column": 4, "row": 0},
    ]
    west, east = figures.tile_map(rows).tiles
    assert west.x < east.x


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Homs", ["Homs"]),
        ("Rural Damascus", ["Rural", "Damascus"]),
        ("Deir ez-Zor", ["Deir", "ez-Zor"]),
        ("Al-Hasakah", ["Al-", "Hasakah"]),
    ],
)
def test_long_names_are_broken_in_two(label: str, lines: list[str]) -> None:
    row = {"code": "", "label": label, "value": 0, "column": 0, "row": 0}
    assert figures.tile_map([row]).tiles[0].lines == lines


def test_numbers_are_parted_in_the_readers_digits() -> None:
    assert numerals.number(969854) == "969,854"
    with numerals.shown_as("arabic"):
        assert numerals.number(969854) == "٩٦٩٬٨٥٤"
        assert numerals.digits("17/5/2013") == "١٧/٥/٢٠١٣"
    assert numerals.number(7) == "7"


def test_nothing_is_no_number() -> None:
    assert numerals.number(None) == ""
    assert numerals.number(0) == "0"


def test_the_digits_of_a_reference_stay_as_they_are_written() -> None:
    with numerals.shown_as("arabic"):
        assert numerals.digits("29 April 2022, as R-2345-67AB") == "٢٩ April ٢٠٢٢, as R-2345-67AB"
    assert numerals.digits("29") == "29"

"""Who is found to be one person, and who is not."""

from pathlib import Path

import pytest

from detainees.linkage.engine import FLAGGED
from tests.detainees.linkage.making import Row, crowd, found_among, person, score_of

KHATIB = {"birth": "1984", "home_governorate": "SY-HM", "arrest_date": "2013-05-17", "facility": "sednaya"}


def _score(folder: Path, one: Row, other: Row, links: tuple[tuple[int, int], ...] = ()) -> float:
    """Of two people, the first of a crowd."""
    _found, pairs = found_among(folder, [one, other, *crowd()], links)
    return score_of(pairs, 1, 2)


def test_a_second_entry_in_the_other_script_is_flagged(tmp_path: Path) -> None:
    one = person("محمد", "خالد", "الخطيب", **KHATIB)
    other = person("Mohamad", "Khaled", "Al-Khateeb", script="latin", **KHATIB | {"arrest_date": "2013-05"})
    assert _score(tmp_path, one, other) >= FLAGGED


def test_brothers_who_were_arrested_together_are_not_one_person(tmp_path: Path) -> None:
    one = person("محمد", "خالد", "الخطيب", mother="سناء", **KHATIB)
    other = person("سمير", "خالد", "الخطيب", mother="سناء", **KHATIB | {"birth": "1986"})
    assert _score(tmp_path, one, other) < FLAGGED


def test_cousins_of_one_name_are_not_one_person(tmp_path: Path) -> None:
    one = person("نضال", "خالد", "الخطيب", grandfather="قاسم", mother="سناء", **KHATIB)
    other = person("نضال", "سمير", "الخطيب", grandfather="قاسم", mother="هدى", birth="1979", home_governorate="SY-HM")
    assert _score(tmp_path, one, other) < FLAGGED


def test_parts_that_changed_places_are_met(tmp_path: Path) -> None:
    one = person("نضال", "خالد", "الخطيب", **KHATIB)
    other = person("الخطيب", "خالد", "نضال", **KHATIB)
    assert _score(tmp_path, one, other) >= FLAGGED


def test_two_names_typed_into_one_part_are_taken_apart(tmp_path: Path) -> None:
    one = person("نضال", "خالد", "الخطيب", **KHATIB)
    other = person("نضال خالد", "", "الخطيب", **KHATIB)
    assert _score(tmp_path, one, other) >= FLAGGED


def test_an_equal_number_is_the_strongest_reason_whatever_the_name(tmp_path: Path) -> None:
    one, other = person("محمد", "خالد", "الخطيب", number="x"), person("وائل", "هشام", "بدور", number="x")
    _found, pairs = found_among(tmp_path, [one, other, *crowd()])
    pair = next(pair for pair in pairs if (pair.one, pair.other) == (1, 2))
    assert max(pair.evidence, key=lambda entry: entry[2])[:2] == ("number", "same")
    assert pair.score >= FLAGGED


def test_a_number_that_strangers_share_is_no_reason_by_itself(tmp_path: Path) -> None:
    people = [row | {"number": str(at % 150)} for at, row in enumerate(crowd())]
    _found, pairs = found_among(tmp_path, people)
    shared = [pair for pair in pairs if ("number", "same") in {entry[:2] for entry in pair.evidence}]
    assert len([pair for pair in shared if pair.score >= FLAGGED]) < 5


def test_a_known_brother_speaks_against(tmp_path: Path) -> None:
    one, other = person("محمد", "خالد", "الخطيب", **KHATIB), person("محمد", "خالد", "الخطيب", **KHATIB)
    assert _score(tmp_path / "unknown", one, other) >= FLAGGED
    assert _score(tmp_path / "known", one, other, ((1, 2),)) < FLAGGED


def test_no_pair_crosses_organisations(tmp_path: Path) -> None:
    one = person("نضال", "خالد", "الخطيب", number="x", **KHATIB)
    assert _score(tmp_path, one, one | {"organisation": "2"}) == 0.0


def test_everyone_missing_the_year_is_no_obstacle(tmp_path: Path) -> None:
    one = person("نضال", "خالد", "الخطيب", arrest_date="2013-05-17", facility="sednaya")
    without = [row | {"birth": ""} for row in crowd()]
    _found, pairs = found_among(tmp_path, [one, one, *without])
    assert score_of(pairs, 1, 2) >= FLAGGED


def test_a_name_that_many_bear_is_refined_and_what_is_refused_is_counted(tmp_path: Path) -> None:
    many = [person("محمد", "أحمد", "") for _ in range(3000)]
    found, pairs = found_among(tmp_path, many)
    blocks = found.counts.blocks
    assert blocks.refused
    assert blocks.pairs_not_formed >= 3000 * 2999 // 2
    assert found.counts.formed == 0
    assert pairs == []


@pytest.mark.parametrize("people", [[], [person("محمد", "خالد", "الخطيب")], [person(), person()]])
def test_a_register_of_nobody_or_of_one_has_no_pairs(tmp_path: Path, people: list[Row]) -> None:
    assert found_among(tmp_path, people)[1] == []


def test_names_that_are_none_are_no_error(tmp_path: Path) -> None:
    strange = [
        person("م", "", ""), person("ا" * 300, "x" * 300, "محمد " * 60), person("אברהם", "יצחק", "כהן"),
        person("王", "小明", "李"), person("😀", "🎉", "❤️"), person("أبو محمد"), person("محمد", "محمد", "محمد"),
        person("محمدAhmad", "x", "؟!"), person('"', "'; DROP TABLE x; --", "a,b\nc"), person("\u200f", " ", "-"),
    ]  # fmt: skip
    _found, pairs = found_among(tmp_path, [*strange, *strange])
    assert all(0 <= pair.score <= 1 and pair.one < pair.other for pair in pairs)


def test_the_same_extract_gives_the_same_pairs(tmp_path: Path) -> None:
    people = [*crowd(2500), *crowd(400)]
    first, again = (found_among(tmp_path / name, people)[1] for name in ("one", "two"))
    assert first == again
    assert len(first) >= 100

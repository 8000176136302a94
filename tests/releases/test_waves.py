"""The public waves, and how they are found."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from detainees.spelling import Found, Unknown
from releases import models
from releases.lists import Category, WaveKind
from releases.reference import Wave, load, waves
from releases.waves import find_wave, no_such_wave


@pytest.mark.parametrize("wave", waves(), ids=lambda wave: wave.code)
def test_a_wave_is_whole(wave: Wave) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", wave.code)
    assert wave.kind in WaveKind.values
    assert date(2011, 3, 15) < wave.began < date(2025, 1, 1)
    assert set(wave.excludes) <= set(Category.values)
    assert bool(wave.excludes_ar) == bool(wave.excludes_en)
    assert not wave.excludes or wave.excludes_en
    assert wave.basis.endswith(".")
    assert wave.let_go_by
    assert bool(wave.law) == (wave.kind == WaveKind.AMNESTY_DECREE)
    assert max(len(wave.name_ar), len(wave.name_en), len(wave.let_go_by)) <= 200
    assert len(wave.law) <= 300


def test_no_code_stands_twice() -> None:
    assert len({wave.code for wave in waves()}) == len(waves())


def test_the_decree_of_april_2022_is_as_its_text_says() -> None:
    decree = next(wave for wave in waves() if wave.code == "decree-7-2022")
    assert decree.began == date(2022, 4, 30)
    assert decree.excludes == []
    assert "death" in decree.excludes_en


def test_a_decree_began_in_the_year_of_its_number() -> None:
    for wave in waves():
        if match := re.fullmatch(r"decree-\d+-(\d{4})", wave.code):
            assert wave.began.year == int(match[1])


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("decree-7-2022", "decree-7-2022"),
        ("Legislative Decree No. 7 of 2022", "decree-7-2022"),
        ("the Legislative Decree No. 7 of 2022", "decree-7-2022"),
        ("Decree 7/2022", "decree-7-2022"),
        ("7/2022", "decree-7-2022"),
        ("المرسوم التشريعي رقم ٧ لعام ٢٠٢٢", "decree-7-2022"),
        ("مرسوم 7 لعام 2022", "decree-7-2022"),
        ("مرسوم 7/2022", "decree-7-2022"),
        ("prisons-opened-2024", "prisons-opened-2024"),
        ("Prisons opened in 2024", "prisons-opened-2024"),
        ("ردع العدوان", "prisons-opened-2024"),
    ],
)
def test_a_wave_is_found_by_code_and_by_any_common_spelling(spelling: str, code: str) -> None:
    assert find_wave(spelling) == Found(code)


def test_every_name_in_the_file_finds_its_own_wave() -> None:
    for wave in waves():
        for name in (wave.code, wave.name_ar, wave.name_en, *wave.other_names):
            assert find_wave(name) == Found(wave.code), name


def test_an_unknown_wave_gets_the_nearest_names() -> None:
    answer = find_wave("decree 7 of 2021")
    assert isinstance(answer, Unknown)
    assert "decree-7-2022" in {near.code for near in answer.nearest}
    with translation.override("en"):
        assert "There is no wave “decree 7 of 2021” in the list. Did you mean " in no_such_wave(answer)


def test_a_wave_that_a_team_added_is_found_and_a_renamed_one_keeps_its_spellings() -> None:
    added = replace(waves()[0], code="local-2018", name_ar="تسوية محلية", name_en="Local settlement", other_names=[])
    renamed = replace(waves()[0], code="decree-7-2022", name_ar="عفو", name_en="Amnesty", other_names=[])
    assert find_wave("local settlement", [added]) == Found("local-2018")
    assert find_wave("7/2022", [renamed]) == Found("decree-7-2022")


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_migrations_bring_all_waves_and_bringing_them_again_changes_nothing() -> None:
    owned = models.Wave.objects.using("owner")
    before = list(owned.values())
    assert len(before) == len(waves())
    load(models.Wave, using="owner")
    assert list(owned.values()) == before

"""Governorates and facilities are found by code and by any common spelling; a stranger gets the nearest names."""

from dataclasses import dataclass, field

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from detainees import places
from detainees.places import find_facility, find_governorate
from detainees.reference import facilities, governorates
from detainees.spelling import Found, Unknown


@dataclass
class Added:
    code: str
    name_ar: str
    name_en: str
    other_names: list[str] = field(default_factory=list)
    number: str = ""


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Idlib Province", "SY-ID"),
        ("Al-Hasakah Province", "SY-HA"),
        ("Hama Province", "SY-HM"),
        ("Homs Province", "SY-HI"),
        ("Deir Ezzor Province", "SY-DY"),
        ("Damascus Province", "SY-DI"),
        ("Daraa Province", "SY-DR"),
        ("Rural Damascus Province", "SY-RD"),
        ("Latakia Province", "SY-LA"),
        ("Quneitra Province", "SY-QU"),
        ("Rif Dimashq", "SY-RD"),
        ("Al-Quneitra", "SY-QU"),
        ("As-Suwayda", "SY-SU"),
        ("Aleppo", "SY-HL"),
        ("Damascus", "SY-DI"),
    ],
)
def test_the_spellings_of_the_published_statements_are_found(spelling: str, code: str) -> None:
    assert find_governorate(spelling) == Found(code)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("SY-ID", "SY-ID"),
        ("sy-id", "SY-ID"),
        ("SY07", "SY-ID"),
        ("محافظة ادلب", "SY-ID"),
        ("إدلب", "SY-ID"),
        ("حماه", "SY-HM"),
        ("  دير   الزور ", "SY-DY"),
        ("Dar’a", "SY-DR"),
        ("الرقه", "SY-RA"),
        ("رقة", "SY-RA"),
        ("TARTOUS", "SY-TA"),
        ("al hasakeh", "SY-HA"),
        ("Idleb governorate", "SY-ID"),
        ("السويدا", "SY-SU"),
    ],
)
def test_a_governorate_is_found_by_any_common_spelling(spelling: str, code: str) -> None:
    assert find_governorate(spelling) == Found(code)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("sednaya", "sednaya"),
        ("Seydnayah Military Prison", "sednaya"),
        ("Sednayah Prison", "sednaya"),
        ("Seydnayah", "sednaya"),
        ("human slaughterhouse", "sednaya"),
        ("سجن صيدنايا", "sednaya"),
        ("Adra", "adra"),
        ("سجن عدرا", "adra"),
        ("Branch 215", "branch-215"),
        ("الفرع ٢١٥", "branch-215"),
        ("فرع 215", "branch-215"),
        ("215", "branch-215"),
        ("Palestine Branch", "branch-235"),
        ("فرع الخطيب", "branch-251"),
        ("branch 261", "military-intelligence-homs"),
        ("tadmur", "tadmor"),
        ("Al-Khatib", "branch-251"),
        ("4th division", "fourth-division"),
        ("Ghweran prison", "sinaa"),
    ],
)
def test_a_facility_is_found_by_code_name_or_number(spelling: str, code: str) -> None:
    assert find_facility(spelling) == Found(code)


def test_a_misspelt_facility_gets_the_nearest_names() -> None:
    answer = find_facility("Sednayya")
    assert isinstance(answer, Unknown)
    assert answer.nearest[0].code == "sednaya"
    with translation.override("en"):
        assert places.no_such_facility(answer).startswith(
            "There is no facility “Sednayya” in the list. Did you mean Sednaya Military Prison (sednaya)"
        )


def test_a_town_alone_is_no_facility() -> None:
    answer = find_facility("Homs")
    assert isinstance(answer, Unknown)


def test_what_resembles_nothing_is_said_without_a_guess() -> None:
    answer = find_governorate("Atlantis 9000")
    assert answer == Unknown("Atlantis 9000")
    with translation.override("en"):
        assert places.no_such_governorate(answer) == "There is no governorate “Atlantis 9000”."


@pytest.mark.parametrize("text", ["", "  ", "سجن", "prison", "%s %(x)d", "\u202e", "ال"])
def test_an_empty_question_is_unknown(text: str) -> None:
    assert isinstance(find_facility(text), Unknown)
    assert isinstance(find_governorate(text), Unknown)


def test_a_facility_that_a_team_added_is_found_beside_the_others() -> None:
    added = [Added("new-place", "معتقل جديد", "New place", ["The mill"], "999")]
    for spelling in ("new-place", "معتقل جديد", "the MILL", "branch 999"):
        assert find_facility(spelling, added) == Found("new-place")
    assert find_facility("sednaya", added) == Found("sednaya")


def test_a_spelling_that_two_facilities_share_is_asked_about() -> None:
    answer = find_facility("Adra", [Added("adra-new", "عدرا الجديد", "New Adra", ["Adra"])])
    assert isinstance(answer, Unknown)
    assert [near.code for near in answer.nearest] == ["adra", "adra-new"]


def test_every_name_in_the_files_finds_its_own_row() -> None:
    for governorate in governorates():
        names = (governorate.name_ar, governorate.name_en, governorate.printed_en, *governorate.other_names)
        for name in (governorate.code, governorate.pcode, *names):
            assert find_governorate(name) == Found(governorate.code), name
    for facility in facilities():
        for name in (facility.code, facility.name_ar, facility.name_en, *facility.other_names):
            assert find_facility(name) == Found(facility.code), name


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(find_governorate(text), Found | Unknown)

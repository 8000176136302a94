"""The reference files keep what they promise."""

import re
from collections import Counter
from dataclasses import asdict

import pytest

from detainees import models
from detainees.lists import FacilityKind
from detainees.reference import Facility, facilities, governorates, load

CODES = {row.code for row in governorates()}


def test_the_fourteen_governorates_have_their_codes() -> None:
    assert {row.code.removeprefix("SY-"): row.pcode for row in governorates()} == {
        "DI": "SY01", "HL": "SY02", "RD": "SY03", "HI": "SY04", "HM": "SY05", "LA": "SY06", "ID": "SY07",
        "HA": "SY08", "DY": "SY09", "TA": "SY10", "RA": "SY11", "DR": "SY12", "SU": "SY13", "QU": "SY14",
    }  # fmt: skip


def test_the_first_ten_stand_in_the_order_of_the_printed_list() -> None:
    printed = [row.printed_en for row in sorted(governorates(), key=lambda row: row.order)]
    assert printed[:10] == [
        "Idlib", "Al-Hasakah", "Hama", "Homs", "Deir Ezzor",
        "Damascus", "Daraa", "Rural Damascus", "Latakia", "Quneitra",
    ]  # fmt: skip
    assert sorted(row.order for row in governorates()) == list(range(1, 15))


def test_no_two_tiles_share_a_place_and_the_coast_is_in_the_west() -> None:
    tiles = {(row.column, row.row): row.code for row in governorates()}
    assert len(tiles) == 14
    column = {row.code: row.column for row in governorates()}
    row_of = {row.code: row.row for row in governorates()}
    assert column["SY-LA"] < column["SY-HL"] < column["SY-HA"]
    assert row_of["SY-HL"] < row_of["SY-HI"] < row_of["SY-DI"] < row_of["SY-DR"]


def test_there_are_more_than_fifty_facilities_and_no_code_twice() -> None:
    assert len(facilities()) >= 50
    assert not [code for code, count in Counter(row.code for row in facilities()).items() if count > 1]


@pytest.mark.parametrize("facility", facilities(), ids=lambda facility: facility.code)
def test_a_facility_is_whole(facility: Facility) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", facility.code)
    assert facility.governorate_id in CODES
    assert facility.kind in FacilityKind.values
    assert re.search(r"[ء-ي]", facility.name_ar)
    assert re.search(r"[A-Za-z]", facility.name_en)
    assert facility.basis.endswith(".")
    assert len(facility.basis) > 20
    assert facility.run_by
    assert len(set(facility.other_names)) == len(facility.other_names)


def test_a_branch_number_stands_once() -> None:
    numbers = [row.number for row in facilities() if row.number]
    assert len(numbers) == len(set(numbers))
    assert all(row.number in row.code or row.kind == "security-branch" for row in facilities() if row.number)


def test_every_governorate_but_quneitra_has_a_facility_or_is_named_as_having_none() -> None:
    assert CODES - {row.governorate_id for row in facilities()} <= {"SY-QU"}


@pytest.mark.django_db
def test_the_migrations_bring_all_of_it() -> None:
    assert set(models.Governorate.objects.values_list("code", flat=True)) == CODES
    assert models.Facility.objects.count() == len(facilities())


@pytest.mark.django_db(databases=["default", "owner"])
def test_bringing_it_again_mends_it_and_keeps_what_people_added() -> None:
    owned = models.Facility.objects.using("owner")
    owned.filter(code="branch-215").update(number="")
    owned.create(code="new-place", name_ar="معتقل", name_en="New place", governorate_id="SY-QU", kind="unofficial")
    load(models.Governorate, models.Facility, using="owner")
    assert owned.count() == len(facilities()) + 1
    assert owned.get(code="branch-215").number == "215"


@pytest.mark.django_db
def test_what_the_files_say_fits_the_tables() -> None:
    for row in facilities():
        models.Facility(**asdict(row)).clean_fields()
    for governorate in governorates():
        models.Governorate(**asdict(governorate)).clean_fields()

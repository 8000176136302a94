"""A team loads the districts and subdistricts it works with; the codes here are invented to fit the shape."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import translation

from detainees.models import Place

pytestmark = pytest.mark.django_db

HEADER = "pcode,name_en,name_ar,parent\n"
GOOD = HEADER + "SY079801,Lower,السفلى,SY0798\nSY0798,First,الأولى,SY07\nSY0799,Second,الثانية,SY-ID\n"


def load(folder: Path, text: str) -> None:
    file = folder / "places.csv"
    file.write_text(text, encoding="utf-8")
    with translation.override("en"):
        call_command("load_places", str(file), verbosity=0)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(CommandError) as caught:
        load(folder, text)
    assert not Place.objects.exists()
    return str(caught.value)


def test_districts_and_subdistricts_are_loaded_in_any_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(tmp_path, GOOD)
    lower = Place.objects.get(pcode="SY079801")
    assert (lower.parent_id, lower.governorate_id, lower.level) == ("SY0798", "SY-ID", "3")
    assert Place.objects.get(pcode="SY0799").parent_id is None
    assert capsys.readouterr().out == "2 districts loaded.\n1 subdistrict loaded.\n"


def test_loading_again_mends_the_names_and_takes_nothing_away(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    load(tmp_path, HEADER + "SY0799,Renamed,الثانية,SY07\n")
    assert Place.objects.count() == 3
    assert Place.objects.get(pcode="SY0799").name_en == "Renamed"


def test_a_subdistrict_may_follow_in_a_later_file(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    load(tmp_path, HEADER + "SY079901,Upper,العليا,SY0799\n")
    assert Place.objects.get(pcode="SY079901").parent_id == "SY0799"


def test_a_spreadsheets_mark_at_the_start_and_its_line_ends_do_no_harm(tmp_path: Path) -> None:
    load(tmp_path, "\ufeff" + GOOD.replace("\n", "\r\n"))
    assert Place.objects.count() == 3


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("SY0799,,الثانية,SY07", "Line 3: “name_en” is empty."),
        ("SY0799,\u200f \u202e,الثانية,SY07", "Line 3: “name_en” is empty."),
        ("ID0799,Second,الثانية,SY07", "Line 3: “ID0799” is not the P-code of a district"),
        ("SY٠٧٩٩,Second,الثانية,SY07", "Line 3: “SY٠٧٩٩” is not the P-code of a district"),
        ("SY0799,Second,الثانية,SY99", "Line 3: the parent of district SY0799 must be a governorate"),
        ("SY0799,Second,الثانية,SY08", "Line 3: SY0799 does not begin with the code of its parent, SY08."),
        ("SY079901,Upper,العليا,SY0799", "Line 3: the parent of subdistrict SY079901 must be a district"),
        ("SY080101,Upper,العليا,SY0798", "Line 3: SY080101 does not begin with the code of its parent, SY0798."),
        ("SY0798,Again,مرة أخرى,SY07", "Line 3: SY0798 stands in the file already, on line 2."),
        ("SY0799,Second,الثانية,SY07,more", "Line 3 has more cells than the first line has columns."),
        (f"SY0799,{'x' * 10_000},الثانية,SY07", "Line 3: a name has more than 120 characters."),
        ('SY0799,"Second"x,الثانية,SY07', "Line 3 cannot be read as CSV"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(tmp_path: Path, line: str, sentence: str) -> None:
    said = refusal(tmp_path, HEADER + f"SY0798,First,الأولى,SY07\n{line}\n")
    assert sentence in said
    assert said.endswith("Nothing was loaded.")


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    said = refusal(tmp_path, HEADER + "SY0798,,الأولى,SY07\nSY0799,Second,الثانية,SY99\n")
    assert "Line 2:" in said
    assert "Line 3:" in said


def test_unknown_and_missing_columns_are_named(tmp_path: Path) -> None:
    assert "not known: colour" in refusal(tmp_path, "pcode,name_en,name_ar,parent,colour\n")
    assert "lacks these columns in its first line: name_ar, parent" in refusal(tmp_path, "pcode,name_en\n")
    assert "lacks these columns" in refusal(tmp_path, "")


def test_a_file_that_is_not_there_or_not_text_is_said(tmp_path: Path) -> None:
    with translation.override("en"):
        with pytest.raises(CommandError, match=r"none\.csv cannot be read: No such file"):
            call_command("load_places", str(tmp_path / "none.csv"))
        (tmp_path / "sheet.csv").write_bytes(b"PK\x03\x04\xff\xfe\x00")
        with pytest.raises(CommandError, match="is not UTF-8 text"):
            call_command("load_places", str(tmp_path / "sheet.csv"))

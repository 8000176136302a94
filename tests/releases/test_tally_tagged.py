"""A tally for exchanges of humanitarian data: hashtags and P-codes as an option; the plain files stay as they are."""

import csv
import hashlib
import io
import json
import zipfile

import openpyxl
import pytest
from django.test import Client

from casework.sheets import BOM
from releases.models import Release
from tests.releases.test_tally_screen import english, some

__all__ = ["english", "some"]
pytestmark = pytest.mark.usefixtures("some")


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_hashtags_stand_under_the_header_and_p_codes_beside_the_iso_codes(english: Client) -> None:
    tags, *rows = table(english.get("/tallies.csv?hxl=on").content.decode())
    assert tags["governorate_pcode"] == "#adm1+code"
    assert tags["governorate"].startswith("#adm1+name")
    assert tags["releases"].startswith("#affected")
    by_code = {row["governorate_code"]: row for row in rows}
    assert by_code["SY-ID"]["governorate_pcode"] == "SY07"
    assert (by_code["SEVERAL"]["governorate_pcode"], by_code["SEVERAL"]["bound"]) == ("", "at-least")
    assert by_code["UNKNOWN"]["governorate_pcode"] == ""


def test_it_has_no_total_so_that_the_column_adds_up(english: Client, some: list[Release]) -> None:
    _tags, *rows = table(english.get("/tallies.csv?hxl=on").content.decode())
    assert sum(int(row["releases"]) for row in rows) == 30
    assert "TOTAL" not in {row["governorate_code"] for row in rows}


def test_the_plain_csv_stays_to_the_letter(english: Client) -> None:
    text = english.get("/tallies.csv").content.decode()
    assert text.splitlines()[0] == f"{BOM}governorate_code,governorate,governorate_ar,releases"
    assert text.splitlines()[-1].startswith("TOTAL,")
    assert "#" not in text


def test_the_workbook_has_them_too(english: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(english.get("/tallies.xlsx?hxl=on").content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[1][:2] == ("#adm1+code+v_iso", "#adm1+code")
    assert len(book.worksheets) == 3


def test_the_package_says_what_its_columns_are(english: Client) -> None:
    answer = english.get("/tallies.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        package = json.loads(archive.read("datapackage.json"))
        (resource,) = package["resources"]
        data = archive.read(resource["path"])
    assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert resource["bytes"] == len(data)
    assert [field["name"] for field in resource["schema"]["fields"]] == list(table(data.decode())[0])
    assert {"title", "title_ar", "hxl"} <= set(resource["schema"]["fields"][0])
    assert resource["dialect"] == {"commentRows": [2]}


def test_the_page_offers_all_three(english: Client) -> None:
    page = english.get("/tallies/").content.decode()
    for address in ("/tallies.csv?", "/tallies.xlsx?", "/tallies.zip?"):
        assert address in page
    assert page.count("hxl=on") == 2

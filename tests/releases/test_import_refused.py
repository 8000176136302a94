"""`script/manage import_register`: rows and files that are refused, each with a sentence that says where and why."""

import io
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from openpyxl import Workbook

from accounts.models import Team, User
from detainees.models import Detainee
from tests.releases.importing import Importer, csv_of, row

HEADER = "external_id,given_ar,birth\n"


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    return Importer(tmp_path, documentation, documenter)


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("external_id", "", "Give the row an external_id"),
        ("external_id", "x" * 101, "101 characters"),
        ("given_ar", "Ahmad", "is not an Arabic letter"),
        ("given_latin", "أحمد", "is not a Latin letter"),
        ("given_ar", "أحمد5", "A name has no digits"),
        ("family_ar", "=HYPERLINK(1)", "A name has no digits"),
        ("father_ar", "'---", "no letter in it"),
        ("sex", "m", "none of: female, male"),
        ("birth", "1990-13", "month"),
        ("birth", "13", "four digits"),
        ("arrest_date", "yesterday", "is not a date"),
        ("release_date", "2022-02-30", "30"),
        ("home_governorate", "Idlibb", "(SY-ID)"),
        ("release_governorate", "Atlantis", "There is no governorate"),
        ("facility", "Sednaja Prison", "(sednaya)"),
        ("wave", "decree-8-2022", "(decree-7-2022)"),
        ("charge_category", "theft", "none of: terrorism, criminal, military, none"),
        ("mode", "Freed", "none of: amnesty, sentence-served"),
        ("source", "", "Who told this?"),
        ("source_reliability", "G", "none of: A, B, C, D, E, F"),
        ("claim_credibility", "7", "none of: 1, 2, 3, 4, 5, 6"),
        ("claim_connection", "friend", "none of: self, witness, relative, repeats"),
        ("claim_text", "ا" * 10_001, "10001 characters"),
        ("home_place", "x\0y", "NUL"),
        ("home_place", "حي الوعر، هاتف ٠٩٤٤ ١٢٣ ٤٥٦", "A telephone number"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_line_and_column(
    importer: Importer, column: str, cell: str, sentence: str
) -> None:
    answer = importer.rows(row("ok"), row(**{column: cell}) if column != "external_id" else row(cell))
    assert answer.code == 1
    (refused,) = answer.refused
    assert (refused["line"], refused["column"]) == (3, column)
    assert sentence in refused["reason"]
    assert answer.numbers("read", "made", "refused") == (2, 0, 1)
    assert not Detainee.objects.exists()


def test_a_row_without_a_given_name_is_refused(importer: Importer) -> None:
    answer = importer.rows({"external_id": "A", "given_ar": "", "family_ar": "الخطيب"})
    assert answer.refused[0]["column"] == "given_ar"


def test_every_mistake_of_every_row_is_reported(importer: Importer) -> None:
    answer = importer.rows(row("A", sex="x", birth="1990-13"), row("B"), row("C", wave="nothing of the kind"))
    first, second = answer.refused
    assert (first["external_id"], first["column"], [also["column"] for also in first["also"]]) == (
        "A",
        "sex",
        ["birth"],
    )
    assert (second["external_id"], second["line"], second["column"]) == ("C", 4, "wave")


def test_only_good_rows_leaves_the_bad_ones_out(importer: Importer) -> None:
    answer = importer.rows(row("A"), row("B", sex="x"), row("C"), options=("--only-good-rows",))
    assert answer.code == 0
    assert answer.numbers("read", "made", "refused") == (3, 2, 1)
    assert set(Detainee.objects.values_list("external_id", flat=True)) == {"A", "C"}


def test_an_external_id_stands_once_in_a_file(importer: Importer) -> None:
    answer = importer.rows(row("A"), row("B"), row("A", given_ar="خالد"))
    assert answer.refused[0]["reason"] == "This external_id stands in line 2 already."


@pytest.mark.parametrize("typed", ["٢٠١٣-٠٥", "2013-05", "5/2013", "۲۰۱۳-۰۵", "أيار ٢٠١٣"])
def test_dates_are_read_in_any_digits(importer: Importer, typed: str) -> None:
    importer.rows(row(birth=typed))
    assert str(Detainee.objects.get().birth) == "2013-05"


def test_sentences_come_in_arabic_too(importer: Importer) -> None:
    answer = importer.rows(row(sex="x"), options=("--language", "ar"))
    assert "ليس" in answer.refused[0]["reason"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b"\n\n", "The file is empty"),
        ("external_id,given_ar\nA,أحمد\n".encode("cp1256"), "is not UTF-8 text"),
        ("external_id,given_ar\nA,أحمد\n".encode("utf-16"), "is not UTF-8 text"),
        (b"external_id,given_ar,shoe_size\nA,x,43\n", "does not have: shoe_size"),
        (b"external_id,given_ar,given_ar\n", "twice: given_ar"),
        (b"given_ar\n", "no column external_id"),
        (b"external_id,sex\n", "no given names"),
        (b'external_id,given_ar\n"A,x\n', "From line 2 on the file is no CSV"),
        (b"PK\x03\x04 and nothing more", "was cut short on its way"),
    ],
)
def test_a_file_that_is_no_register_gets_one_sentence(importer: Importer, data: bytes, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        importer.data(data)
    assert not Detainee.objects.exists()


def test_a_file_that_is_not_there_gets_a_sentence(importer: Importer) -> None:
    importer.folder /= "missing"
    with pytest.raises((CommandError, FileNotFoundError)):
        importer.data(b"")


def test_a_header_alone_makes_nothing_and_is_no_mistake(importer: Importer) -> None:
    assert importer.data(HEADER.encode()).numbers("read", "made", "refused") == (0, 0, 0)


@pytest.mark.parametrize("data", [f"\ufeff{HEADER}A,أحمد,1990\n", f"{HEADER}A,أحمد,1990\n\n,,\n".replace("\n", "\r\n")])
def test_a_mark_of_byte_order_and_empty_lines_are_no_mistake(importer: Importer, data: str) -> None:
    assert importer.data(data.encode()).numbers("read", "made") == (1, 1)


def test_semicolons_and_tabs_part_cells_as_commas_do(importer: Importer) -> None:
    for separator, external_id in ((";", "A"), ("\t", "B")):
        answer = importer.data(csv_of([row(external_id, claim_text="one, two")], separator).encode())
        assert answer.numbers("made") == (1,)


def test_a_line_with_too_few_or_too_many_cells_is_refused(importer: Importer) -> None:
    answer = importer.data(f"{HEADER}A,أحمد\nB,أحمد,1990,1991\n".encode())
    assert [(each["line"], each["column"]) for each in answer.refused] == [(2, ""), (3, "")]


def test_a_line_is_counted_from_where_it_begins(importer: Importer) -> None:
    data = 'external_id,given_ar,sex,claim_text,source,wave\nA,أحمد,,"two\nlines",x,decree-7-2022\nB,أحمد,x,,,\n'
    assert [each["line"] for each in importer.data(data.encode()).refused] == [4]


def test_columns_may_be_left_out_and_come_in_any_order(importer: Importer) -> None:
    reversed_row = dict(reversed(row().items()))
    assert importer.rows(reversed_row).numbers("made") == (1,)


def test_text_that_looks_like_a_formula_is_text(importer: Importer) -> None:
    importer.rows(row(home_place='=CMD("x")'))
    assert Detainee.objects.get().home_place == '=CMD("x")'


def workbook(*lines: list[object]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_as_a_csv_is(importer: Importer) -> None:
    whole = row()
    answer = importer.data(workbook([*whole], [*whole.values()], [2, "خالد"]))
    assert answer.numbers("read", "made", "refused") == (2, 2, 0)
    assert set(Detainee.objects.values_list("external_id", flat=True)) == {"ADMSP-1", "2"}


def test_a_cell_with_a_formula_is_refused(importer: Importer) -> None:
    answer = importer.data(workbook(["external_id", "given_ar", "home_place"], ["A", "أحمد", "=1+1"]))
    assert "holds a formula" in answer.refused[0]["reason"]

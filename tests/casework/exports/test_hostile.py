"""No cell of an exported list can become a formula, whatever stands in the register and by whatever way it came."""

import csv
import io
import itertools
import json
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Organisation, Team, User
from casework.exports.columns import Column
from casework.exports.formats import Format, writer_of
from casework.exports.writing import Sink
from casework.sheets import Line, defused, harmless
from detainees.models import Detainee
from tests.casework.exports.asking import asked, content, downloaded, made
from tests.casework.test_sheets import HOSTILE, SIGNS, is_live
from tests.conftest import ClientOf
from tests.releases.importing import Importer, row

COLUMNS = (Column("text", "text", "reference"), Column("other", "other", "reference"))
# What the forms of the register take as a place: one line, no control characters. More than enough of them are hostile.
RESTS = ["1+1", "SUM(A1:A2)", "cmd|' /C calc'!A0", 'HYPERLINK("x")', "A1", "-1", "أحمد", "@x", "1;=2", "x y", "1 000"]
TYPED = sorted(
    {text.strip() for text in HOSTILE if text.isprintable() and 0 < len(text.strip()) < 200}
    | {f"{sign}{rest}" for sign, rest in itertools.product(SIGNS, RESTS)}
)


def written(form: str, lines: Sequence[Line]) -> bytes:
    """A file of these lines."""
    sink = Sink()
    writer = writer_of(form, sink, COLUMNS, tagged=False, title="hostile")
    for line in lines:
        writer.line(line)
    writer.end()
    return sink.take()


def test_a_short_way_round_is_taken_by_what_is_harmless_alone() -> None:
    """The quick answer for most cells is that of the whole rule, for every letter with which a text can begin."""
    letters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    first = [letter for letter in letters if defused(f"{letter}1") == f"{letter}1"]
    assert len(first) > 100_000
    assert [letter for letter in first if is_live(f"{letter}1")] == []


def test_there_are_enough_that_a_form_takes() -> None:
    assert len(TYPED) >= 200
    assert sum(map(is_live, TYPED)) >= 100


def test_no_cell_of_a_csv_for_spreadsheets_is_live() -> None:
    text = written(Format.CSV_SPREADSHEET, [(hostile, "after") for hostile in HOSTILE]).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert [len(line) for line in found] == [2] * (len(HOSTILE) + 1)
    assert [cell for line in found for cell in line if is_live(cell)] == []


def test_no_cell_of_a_workbook_is_live() -> None:
    data = written(Format.XLSX, [(hostile, "after") for hostile in HOSTILE])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert [cell.value for cell in cells if isinstance(cell.value, str) and is_live(cell.value)] == []
    assert sheet.max_row == len(HOSTILE) + 1
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        inside = b"".join(archive.read(name) for name in archive.namelist())
    assert not any(live in inside for live in (b"<f>", b"<f ", b"externalLink", b"vbaProject", b"hyperlink"))


def test_what_is_for_programs_is_what_it_was() -> None:
    texts = [text for text in HOSTILE if "\0" not in text and "\ud800" not in text]  # no text of PostgreSQL has these
    data = written(Format.CSV_PROGRAM, [(text, "after") for text in texts]).decode()
    assert [line[0] for line in csv.reader(io.StringIO(data, newline=""))][1:] == texts
    lines = written(Format.JSON_LINES, [(text, "after") for text in texts]).decode().split("\n")[:-1]
    assert [json.loads(line)["text"] for line in lines] == texts


# What a text of PostgreSQL can hold.
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
ANY_CELL = st.one_of(st.none(), ANY_TEXT, st.sampled_from([text for text in HOSTILE if "\0" not in text]))


@given(st.lists(st.tuples(ANY_CELL, ANY_CELL), min_size=1, max_size=20))
def test_any_text_for_programs_comes_back_as_it_was(lines: list[tuple[str | None, str | None]]) -> None:
    """Also where a cell says what one before it has said, in its column or in the other."""
    lines = [line for line in [*lines, *lines[::-1]] if {*map(_encodes, line)} == {True}]
    data = written(Format.CSV_PROGRAM, lines).decode()
    read = list(csv.reader(io.StringIO(data, newline="")))[1:]
    assert read == [[text or "" for text in line] for line in lines]
    said = written(Format.JSON_LINES, lines).decode().split("\n")[:-1]
    assert [tuple(json.loads(line).values()) for line in said] == lines


@given(st.lists(ANY_CELL, min_size=1, max_size=10))
def test_what_is_looked_at_together_is_as_harmless_as_each_of_it(cells: list[str | None]) -> None:
    for some in (cells, [*cells, "Ahmad (Abu Ali), 2013-05"], ["A-7", None, "", "two\nlines"]):
        if harmless(some):
            assert [defused(text or "") for text in some] == [text or "" for text in some]
    assert harmless(["A-7", None, ""])
    assert not harmless(["A-7", "=1+1"])


def _encodes(text: str | None) -> bool:
    return text is None or text.isascii() or not any(0xD800 <= ord(letter) < 0xE000 for letter in text)


@pytest.fixture
def register(tmp_path: Path, documentation: Team, documenter: User) -> list[str]:
    """People whose home place is hostile, brought in by an import; what the register kept of it."""
    importer = Importer(tmp_path, documentation, documenter)
    importer.rows(*(row(f"H-{n}", home_place=text) for n, text in enumerate(TYPED)), options=("--only-good-rows",))
    return list(Detainee.objects.values_list("home_place", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv-spreadsheet", "xlsx"])
def test_what_was_imported_is_not_live_when_it_leaves(
    form: str, register: list[str], client_of: ClientOf, supervisor: User, supervisor2: User, organisation: Organisation
) -> None:
    assert sum(map(is_live, register)) >= 100
    columns = ("reference", "home_place", "name_ar")
    export = made(asked(supervisor, organisation, "detainees", columns=columns, form=form), supervisor2)
    data = content(downloaded(client_of(supervisor), export))
    cells = _cells(data) if form == "xlsx" else list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(cells) == len(register) + 2
    assert [cell for line in cells for cell in line if is_live(cell)] == []


def _cells(data: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[str(cell.value or "") for cell in line] for line in sheet.iter_rows()]

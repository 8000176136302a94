"""What is read of a file: encodings, separators, headers, workbooks; and what is refused, with its sentence."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from accounts.models import User
from releases.imports.wizard import staging
from releases.imports.wizard.layout import Layout
from releases.models import ImportJob, ImportRow
from releases.models.imports import ImportState, Outcome
from tests.conftest import ClientOf
from tests.releases.wizard.bringing import bring, named

pytestmark = pytest.mark.django_db
TABLE = "الرقم;الاسم;الكنية;تاريخ الاعتقال\n١;أحمد;الخطيب;آذار ٢٠١٣\n2;خالد;العلي;17 نيسان 2014\n"


def book(*rows: list[Any], **sheets: list[list[Any]]) -> bytes:
    made = Workbook()
    page: Any = made.active
    for row in rows:
        page.append(row)
    for title, lines in sheets.items():
        other = made.create_sheet(title)
        other.sheet_state = "hidden"
        for row in lines:
            other.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_x_", "."), data)
    return out.getvalue()


def cells(job: ImportJob) -> list[list[str | None]]:
    return [list(line.cells) for line in staging.lines_of(job.place)]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TABLE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TABLE.encode(), "utf-8"),
        (b"\xff\xfe" + TABLE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TABLE.encode("utf-16-be"), "utf-16-be"),
        (TABLE.replace("٢٠١٣", "2013").replace("١", "1").encode("windows-1256"), "windows-1256"),
    ],
)
def test_the_encoding_the_separator_and_the_columns_are_found_out(
    data: bytes, encoding: str, documenter: User, client_of: ClientOf
) -> None:
    job = bring(client_of(documenter), data)
    layout = Layout.of(job)
    assert (layout.encoding, layout.separator) == (encoding, ";")
    assert layout.columns == ["external_id", "given_ar", "family_ar", "arrest_date"]
    done = named(client_of(documenter), job)
    assert (done.made, done.refused) == (2, 0)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_is_known(separator: str, documenter: User, client_of: ClientOf) -> None:
    job = bring(client_of(documenter), TABLE.replace(";", separator).encode())
    assert Layout.of(job).separator == separator


def test_the_names_of_columns_may_stand_in_the_second_line(documenter: User, client_of: ClientOf) -> None:
    text = (
        "List of released persons,,\nNumber,First name,Family name\nexternal_id,given_latin,family_latin\n1,Ahmad,Ali\n"
    )
    job = bring(client_of(documenter), text.encode())
    layout = Layout.of(job)
    assert (layout.header_line, layout.last_header_line) in ((2, 3), (3, 3))
    done = named(client_of(documenter), job)
    assert (done.read, done.made) == (1, 1)


def test_a_heading_that_stands_twice_is_asked_about(documenter: User, client_of: ClientOf) -> None:
    job = bring(client_of(documenter), b"external_id,given_latin,given_latin\n1,Ahmad,Ali\n")
    assert Layout.of(job).columns == ["external_id", "given_latin", ""]


def test_of_a_workbook_the_first_sheet_that_is_not_hidden_is_read(documenter: User, client_of: ClientOf) -> None:
    data = book(
        ["external_id", "given_ar", "birth", "arrest_date"],
        [1, "أحمد", date(1990, 5, 17), 2013],
        ["=1+1", "سمير", None, None],
        [3, "خالد", None, 41411],
        secret=[["external_id"], [7]],
    )
    job = bring(client_of(documenter), data, "list.xlsx")
    assert cells(job)[1] == ["1", "أحمد", "1990-05-17", "2013"]
    assert cells(job)[2][0] is None
    assert Layout.of(job).hidden_sheets == ["secret"]
    done = named(client_of(documenter), job)
    assert dict(ImportRow.objects.filter(job=done).values_list("line", "outcome")) == {
        2: Outcome.NEW,
        3: Outcome.REFUSED,  # computed
        4: Outcome.REFUSED,  # a day as a bare number: it could be anything
    }


def test_a_hijri_date_is_refused_with_a_sentence(documenter: User, client_of: ClientOf) -> None:
    job = named(
        client_of(documenter), bring(client_of(documenter), "external_id,given_ar,birth\n1,أحمد,17/5/1410\n".encode())
    )
    assert job.refused == 1


def test_a_line_that_was_cut_short_is_refused(documenter: User, client_of: ClientOf) -> None:
    data = "external_id,given_ar,birth\n1,أحمد,1990\n2,سم".encode()
    job = named(client_of(documenter), bring(client_of(documenter), data))
    assert (job.made, job.refused) == (1, 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\0\1\2\3\4\5", "no table"),
        (b'a,b\n1,"open\n', "quotation mark"),
        (TABLE.encode()[:-1] + "أ".encode()[:1], "cut short"),
        (TABLE.encode() + b"\xff\xfe;x", "encoding"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old kind"),
        (b"PK\x03\x04" + b"\0" * 50, "cut short"),
        (packed(hello_x_txt=b"x"), "package of another kind"),
        (packed(xl__workbook_x_xml=b"<workbook/>", xl__vbaProject_x_bin=b"x"), "macros"),
        (packed(xl__workbook_x_xml=b"\0" * (1025 << 20)), "unpacks"),
        (packed(xl__workbook_x_xml=b"<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"), "cannot be read"),
        (b"a,b\n" + b"," * 3_000 + b"\n1", "more cells"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused_with_a_sentence(
    data: bytes, words: str, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    documenter.language = "en"
    documenter.save()
    job = bring(client, data)
    assert job.status == ImportState.REFUSED
    assert words in job.why_it_ended
    assert words in client.get(job.get_absolute_url()).content.decode()


def test_a_million_empty_lines_are_no_lines(documenter: User, client_of: ClientOf) -> None:
    made = Workbook()
    page: Any = made.active
    page.append(["external_id", "given_ar"])
    page.append([1, "أحمد"])
    page.cell(1_048_576, 1).value = " "
    out = io.BytesIO()
    made.save(out)
    job = bring(client_of(documenter), out.getvalue(), "list.xlsx")
    assert len(cells(job)) == 2

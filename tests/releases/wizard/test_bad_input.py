"""What people and programs leave in lists: each ends in right rows or in a sentence, in XLSX, ODS and text alike."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from openpyxl import Workbook

from accounts.models import Team, User
from casework.idempotency import draw_key
from detainees.models import Detainee
from releases.imports.wizard import staging
from releases.imports.wizard.layout import Layout
from releases.models import ImportJob, ImportRow
from releases.models.imports import ImportState, Outcome
from tests.conftest import ClientOf
from tests.releases.importing import csv_of, row
from tests.releases.wizard.books import EMPTY_LINES, cell, merged, ods, saved, zipped
from tests.releases.wizard.bringing import bring, carried, moved, named

pytestmark = pytest.mark.django_db
FAR = cell("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')
HEAD = ("external_id", "given_ar", "home_governorate", "arrest_date")


def book(*rows: Any) -> bytes:
    made = Workbook()
    page: Any = made.active
    for each in rows:
        page.append(each)
    return saved(made)


def cells(job: ImportJob) -> list[list[str | None]]:
    return [list(line.cells) for line in staging.lines_of(job.place)]


def reasons(job: ImportJob) -> dict[int, str]:
    """By line why a row is refused."""
    refused = ImportRow.objects.filter(job=job, outcome=Outcome.REFUSED)
    return {each.line: " ".join(sentence for _column, sentence in each.said["wrong"]) for each in refused}


@pytest.fixture
def english(documenter: User) -> User:
    """Whose sentences are in English, also those that a process writes."""
    documenter.language = "en"
    documenter.save()
    return documenter


@pytest.mark.parametrize(
    "data",
    [
        merged(HEAD, (1, "أحمد", "إدلب", 2013), (2, "خالد", None, 2014)),
        ods(
            HEAD,
            (1, "أحمد", cell("إدلب", over=2), 2013),
            (2, "خالد", "<table:covered-table-cell/>", 2014),
        ),
    ],
    ids=["xlsx", "ods"],
)
def test_what_stands_in_merged_cells_stands_in_the_first_and_they_are_counted(
    data: bytes, english: User, english_of: ClientOf
) -> None:
    client = english_of(english)
    job = bring(client, data, "list")
    assert cells(job)[1:] == [["1", "أحمد", "إدلب", "2013"], ["2", "خالد", "", "2014"]]
    assert Layout.of(job).merged == 1
    assert "1 range of merged cells" in client.get(job.get_absolute_url()).content.decode()


@pytest.mark.parametrize("make", [book, ods], ids=["xlsx", "ods"])
def test_a_cell_that_is_computed_is_refused_whatever_it_shows(make: Any, english: User, client_of: ClientOf) -> None:
    job = named(
        client_of(english), bring(client_of(english), make(HEAD, (1, "=A1", "", 2013), (2, "خالد", "", "=1+1")))
    )
    assert set(reasons(job)) == {2, 3}
    assert "holds a formula" in reasons(job)[3]


@pytest.mark.parametrize("make", [book, ods], ids=["xlsx", "ods"])
def test_days_are_days_and_bare_numbers_are_refused_with_a_sentence(
    make: Any, english: User, client_of: ClientOf
) -> None:
    client = client_of(english)
    lines = ((1, "أحمد", "", date(2013, 5, 17)), (2, "خالد", "", 41411), (3, "سمير", "", 2013), (4, "نزار", "", "٢٠١٣"))
    job = named(client, bring(client, make(HEAD, *lines), "list"))
    assert [line[3] for line in cells(job)[1:]] == ["2013-05-17", "41411", "2013", "٢٠١٣"]
    assert "a day as spreadsheets count them" in reasons(job)[3]
    assert set(reasons(job)) == {3}


def test_hijri_dates_are_refused_by_their_name_and_never_taken_for_others(english: User, client_of: ClientOf) -> None:
    client = client_of(english)
    said = ["17/5/1434", "١٢ رمضان ١٤٣٤", "1434هـ", "محرم 1434"]
    text = "external_id,given_ar,arrest_date\n" + "".join(f"{at},أحمد,{each}\n" for at, each in enumerate(said))
    job = named(client, bring(client, text.encode()))
    assert job.refused == len(said)
    assert all("Hijri" in sentence for sentence in reasons(job).values())


def test_months_as_syria_names_them_and_any_digits_are_read(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    said = ["آذار ٢٠١٣", "نيسان 2014", "١٧ كانون الثاني ٢٠١٣", "تشرين أول ۲۰۱۲", "17-أيار-2013", "اذار 2013"]
    text = "الرقم;الاسم;تاريخ الاعتقال\n" + "".join(f"{at};أحمد;{each}\n" for at, each in enumerate(said))
    job = moved(client, named(client, bring(client, text.encode()), source_name="list"), "import")
    assert job.made == len(said)
    found = [str(person.detentions.get().arrest_date) for person in Detainee.objects.order_by("external_id")]
    assert found == ["2013-03", "2014-04", "2013-01-17", "2012-10", "2013-05-17", "2013-03"]


@pytest.mark.parametrize("make", [book, ods], ids=["xlsx", "ods"])
def test_two_lines_of_headings_are_both_headings(make: Any, documenter: User, client_of: ClientOf) -> None:
    data = make(
        ("قائمة المفرج عنهم",), ("الرقم", "الاسم", "المحافظة", "تاريخ الاعتقال"), HEAD, (1, "أحمد", "إدلب", 2013)
    )
    job = named(client_of(documenter), bring(client_of(documenter), data, "list"))
    assert (job.read, job.made) == (1, 1)


@pytest.mark.parametrize("make", [book, ods], ids=["xlsx", "ods"])
def test_a_heading_that_stands_twice_is_taken_once_and_asked_about(
    make: Any, english: User, english_of: ClientOf
) -> None:
    client = english_of(english)
    job = bring(client, make(("external_id", "given_ar", "given_ar"), (1, "أحمد", "خالد")), "list")
    assert Layout.of(job).columns == ["external_id", "given_ar", ""]
    fields = {f"column-{place}": name for place, name in enumerate(("external_id", "given_ar", "given_ar"))}
    said = {"version": "0", "reliability": "C", "credibility": "3"}
    page = client.post(f"/releases/imports/{job.pk}/columns/", {**fields, **said})
    assert page.status_code == 422
    assert "cannot both be this one" in page.content.decode()


def test_of_an_ods_the_first_sheet_that_is_not_hidden_is_read(documenter: User, client_of: ClientOf) -> None:
    job = bring(client_of(documenter), ods(HEAD, (1, "أحمد", "", 2013), hidden=[("external_id",), (7,)]), "list.ods")
    assert (Layout.of(job).sheet, Layout.of(job).hidden_sheets) == ("list", ["secret"])


def styled_lines(number: int) -> bytes:
    """XLSX of two lines and of so many in which every cell has a look and nothing in it."""
    whole = book(HEAD, (1, "أحمد", "", 2013))
    empty = "".join(f'<row r="{at}"><c r="A{at}" s="0"/><c r="B{at}" s="0"/></row>' for at in range(3, number))
    return with_part(
        whole, "xl/worksheets/sheet1.xml", lambda part: part.replace("</sheetData>", f"{empty}</sheetData>")
    )


def with_part(data: bytes, name: str, change: Any) -> bytes:
    """The package with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = [(each, old.read(each)) for each in old.namelist()]
    return zipped((each, change(part.decode()) if each == name else part) for each, part in parts)


@pytest.mark.parametrize(
    "data",
    [ods(HEAD, (1, "أحمد", "", 2013), after=EMPTY_LINES), styled_lines(200_000)],
    ids=["ods", "xlsx, every line with a look"],
)
def test_lines_in_which_nothing_stands_are_no_lines_however_many(
    data: bytes, documenter: User, client_of: ClientOf
) -> None:
    job = bring(client_of(documenter), data, "list")
    assert len(cells(job)) == 2


def far_away() -> bytes:
    """XLSX whose last cell is the last that a sheet has: sixteen thousand million cells between."""
    whole = book(HEAD, (1, "أحمد", "", 2013))
    last = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    return with_part(
        whole, "xl/worksheets/sheet1.xml", lambda part: part.replace("</sheetData>", f"{last}</sheetData>")
    )


def lying_bomb() -> bytes:
    """A package whose head says that little unpacks, of which two gigabytes do."""
    data = bytearray(zipped([("xl/workbook.xml", b"\0" * (1 << 28))]))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(mark) + at
        data[start : start + 4] = (1_000).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ods(HEAD, (1, "أحمد", "", 2013), macros=True), "macros"),
        (ods(HEAD, (1, "أحمد", "", 2013))[:-200], "cut short"),
        (book(HEAD, (1, "أحمد", "", 2013))[:3_000], "cut short"),
        (ods(HEAD, (1, "أحمد", "", 2013), after=EMPTY_LINES.replace("<table:table-cell/>", FAR)), "cannot be read"),
        (far_away(), "cannot be read"),
        (lying_bomb(), "cannot be read"),
        (b'external_id,given_ar\n1,"cut in the midst of a quota', "quotation mark"),
    ],
    ids=["macros", "ods cut", "xlsx cut", "all cells of a sheet", "a cell far away", "a lying bomb", "csv cut"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    data: bytes, words: str, english: User, english_of: ClientOf
) -> None:
    client = english_of(english)
    job = bring(client, data, "list")
    assert job.status == ImportState.REFUSED
    assert words in job.why_it_ended
    assert words in client.get(job.get_absolute_url()).content.decode()


def test_what_was_read_in_the_wrong_encoding_is_read_again_in_another(documenter: User, client_of: ClientOf) -> None:
    """Every byte is a letter of Windows-1252 and of -1256: the first guess is Arabic, the person says otherwise."""
    client = client_of(documenter)
    job = bring(client, "external_id,given_latin\n1,Zoé\n2,Ünal\n".encode("cp1252"))
    assert cells(job)[2] != ["2", "Ünal"]
    client.post(f"/releases/imports/{job.pk}/reading/", {"revision": "0", "encoding": "windows-1252", "separator": ""})
    assert cells(carried(job))[1:] == [["1", "Zoé"], ["2", "Ünal"]]


def test_the_same_file_twice_makes_nothing_twice(documenter: User, english_of: ClientOf) -> None:
    client, data = english_of(documenter), csv_of([row("A"), row("B", given_ar="سمير")]).encode()
    moved(client, named(client, bring(client, data)), "import")
    again = named(client, bring(client, data))
    assert (again.made, again.unchanged) == (0, 2)
    page = client.get(again.get_absolute_url()).content.decode()
    assert "Its rows say nothing new" in page
    assert moved(client, again, "import").status == ImportState.CHECKED
    assert Detainee.objects.count() == 2


def test_an_upload_that_drops_is_no_list_and_can_be_sent_again(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    said = {"once": draw_key(), "team": str(documentation.pk), "pasted": ""}
    file = SimpleUploadedFile("list.csv", csv_of([row(f"R-{at}") for at in range(50)]).encode())
    body = encode_multipart(BOUNDARY, {**said, "file": file})
    cut = client.generic("POST", "/releases/imports/new/", body[: len(body) // 2], content_type=MULTIPART_CONTENT)
    assert cut.status_code == 422
    assert not ImportJob.objects.exists()
    whole = client.generic("POST", "/releases/imports/new/", body, content_type=MULTIPART_CONTENT)
    assert whole.status_code == 302
    assert named(client, carried(ImportJob.objects.get())).made == 50

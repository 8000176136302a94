"""Sheets of other programs: their columns are known, and what was said of a sheet is remembered."""

from pathlib import Path

import pytest

from accounts.models import User
from detainees.models import Name
from releases.imports.columns import COLUMNS
from releases.imports.wizard.known import programs
from releases.imports.wizard.layout import Layout
from releases.resources import columns
from tests.conftest import ClientOf
from tests.releases.wizard.bringing import bring, moved, named

SAMPLES = Path(__file__).parent / "samples"
Expected = dict[str, str]


def test_the_columns_and_their_words_are_said_once() -> None:
    assert tuple(columns()) == COLUMNS


def test_every_mapping_leads_to_columns_that_are_there() -> None:
    named_columns = {name for program in programs() for name in program.columns.values()}
    assert named_columns <= set(COLUMNS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "program", "expected"),
    [
        (
            "kobotoolbox",
            "KoBoToolbox",
            {"_uuid": "external_id", "person/given_ar": "given_ar", "person/الكنية": "family_ar"},
        ),
        ("odk", "ODK", {"KEY": "external_id", "person-given_ar": "given_ar", "person-family_ar": "family_ar"}),
        ("bayanat", "Bayanat", {"id": "external_id", "name_ar": "given_ar", "last_name": "family_latin"}),
        ("uwazi", "Uwazi", {"AutoId": "external_id", "Title": "given_ar", "Date of arrest": "arrest_date"}),
        ("uwazi-ar", "Uwazi", {"AutoId": "external_id", "عنوان": "given_ar", "المحافظة": "home_governorate"}),
        ("tella", "Tella", {"id": "external_id", "description": "claim_text", "author.username": "source"}),
    ],
)
def test_the_sheets_of_other_programs_are_known_and_come_in(
    file: str, program: str, expected: Expected, documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    job = bring(client, (SAMPLES / f"{file}.csv").read_bytes(), f"{file}.csv")
    layout = Layout.of(job)
    found = dict(zip(layout.header, layout.columns, strict=True))
    assert layout.known_as == program
    assert {head: found[head] for head in expected} == expected
    assert not any(found[head] for head in layout.header if head.startswith("_") and head != "_uuid")
    done = named(client, job, None, source_name="x")
    assert (done.made, done.refused) == (2, 0)


@pytest.mark.django_db
def test_of_a_whole_name_the_given_one_is_what_stands_before_its_other_parts(
    documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    job = named(client, bring(client, (SAMPLES / "bayanat.csv").read_bytes()), source_name="x")
    moved(client, job, "import")
    names = Name.objects.values_list("detainee__external_id", "script", "given", "family", "mother")
    assert set(names) == {
        ("41", "ar", "أحمد", "الخطيب", "سلمى"),
        ("41", "latin", "Ahmad", "Khatib", "Salma"),
        ("42", "ar", "سمير", "حداد", ""),
        ("42", "latin", "Samir", "Haddad", ""),
    }


@pytest.mark.django_db
def test_what_was_said_of_a_sheet_is_remembered_for_the_next_one(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    first = "N;Wer;Geschlecht\n1;Ahmad;männlich\n"
    said = {"N": "external_id", "Wer": "given_latin", "Geschlecht": "sex"}
    job = named(client, bring(client, first.encode()), said, source_name="A list")
    assert job.refused == 1
    again = bring(client, first.replace("1;Ahmad", "2;Samir").encode())
    assert Layout.of(again).columns == ["external_id", "given_latin", "sex"]


@pytest.mark.django_db
def test_words_of_a_sheet_are_turned_into_ours(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = bring(client, "external_id,given_ar,sex\n1,أحمد,ذكر\n2,سلمى,أنثى\n".encode())
    page = client.get(job.get_absolute_url()).context["form"]
    fields = {name: field.initial for name, field in page.fields.items() if name.startswith("word-")}
    assert list(fields.values()) == ["male", "female"]
    assert named(client, job, None, **fields).refused == 0


@pytest.mark.django_db
def test_a_source_that_is_typed_stands_for_the_one_that_was_remembered(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    moved(
        client, named(client, bring(client, b"external_id,given_latin\n1,Ahmad\n"), None, source_name="One"), "import"
    )
    again = bring(client, b"external_id,given_latin\n2,Samir\n")
    assert again.source is not None
    job = named(client, again, None, source=str(again.source.pk), source_name="Another")
    assert (job.source, Layout.of(job).source_name) == (None, "Another")

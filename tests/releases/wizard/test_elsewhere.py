"""Sheets of other programs: their columns are known, and what was said of a sheet is remembered."""

import pytest

from accounts.models import User
from releases.imports.columns import COLUMNS
from releases.imports.wizard.known import programs
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.mapping import program_of, suggested
from releases.resources import columns
from tests.conftest import ClientOf
from tests.releases.wizard.bringing import bring, moved, named

KOBO = ["start", "end", "person/given_ar", "person/الكنية", "birth", "_id", "_uuid", "_submission_time",
        "_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags", "_index"]  # fmt: skip
ODK = ["SubmissionDate", "start", "person-given_ar", "person-family_ar", "meta-instanceID", "KEY", "SubmitterID",
       "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits",
       "FormVersion"]  # fmt: skip
BAYANAT = ["id", "name", "name_ar", "first_name", "first_name_ar", "middle_name_ar", "last_name", "last_name_ar",
           "father_name", "father_name_ar", "mother_name", "mother_name_ar", "sex", "age", "civilian", "type",
           "origin_place", "comments", "status", "profile_1_mode"]  # fmt: skip
UWAZI = ["Title", "Date added", "Template", "Date of arrest", "Geolocation", "Documents", "Attachments", "Published"]
TELLA = ["id", "title", "description", "deviceInfo", "createdAt", "projectId", "author"]


def test_the_columns_and_their_words_are_said_once() -> None:
    assert tuple(columns()) == COLUMNS


def test_every_mapping_leads_to_columns_that_are_there() -> None:
    named_columns = {name for program in programs() for name in program.columns.values()}
    assert named_columns <= set(COLUMNS)


@pytest.mark.parametrize(
    ("header", "program", "expected"),
    [
        (KOBO, "KoBoToolbox", {"_uuid": "external_id", "person/given_ar": "given_ar", "person/الكنية": "family_ar"}),
        (ODK, "ODK", {"KEY": "external_id", "person-given_ar": "given_ar", "person-family_ar": "family_ar"}),
        (BAYANAT, "Bayanat", {"id": "external_id", "first_name_ar": "given_ar", "last_name": "family_latin"}),
        (UWAZI, "Uwazi", {"Title": "given_ar", "Date of arrest": "arrest_date"}),
        (TELLA, "Tella", {"id": "external_id", "description": "claim_text"}),
    ],
)
def test_the_columns_of_other_programs_are_known(header: list[str], program: str, expected: dict[str, str]) -> None:
    known = program_of(header)
    assert known is not None
    assert known.name == program
    found = dict(zip(header, suggested(header, known), strict=True))
    assert {head: found[head] for head in expected} == expected
    assert not any(found[head] for head in header if head.startswith("_") and head != "_uuid")


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

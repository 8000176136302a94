"""A list is brought in through the browser: read, named, looked through, imported; nothing is written before."""

import pytest

from accounts.models import User
from casework.models import MoveMade, Notice
from detainees.models import Detainee
from releases.models import Claim, ImportedRecord, ImportJob, ImportRow, LedgerEntry, Release
from releases.models.imports import IMPORT, ImportState, Outcome
from releases.tasks import tell_of_import
from tests.conftest import ClientOf
from tests.releases.importing import csv_of, row
from tests.releases.wizard.bringing import bring, carried, checked, moved, named

pytestmark = pytest.mark.django_db
OTHER = row(
    given_ar="سمير", father_ar="إلياس", family_ar="حداد", given_latin="Samir", birth="1961", home_governorate="SY-HI"
)
BAD = row("B", given_ar="", given_latin="", birth="2013-13")


def outcomes(job: ImportJob) -> dict[int, str]:
    return dict(ImportRow.objects.filter(job=job).values_list("line", "outcome"))


def test_nothing_is_written_before_somebody_says_import(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    job = checked(client, [row("A"), row("C", given_ar="خالد", family_ar="العلي", given_latin="")])
    assert (job.status, job.read, job.made, job.refused) == (ImportState.CHECKED, 2, 2, 0)
    assert outcomes(job) == {2: Outcome.NEW, 3: Outcome.NEW}
    assert not Detainee.objects.exists()
    page = client.get(job.get_absolute_url()).content.decode()
    assert "nothing is written yet" in page
    assert "أحمد محمود الخطيب" in page


def test_what_is_imported_waits_for_a_supervisor(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = moved(client, checked(client, [row("A")]), "import")
    assert (job.status, job.made) == (ImportState.IMPORTED, 1)
    release = Release.objects.get(external_id="A")
    assert (release.status, release.owner) == ("submitted", documenter)
    assert ImportedRecord.objects.get(job=job).release == release
    assert not LedgerEntry.objects.exists()


def test_a_bad_row_lets_nothing_in_unless_the_good_ones_are_asked_for(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    job = checked(client, [row("A"), BAD])
    assert outcomes(job) == {2: Outcome.NEW, 3: Outcome.REFUSED}
    assert moved(client, job, "import").status == ImportState.CHECKED
    assert not Release.objects.exists()
    done = moved(client, job, "import", **{"only-good": "on"})
    assert (done.status, done.made, done.refused) == (ImportState.IMPORTED, 1, 1)
    assert Release.objects.count() == 1


def test_the_refused_rows_come_back_with_the_reasons(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    job = checked(client, [row("A"), BAD])
    answer = client.get(f"/releases/imports/{job.pk}/refused/")
    text = b"".join(answer).decode("utf-8-sig")
    head, line = text.splitlines()
    assert head.startswith("external_id,given_ar")
    assert line.startswith("B,")
    assert "month" in line


def test_a_record_that_is_known_is_never_a_second_one(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    moved(client, checked(client, [row("A")]), "import")
    again = checked(client, [row("A"), {**OTHER, "external_id": "B"}])
    assert outcomes(again) == {2: Outcome.UNCHANGED, 3: Outcome.NEW}
    changed = checked(client, [row("A", birth="1991")])
    assert outcomes(changed) == {2: Outcome.CHANGED}
    assert ImportRow.objects.get(job=changed).said["changes"][0][1:] != ["", ""]
    moved(client, changed, "import")
    assert Detainee.objects.count() == 1
    assert str(Detainee.objects.get().birth) == "1991"


def test_the_same_file_is_said_at_once(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    data = csv_of([row("A")]).encode()
    bring(client, data)
    second = bring(client, data)
    assert "This very file was brought in before" in client.get(second.get_absolute_url()).content.decode()


def test_the_task_twice_makes_one_import(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = moved(client, checked(client, [row("A")]), "import")
    assert carried(job).status == ImportState.IMPORTED
    assert Release.objects.count() == 1


def test_rows_without_a_source_are_told_by_the_import_and_the_others_keep_theirs(
    documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    own, none = row("A"), row("B", given_ar="سمير", source="", source_reliability="", claim_credibility="",
                              claim_connection="", claim_text="")  # fmt: skip
    moved(client, checked(client, [own, none], source_name="ADMSP list 7"), "import")
    told = {
        claim.release.external_id: (claim.source.name, claim.grade) for claim in Claim.objects.all() if claim.release
    }
    assert told == {"A": ("lawyer of the family", "B2"), "B": ("ADMSP list 7", "C3")}


def test_who_brought_it_in_is_told_when_it_is_done(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    job = moved(client, checked(client, [row("A")]), "import")
    move = MoveMade.objects.of(IMPORT, job.pk).last()
    assert move is not None
    for _time in range(2):
        tell_of_import(move=move.pk, job=job.pk)
    assert Notice.objects.get(person=documenter).move == move
    assert job.get_absolute_url() in client.get("/").content.decode()


def test_a_pasted_table_is_a_list_too(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = named(client, bring(client, "الرقم\tالاسم\tالكنية\n1\tأحمد\tالخطيب\n"))
    assert outcomes(job) == {2: Outcome.NEW}

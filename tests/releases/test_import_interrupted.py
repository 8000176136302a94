"""Processes that are killed in the midst, two workers at one import, two people: taken up again, nothing doubled."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import User
from detainees.models import Detainee
from releases.imports.wizard.alike import folder_of
from releases.imports.wizard.carrying import COMMAND, work_off
from releases.imports.wizard.course import is_carried
from releases.models import ImportedRecord, ImportJob, ImportRow, Release
from releases.models.imports import ImportState
from releases.tasks import take_up_imports
from tests.conftest import ClientOf
from tests.detainees.linkage.searching import held_up, on_this_database, waits_for
from tests.releases.importing import csv_of, row
from tests.releases.wizard.bringing import bring, checked, moved
from tests.run.running import wait_until

__all__ = ["on_this_database"]
pytestmark = [
    pytest.mark.services,
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
    pytest.mark.usefixtures("on_this_database", "own_files"),
]
ROWS = [row("A"), row("B", given_ar="سمير", family_ar="حداد", given_latin="Samir")]


@pytest.fixture
def own_files(settings: Settings, on_this_database: None) -> None:
    """Files lie where a process that is started looks for them."""
    settings.MEDIA_ROOT = Path(settings.DATA_DIR, "media")
    settings.MEDIA_ROOT.mkdir()


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    """A worker who works at the same time."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def worked_off(beside: ThreadPoolExecutor, job: ImportJob) -> "Future[None]":
    def work() -> None:
        try:
            work_off(job.pk)
        finally:
            connections.close_all()

    return beside.submit(work)


def until_it_waits_for(job: ImportJob, table: str) -> None:
    wait_until(lambda: is_carried(job.pk), 60)
    wait_until(lambda: waits_for(table), 60)


def children() -> list[psutil.Process]:
    """The processes of imports, without those that read ahead for one of them."""
    found = {process.pid: process for process in psutil.process_iter() if _is_of_an_import(process)}
    return [process for process in found.values() if process.ppid() not in found]


def _is_of_an_import(process: psutil.Process) -> bool:
    try:
        return COMMAND in process.cmdline() and process.environ().get("IFRAJ_DATA") == str(settings.DATA_DIR)
    except psutil.Error:
        return False


def killed_at(table: str, job: ImportJob, beside: ThreadPoolExecutor) -> ImportJob:
    """A worker takes it up; its process is killed where it comes to this table."""
    with held_up(table):
        working = worked_off(beside, job)
        until_it_waits_for(job, table)
        children()[0].kill()
        working.result(30)
    wait_until(lambda: not is_carried(job.pk), 60)
    return again(job)


def again(job: ImportJob) -> ImportJob:
    return ImportJob.objects.get(pk=job.pk)


def asked(client: Client, job: ImportJob, name: str) -> ImportJob:
    """The button is pressed; nobody works on it yet."""
    place = name if name == "take-back" else f"moves/{name}"
    client.post(f"/releases/imports/{job.pk}/{place}/", {"revision": str(job.revision_number)})
    return again(job)


def read_again(client: Client, job: ImportJob) -> ImportJob:
    client.post(f"/releases/imports/{job.pk}/reading/", {"revision": str(job.revision_number), "encoding": "utf-8"})
    return again(job)


def test_killed_while_it_reads_it_is_read_again(
    documenter: User, client_of: ClientOf, beside: ThreadPoolExecutor
) -> None:
    client = client_of(documenter)
    job = read_again(client, bring(client, csv_of(ROWS).encode()))
    after = killed_at("releases_sheetmapping", job, beside)
    assert after.status == ImportState.READING
    take_up_imports()
    assert (again(job).status, again(job).expected) == (ImportState.READ, 3)


def test_killed_while_rows_are_looked_through_no_row_is_there_twice(
    documenter: User, client_of: ClientOf, beside: ThreadPoolExecutor
) -> None:
    client = client_of(documenter)
    job = asked(client, checked(client, ROWS), "check")
    after = killed_at("detainees_linkageweights", job, beside)
    assert after.status == ImportState.CHECKING
    take_up_imports()
    assert (again(job).status, again(job).made) == (ImportState.CHECKED, 2)
    assert not folder_of(job.pk).exists()
    assert ImportRow.objects.filter(job=job).count() == 2


def test_killed_in_the_midst_of_an_import_nothing_is_made_and_then_all_of_it_once(
    documenter: User, client_of: ClientOf, beside: ThreadPoolExecutor
) -> None:
    client = client_of(documenter)
    job = asked(client, checked(client, ROWS), "import")
    after = killed_at("releases_importedrecord", job, beside)
    assert (after.status, Detainee.objects.exists(), Release.objects.exists()) == (ImportState.IMPORTING, False, False)
    take_up_imports()
    assert (again(job).status, again(job).made) == (ImportState.IMPORTED, 2)
    assert (Detainee.objects.count(), Release.objects.count(), ImportedRecord.objects.count()) == (2, 2, 2)


def test_killed_while_it_is_taken_back_all_of_it_is_there_and_then_none(
    documenter: User, client_of: ClientOf, beside: ThreadPoolExecutor
) -> None:
    client = client_of(documenter)
    job = asked(client, moved(client, checked(client, ROWS), "import"), "take-back")
    after = killed_at("detainees_namekeys", job, beside)
    assert (after.status, Detainee.objects.count()) == (ImportState.TAKING_BACK, 2)
    take_up_imports()
    assert (again(job).status, Detainee.objects.exists()) == (ImportState.TAKEN_BACK, False)


def test_whatever_is_interrupted_again_and_again_is_given_back_with_a_sentence(
    documenter: User, client_of: ClientOf, beside: ThreadPoolExecutor
) -> None:
    documenter.language = "en"
    documenter.save()
    client = client_of(documenter)
    job = asked(client, checked(client, ROWS), "import")
    for _time in range(3):
        killed_at("releases_importedrecord", job, beside)
    take_up_imports()
    assert again(job).status == ImportState.READ
    assert "interrupted too often" in again(job).why_it_ended
    assert not Detainee.objects.exists()


def test_of_two_workers_at_one_import_one_works(
    documenter: User, client_of: ClientOf, beside: ThreadPoolExecutor
) -> None:
    client = client_of(documenter)
    job = asked(client, checked(client, ROWS), "import")
    with held_up("releases_importedrecord"):
        working = worked_off(beside, job)
        until_it_waits_for(job, "releases_importedrecord")
        work_off(job.pk)
        assert len(children()) == 1
    working.result(60)
    assert (again(job).status, again(job).attempts, Detainee.objects.count()) == (ImportState.IMPORTED, 1, 2)


def test_two_lists_of_one_team_go_in_one_after_the_other(
    documenter: User, documenter2: User, client_of: ClientOf, beside: ThreadPoolExecutor
) -> None:
    documenter2.language = "en"
    documenter2.save()
    one, other = client_of(documenter), client_of(documenter2)
    first, second = checked(one, ROWS), checked(other, [*ROWS, row("C", given_ar="نزار")])
    job = asked(one, first, "import")
    with held_up("releases_importedrecord"):
        working = worked_off(beside, job)
        until_it_waits_for(job, "releases_importedrecord")
        waiting = moved(other, second, "import")
        assert waiting.status == ImportState.READ
        assert "Another import into this team is under way" in waiting.why_it_ended
    working.result(60)
    assert Detainee.objects.count() == 2


def test_the_button_pressed_twice_imports_once(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = checked(client, ROWS)
    for _time in range(2):
        asked(client, job, "import")
    for _time in range(2):
        take_up_imports()
    assert (again(job).status, again(job).attempts, Detainee.objects.count()) == (ImportState.IMPORTED, 1, 2)

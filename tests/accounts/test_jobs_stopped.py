"""Somebody says that another one was signed in as them: no job goes on with what was begun in their name."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.acting import acting
from accounts.models import Organisation, User
from casework.exports import making
from casework.moves import Refusal
from detainees.models import Detainee
from releases.imports.wizard.course import finish
from releases.models import ImportJob
from releases.models.imports import ImportState
from tests.casework.exports.asking import approved, asked, moved
from tests.conftest import ClientOf
from tests.releases.importing import row
from tests.releases.wizard.bringing import carried, checked
from tests.releases.wizard.bringing import moved as pressed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()


@pytest.fixture
def job(documenter: User, client_of: ClientOf) -> ImportJob:
    """A list that was looked through."""
    documenter.language = "en"
    documenter.save()
    return checked(client_of(documenter), [row("A"), row("B", given_ar="سمير")])


def stop_password(person: User) -> None:
    with acting(person):
        User.objects.filter(pk=person.pk).update(password_stopped_at=timezone.now())


def press(client_of: ClientOf, by: User, job: ImportJob, name: str) -> None:
    client_of(by).post(f"/releases/imports/{job.pk}/{name}/", {"revision": str(job.revision_number)})


def test_an_import_that_was_asked_for_is_not_made(job: ImportJob, documenter: User, client_of: ClientOf) -> None:
    press(client_of, documenter, job, "moves/import")
    stop_password(documenter)
    after = carried(job)
    assert (after.status, Detainee.objects.count()) == (ImportState.READ, 0)
    assert "password" in after.why_it_ended


def test_what_was_imported_is_not_taken_back(job: ImportJob, documenter: User, client_of: ClientOf) -> None:
    done = pressed(client_of(documenter), job, "import")
    press(client_of, documenter, done, "take-back")
    stop_password(documenter)
    assert carried(done).status == ImportState.IMPORTED
    assert Detainee.objects.count() == 2


def test_an_import_that_was_under_way_makes_nothing(
    job: ImportJob, documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped_just_before(*args: Any, **found: Any) -> None:
        stop_password(documenter)
        finish(*args, **found)

    press(client_of, documenter, job, "moves/import")
    monkeypatch.setattr("releases.imports.wizard.committing.finish", stopped_just_before)
    carried(job)
    assert not Detainee.objects.exists()


def test_a_file_that_was_approved_is_not_made(analyst: User, supervisor: User, organisation: Organisation) -> None:
    export, waits = approved(asked(analyst, organisation), supervisor), asked(analyst, organisation)
    stop_password(analyst)
    making.make(export.pk)
    export.refresh_from_db()
    assert export.status == "failed"
    assert isinstance(moved(waits, "approve", supervisor), Refusal)

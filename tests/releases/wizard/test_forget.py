"""What is not kept: what a killed process left in clear, files with which nobody went on or that belong to nothing."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from releases.imports.wizard import staging
from releases.imports.wizard.alike import Newcomers, folder_of
from releases.imports.wizard.course import reader
from releases.imports.wizard.forgetting import KEPT
from releases.models import ImportJob, ImportRow
from releases.models.imports import ImportState
from releases.tasks import forget_import, forget_imports_that_are_over, take_up_imports
from tests.conftest import ClientOf
from tests.releases.importing import row
from tests.releases.wizard.bringing import checked, moved

pytestmark = pytest.mark.django_db
Settings = Any


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path / "data"


def older(job: ImportJob) -> None:
    """As if nobody had touched it for longer than it is kept."""
    with acting(reader()):
        stored = ImportJob.objects.get(pk=job.pk)
        stored.status_since = timezone.now() - KEPT - timedelta(days=1)
        stored.save()


def test_nothing_in_clear_stays_of_a_process_that_was_killed(documenter: User, client_of: ClientOf) -> None:
    job = checked(client_of(documenter), [row("A")])
    assert not folder_of(job.pk).exists()
    Newcomers(job).__enter__()  # and never left: the process was killed
    assert list(folder_of(job.pk).iterdir())
    take_up_imports()
    assert not folder_of(job.pk).exists()


def test_a_list_with_which_nobody_goes_on_is_given_up(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    job = checked(client, [row("A")])
    older(job)
    forget_imports_that_are_over()
    after = ImportJob.objects.get(pk=job.pk)
    assert (after.status, after.forgotten_at is None) == (ImportState.DISCARDED, False)
    assert not ImportRow.objects.filter(job=job).exists()
    assert not staging.path_of(job.place, staging.FILE).exists()
    assert client.get(job.get_absolute_url()).status_code == 200


def test_of_an_import_its_figures_stay(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = moved(client, checked(client, [row("A")]), "import")
    older(job)
    forget_imports_that_are_over()
    after = ImportJob.objects.get(pk=job.pk)
    assert (after.status, after.made) == (ImportState.IMPORTED, 1)
    assert client.get(job.get_absolute_url()).status_code == 200


def test_what_is_discarded_is_gone_at_once(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = moved(client, checked(client, [row("A")]), "discard")
    assert job.status == ImportState.DISCARDED
    for _time in range(2):
        forget_import(job=job.pk)
    assert not staging.path_of(job.place, staging.LINES).exists()


def test_a_file_that_belongs_to_nothing_is_removed(documenter: User, client_of: ClientOf) -> None:
    job = checked(client_of(documenter), [row("A")])
    kept = staging.path_of(job.place, staging.FILE)
    lost = kept.with_name(f"{'0' * 32}.file")
    lost.write_bytes(b"x")
    for path in (kept, lost):
        os.utime(path, (0, 0))
    forget_imports_that_are_over()
    assert kept.exists()
    assert not lost.exists()

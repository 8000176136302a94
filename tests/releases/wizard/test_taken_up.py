"""Imports that wait are gone on with each by itself, and what a child says besides how far it is ends none."""

from io import BytesIO
from types import SimpleNamespace

import pytest

from accounts.models import User
from casework import children
from releases.imports.wizard import carrying
from releases.models import ImportJob
from releases.models.imports import ImportState
from releases.tasks import take_up_imports
from tests.conftest import ClientOf
from tests.releases.importing import row
from tests.releases.wizard.bringing import checked

pytestmark = pytest.mark.django_db


def asked(client_of: ClientOf, by: User, external_id: str) -> ImportJob:
    """An import that is asked for, and waits."""
    client = client_of(by)
    job = checked(client, [row(external_id)])
    client.post(f"/releases/imports/{job.pk}/moves/import/", {"revision": str(job.revision_number)})
    return job


def test_one_that_fails_stops_no_other(documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = [asked(client_of, documenter, name) for name in ("A", "B")]
    first = ImportJob.objects.busy().values_list("pk", flat=True)[0]

    def works_off(pk: int) -> None:
        if pk == first:
            raise OSError("No process can be started.")
        carrying.carry_out_here(pk)

    monkeypatch.setattr(carrying, "work_off", works_off)
    take_up_imports()
    states = {job.pk: job.status for job in ImportJob.objects.filter(pk__in=[job.pk for job in jobs])}
    assert states.pop(first) == ImportState.IMPORTING
    assert list(states.values()) == [ImportState.IMPORTED]


def test_a_stray_line_of_a_child_ends_nothing(
    documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(client_of, documenter, "A")
    said = b"importing 1 7\nA warning of a library\n\n\xff x 2\nimporting one 7\nimporting 3 7\n"
    child = SimpleNamespace(stdout=BytesIO(said), wait=lambda: 0)
    monkeypatch.setattr(children, "start", lambda *command, heard: child)
    monkeypatch.setattr(children, "end", lambda child: None)
    carrying.work_off(job.pk)
    job.refresh_from_db()
    assert (job.stage, job.done, job.expected) == ("importing", 3, 7)

"""Lists brought in through the browser's pages, and carried out at once: for tests."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework.idempotency import draw_key
from releases.imports.wizard.carrying import carry_out_here
from releases.imports.wizard.layout import Layout
from releases.models import ImportJob
from tests.releases.importing import csv_of

GRADE = {"connection": "repeats", "reliability": "C", "credibility": "3"}


def bring(client: Client, data: bytes | str, name: str = "list.csv") -> ImportJob:
    """Send a file (bytes) or paste a table (text), and have it read."""
    team = {"team": str(_team(client))}
    sent: dict[str, Any] = {"file": SimpleUploadedFile(name, data)} if isinstance(data, bytes) else {"pasted": data}
    answer = client.post("/releases/imports/new/", {"once": draw_key(), **team, **sent})
    assert answer.status_code == 302, answer.content.decode()
    job = ImportJob.objects.get(pk=answer.headers["Location"].split("/")[-2])
    return carried(job)


def carried(job: ImportJob) -> ImportJob:
    """What a worker would do with it."""
    carry_out_here(job.pk)
    return ImportJob.objects.get(pk=job.pk)


def named(client: Client, job: ImportJob, columns: dict[str, str] | None = None, **said: str) -> ImportJob:
    """Say what its columns are: as they seem, but for `columns` (by heading), and have its rows looked through."""
    layout = Layout.of(job)
    chosen = dict(zip(layout.header, layout.columns, strict=True)) | (columns or {})
    fields = {f"column-{place}": chosen[head] for place, head in enumerate(layout.header)}
    said = {"version": str(job.revision_number), "source": "", "source_name": "", **GRADE, **said}
    answer = client.post(f"/releases/imports/{job.pk}/columns/", {**fields, **said})
    assert answer.status_code == 302, answer.content.decode()
    return carried(job)


def moved(client: Client, job: ImportJob, name: str, **said: str) -> ImportJob:
    """Press the button of a move, and let it be carried out."""
    client.post(f"/releases/imports/{job.pk}/moves/{name}/", {"revision": str(job.revision_number), **said})
    return carried(job)


def checked(client: Client, rows: list[dict[str, str]], **said: str) -> ImportJob:
    """A list of these rows, looked through."""
    return named(client, bring(client, csv_of(rows).encode()), None, **said)


def _team(client: Client) -> str:
    page = client.get("/releases/imports/new/")
    form = page.context["form"]
    return str(form.fields["team"].queryset[0].pk)

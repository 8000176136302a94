"""Asking for lists as people do: by the pages, and by what the pages call; and what is in the file that comes."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from django.http import HttpResponseBase
from django.test import Client

from accounts.acting import acting
from accounts.models import Organisation, User
from casework.exports import making
from casework.exports.asking import Chosen, Reason, ask
from casework.exports.registry import LISTS
from casework.exports.workflow import WORKFLOW
from casework.idempotency import draw_key
from casework.models import Export, MoveMade
from casework.moves import Given, Refusal

NAMES = ("reference", "release_date", "name_ar", "name_latin")
WHY = {"why": "The court asks who was released.", "recipient": "Judge Salem, first chamber"}


def sent(name: str, form: str = "csv-program", **more: Any) -> dict[str, Any]:
    """What the form for a list without anybody in it sends, with all its columns."""
    columns = [each.name for each in LISTS[name].open]
    return {"once": draw_key(), "columns": columns, "form": form, **more}


def at_once(client: Client, name: str, query: str = "", **more: Any) -> HttpResponseBase:
    """What comes when the list is downloaded at once."""
    return client.post(f"/exports/of/{name}/at-once/{query}", sent(name, **more))


def content(response: HttpResponseBase) -> bytes:
    """All of what was streamed."""
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]  # of a streaming response


def rows(text: bytes) -> list[dict[str, str]]:
    """The rows of a CSV by its header; of lines about the file none."""
    read = csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""))
    return [row for row in read if not next(iter(row.values())).startswith("#")]


def asked(
    by: User, organisation: Organisation, name: str = "verified-releases", *, columns: tuple[str, ...] = NAMES,
    form: str = "csv-program", filters: dict[str, list[str]] | None = None, numbers: bool = False, **how: bool,
) -> Export:  # fmt: skip
    """A request for a list with names."""
    reason = Reason(organisation, WHY["why"], WHY["recipient"], numbers)
    return ask(LISTS[name], filters or {}, Chosen(columns, form, **how), reason, by=by)


def moved(export: Export, name: str, by: User, reason: str = "", sentence: str = "") -> MoveMade | Refusal:
    """What the workflow answers."""
    export.refresh_from_db()
    given = Given(export.revision_number, reason, sentence)
    return WORKFLOW.make(name, Export.objects.visible_to(by), export.pk, by=by, given=given)


def approved(export: Export, by: User, name: str = "approve") -> Export:
    """The request, approved."""
    answer = moved(export, name, by)
    assert isinstance(answer, MoveMade), answer
    export.refresh_from_db()
    return export


def moved_by_sql(export: Export, by: User, name: str, state: str) -> None:
    """A move that was recorded by no page."""
    with acting(by):
        MoveMade.objects.create(
            subject="export", subject_id=export.pk, name=name, from_state=export.status, to_state=state,
            revision=export.revision_number, by=by,
        )  # fmt: skip


def made(export: Export, by: User) -> Export:
    """The request, approved, with its file."""
    making.make(approved(export, by).pk)
    export.refresh_from_db()
    return export


def downloaded(client: Client, export: Export) -> HttpResponseBase:
    return client.post(f"/exports/{export.reference}/file/")


def unpacked(data: bytes) -> tuple[dict[str, bytes], dict[str, Any], dict[str, Any]]:
    """Of a package its files, the description and the manifest."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return files, json.loads(files["datapackage.json"]), json.loads(files["manifest.json"])


def folder() -> Path:
    """Where the files of exports lie."""
    return making.path_of(Export(reference="L")).parent

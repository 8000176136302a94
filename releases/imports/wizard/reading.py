"""Reading a sheet into lines: by a child that has no environment, few rights and little memory; and what it refuses."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import User
from releases.imports.own import Own
from releases.imports.wizard import staging
from releases.imports.wizard.course import FallsBack, Tell, finish
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.mapping import look_into, settle
from releases.imports.wizard.remembering import GRADE, take_remembered
from releases.models import ImportJob

READER = Path(__file__).parents[1] / "sheets"  # never imported here: the child alone opens what somebody sent
PATIENCE = 600  # seconds until the child is given up
EVERY = 20_000  # lines between two words on how far it is
SENTENCES = {
    "empty": _("There is nothing in this file, or in this sheet of it."),
    "old-workbook": _(
        "This is a workbook of an old kind (.xls), or one that is locked with a password. Save it as XLSX without a "
        "password, or as CSV."
    ),
    "locked": _("This workbook is locked with a password. Save it without one."),
    "no-workbook": _("This is a package of another kind. What can be brought in is CSV, XLSX and ODS."),
    "macros": _("This workbook holds macros. Save it as XLSX without macros, or as CSV."),
    "too-large": _("This workbook unpacks to more than a sheet can be. Save its sheet as CSV."),
    "too-wide": _("A line of this file has more cells, or a longer cell, than a table can have."),
    "cut-short": _("The end of this file is missing: it was cut short on its way. Bring it in again."),
    "not-text": _("This is no table: neither text nor a workbook. What can be brought in is CSV, XLSX and ODS."),
    "other-encoding": _("The letters of this file cannot be read so. Choose another encoding."),
    "open-quotation": _("A quotation mark in this file is not closed, or stands where none can."),
}
UNREADABLE = _("This file cannot be read as a table. Save its sheet as CSV and bring that in.")
BROKEN = _("From line %(line)s on the file is no CSV: a quotation mark is not closed, or stands where none can.")


def read(job: ImportJob, by: User, tell: Tell) -> None:
    """Read the sheet into lines and say what its columns seem to be. Raises FallsBack."""
    layout = Layout.of(job)
    asked = [f"{name}={value}" for name in ("encoding", "separator", "sheet") if (value := getattr(layout, name)) != ""]
    with staging.in_clear(job.place) as file:
        layout.lines = staging.keep_lines(job.place, _lines(file, asked, layout, tell))
    settle(layout, staging.lines_of(job.place))
    layout.columns = Own(job.team).suggested(layout.header, layout.columns)
    look_into(layout, staging.lines_of(job.place))
    with acting(by):
        take_remembered(job, layout)
        job.keep_layout(layout.as_json())
        found = {name: getattr(job, name) for name in ("layout", "source", *GRADE)}
        finish(job, by, **found, expected=layout.lines, done=layout.lines)


def _lines(file: IO[bytes], asked: list[str], layout: Layout, tell: Tell) -> Iterator[bytes]:
    """The lines as the child says them; what it says of the file goes into `layout`. Raises FallsBack."""
    number, refused, ended = 0, "", False
    for text in _child(file, asked):
        if text.startswith(b"["):
            number += 1
            if number % EVERY == 0:
                tell("reading", number, 0)
            yield text
            continue
        said: dict[str, Any] = json.loads(text)
        for name, value in said.get("head", {}).items():
            setattr(layout, name, value)
        refused, ended = said.get("refused", ""), "end" in said
    if refused == "open-quotation" and layout.broken:
        raise FallsBack(str(BROKEN) % {"line": layout.broken})
    if refused or not ended:
        raise FallsBack(str(SENTENCES.get(refused, UNREADABLE)))
    if not number:
        raise FallsBack(str(SENTENCES["empty"]))


def _child(file: IO[bytes], asked: list[str]) -> Iterator[bytes]:
    """What the child writes; it is ended when nobody listens any more, or its time is over."""
    command = [sys.executable, "-I", str(READER), str(file.fileno()), *asked]
    with subprocess.Popen(  # noqa: S603  # our own program; what somebody chose is an argument
        command, env={}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        pass_fds=(file.fileno(),),
    ) as child:  # fmt: skip
        watch = threading.Timer(PATIENCE, child.kill)
        watch.start()
        try:
            yield from child.stdout or ()
        finally:
            watch.cancel()
            child.kill()

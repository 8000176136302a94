"""A sheet read apart: by a child that has no environment, few rights and little memory; and what it refuses."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext_lazy as _

READER = Path(__file__).parent / "sheets"  # never imported here: the child alone opens what somebody sent
PATIENCE = 600  # seconds until the child is given up
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


class Unreadable(ValueError):
    """The file as a whole cannot be read; the text is the sentence for the person."""


def lines_apart(file: IO[bytes], asked: Mapping[str, str], head: Callable[[dict[str, Any]], None]) -> Iterator[bytes]:
    """The lines of an open file as the child says them, each the JSON of its number and its cells, with its end.

    `asked` are the encoding, the separator and the sheet, where they are not to be found out; `head` is told what the
    file is. Raises Unreadable.
    """
    number, broken, refused, ended = 0, 0, "", False
    for text in _child(file, [f"{name}={value}" for name, value in asked.items() if value]):
        if text.startswith(b"["):
            number += 1
            yield text
            continue
        said: dict[str, Any] = json.loads(text)
        if "head" in said:
            broken = said["head"].get("broken", broken)
            head(said["head"])
        refused, ended = said.get("refused", ""), "end" in said
    if refused == "open-quotation" and broken:
        raise Unreadable(str(BROKEN) % {"line": broken})
    if refused or not ended:
        raise Unreadable(str(SENTENCES.get(refused, UNREADABLE)))
    if not number:
        raise Unreadable(str(SENTENCES["empty"]))


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

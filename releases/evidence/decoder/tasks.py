"""What is asked of the child: what a file is, its clean copies, one with boxes burnt into it.

The libraries are loaded for the kind at hand.
"""

import json
from importlib import import_module
from typing import Any, BinaryIO

from releases.evidence.decoder.answering import Refused
from releases.evidence.kinds import HEAD, LIMITS, PDF, PICTURE, TEXT, kind_of

READERS = {PICTURE: "pictures", PDF: "papers", TEXT: "texts"}


def recognise(file: BinaryIO) -> dict[str, Any]:
    """The kind and media type, after decoding all of it; of a recording, which ffmpeg alone decodes, by its head."""
    kind, media_type = _kind(file)
    if kind in READERS:
        media_type = _reader(kind).recognise(file)
    return {"kind": kind, "media_type": media_type}


def make_copies(file: BinaryIO) -> dict[str, Any]:
    """Hand over the clean copies; what the file tells of itself, and the likeness of a picture."""
    kind, _media_type = _kind(file)
    found: dict[str, Any] = _reader(kind).make_copies(file)
    return found


def _kind(file: BinaryIO) -> tuple[str, str]:
    head = file.read(HEAD)
    kind, name = kind_of(head)
    if not kind:
        raise Refused(name)
    if file.seek(0, 2) > LIMITS[kind]:
        raise Refused(f"too-heavy-{kind}")
    file.seek(0)
    return kind, name


def _reader(kind: str) -> Any:
    return import_module(f"releases.evidence.decoder.{READERS[kind]}")


def redact(file: BinaryIO, boxes: str) -> dict[str, Any]:
    """Hand over the picture, which is a clean copy of ours, with these boxes burnt into it."""
    found: dict[str, Any] = _reader(PICTURE).redact(file, json.loads(boxes))
    return found


TASKS = {"recognise": recognise, "copies": make_copies, "redact": redact}

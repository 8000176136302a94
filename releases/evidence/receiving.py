"""Receiving a file: measured while it is read, its digest taken, decoded in a limited child, stored twice.

The original lies as it came below `evidence/originals`, and nothing serves it; people see the clean copy below
`evidence/copies`. Both are named by the SHA-256 of the original, so that the same file is stored once.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import astuple, dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import User
from casework.mistake import Mistake
from releases.models import Claim, Evidence

LARGEST = 25 * 1024 * 1024  # bytes of one file
PIXELS = 60_000_000  # of one picture
SALT = "releases.evidence"
DECODER = Path(__file__).with_name("decoding.py")  # never imported here: it alone loads the decoders
PATIENCE = 60  # seconds until the child is given up

REFUSALS: dict[str, str | Promise] = {
    "too-large": _("The picture has too many points: send one of at most 60 million."),
    "locked": _("The PDF is locked with a password: save it without one and send it again."),
    "unreadable": _("This is no JPEG, PNG or WebP picture and no PDF that can be read. Send one of these."),
    "too-heavy": _("The file is larger than 25 MB: send a smaller one, or several."),
    "empty": _("The file is empty."),
}


@dataclass(frozen=True)
class Received:
    """A file that was checked and lies in its place; a claim can be given it."""

    sha256: str
    name: str
    media_type: str
    bytes: int


def receive(upload: "UploadedFile[bytes]") -> Received | Mistake:
    """Check and store what somebody sent, or say why not. Nothing is recorded yet."""
    with tempfile.TemporaryDirectory(prefix="evidence-", dir=_folder("arriving")) as arriving:
        original, copy = Path(arriving, "original"), Path(arriving, "copy")
        measured = _write(upload, original)
        if isinstance(measured, Mistake):
            return measured
        sha256, size = measured
        answer = _decode(original, copy)
        if "refused" in answer:
            return Mistake(str(REFUSALS[answer["refused"]]))
        _keep(original, place_of("originals", sha256))
        _keep(copy, place_of("copies", sha256))
    return Received(sha256, Path(upload.name or "").name[:200], answer["media_type"], size)


def token_of(received: Received) -> str:
    """A sealed note of a received file, which a page carries so that nobody has to choose the file again."""
    return signing.dumps(astuple(received), salt=SALT)


def read_token(token: str) -> Received | None:
    """The received file that the note is of; None where it is none of ours."""
    try:
        return Received(*signing.loads(token, salt=SALT, max_age=timedelta(days=2)))
    except (signing.BadSignature, TypeError):
        return None


def give(claim: Claim, received: Received, *, by: User, distressing: bool = False) -> Evidence:
    """Record the file as evidence of `claim`; the same file twice is one piece."""
    with acting(by):
        evidence, _made = Evidence.objects.get_or_create(
            claim=claim,
            sha256=received.sha256,
            defaults={
                "original_name": received.name,
                "media_type": received.media_type,
                "bytes": received.bytes,
                "distressing": distressing,
                "received_by": by,
            },
        )
        return evidence


def place_of(kind: str, sha256: str) -> Path:
    """Where the `originals` or the `copies` of this digest lie."""
    return Path(settings.MEDIA_ROOT, "evidence", kind, sha256[:2], sha256)


def _folder(name: str) -> Path:
    folder = Path(settings.MEDIA_ROOT, "evidence", name)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _write(upload: "UploadedFile[bytes]", original: Path) -> tuple[str, int] | Mistake:
    digest, size = hashlib.sha256(), 0
    with original.open("wb") as file:
        for chunk in upload.chunks():
            size += len(chunk)
            if size > LARGEST:
                return Mistake(str(REFUSALS["too-heavy"]))
            digest.update(chunk)
            file.write(chunk)
    return (digest.hexdigest(), size) if size else Mistake(str(REFUSALS["empty"]))


def _decode(original: Path, copy: Path) -> dict[str, str]:
    """Ask the child, which has no environment, few rights and little time; whatever kills it is a refusal."""
    command = [sys.executable, "-I", str(DECODER), str(original), str(copy), str(PIXELS)]
    try:
        child = subprocess.run(  # noqa: S603  # our own file, with paths of our own making
            command, env={}, capture_output=True, timeout=PATIENCE, check=True
        )
        answer: dict[str, str] = json.loads(child.stdout)
    except (subprocess.SubprocessError, ValueError):
        return {"refused": "unreadable"}
    return answer


def _keep(file: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.chmod(0o400)
    os.replace(file, place)

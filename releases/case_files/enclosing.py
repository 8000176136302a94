"""Which files of evidence lie in a case file, under which names; and the list of their digests."""

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass

from releases.case_files.telling import why_not_cited
from releases.evidence import vault
from releases.evidence.lists import Purpose
from releases.models import CleanCopy, Evidence, Original
from releases.models.case_files import LeftOut

FOLDER = "evidence"  # in which they lie, in the archive or beside the list
# What of an original is handed out where clean copies alone are: the whole document before its single pages.
_COPIES = (Purpose.DOCUMENT, Purpose.RECORDING, Purpose.TEXT, Purpose.PAGE)
_ENDINGS = {"image/jpeg": ".jpg", "image/tiff": ".tif", "text/plain": ".txt", "text/html": ".html", "audio/ogg": ".ogg",
            "video/webm": ".webm", "message/rfc822": ".mhtml", "image/webp": ".webp"}  # fmt: skip


@dataclass(frozen=True)
class Enclosed:
    """One file: its name, bytes and digest (SHA-256), and what of the vault it is; or why it is left out."""

    piece: Evidence
    name: str
    bytes: int
    sha256: str
    stored: Original | CleanCopy | None
    left_out: str = ""

    @property
    def is_original(self) -> bool:
        return self.stored is None or isinstance(self.stored, Original)

    @property
    def media_type(self) -> str:
        return self.stored.media_type if self.stored else ""


def enclosed_of(pieces: Iterable[Evidence], *, originals: bool) -> list[Enclosed]:
    """The files of these pieces; of each that stays here the digest at receipt, and why."""
    found: list[Enclosed] = []
    for piece in pieces:
        stored: list[Original | CleanCopy] = [piece.original] if originals else list(_copies_of(piece.original))
        reason = why_not_cited(piece.claim) or _why_not(piece, stored, originals=originals)
        if reason:
            found.append(_left_out(piece, reason))
        else:
            found += [_whole(piece, each, 0 if originals else number) for number, each in enumerate(stored, start=1)]
    return found


def _why_not(piece: Evidence, stored: list[Original | CleanCopy], *, originals: bool) -> str:
    """Why these do not go along, as a code of `LeftOut`; what a redaction covered goes out in no copy."""
    if not stored:
        return LeftOut.NO_COPY.value
    if not originals and piece.redactions.exists():
        return LeftOut.REDACTED.value
    return "" if all(map(vault.agrees, stored)) else LeftOut.ALTERED.value


def _left_out(piece: Evidence, reason: str) -> Enclosed:
    original = piece.original
    return Enclosed(piece, name_of(piece, original.media_type), original.bytes, original.sha256, None, reason)


def _whole(piece: Evidence, stored: Original | CleanCopy, number: int) -> Enclosed:
    return Enclosed(piece, name_of(piece, stored.media_type, number), stored.bytes, stored.sha256, stored)


def name_of(piece: Evidence, media_type: str, copy: int = 0) -> str:
    """A name that tells nothing of whoever sent it: evidence-12.jpg; of a clean copy evidence-12-copy-1.jpg."""
    ending = _ENDINGS.get(media_type) or mimetypes.guess_extension(media_type) or ".bin"
    return f"evidence-{piece.pk}{f'-copy-{copy}' if copy else ''}{ending}"


def _copies_of(original: Original) -> list[CleanCopy]:
    """The document or recording where there is one, else the pages."""
    copies = list(original.copies.all())
    for purpose in _COPIES:
        if found := [copy for copy in copies if copy.purpose == purpose]:
            return found
    return []


def list_of(files: Iterable[Enclosed]) -> bytes:
    """The list of digests as `sha256sum --check` reads it; what was left out stands in lines that it passes over."""
    lines = [
        f"# {each.sha256}  {each.name} ({each.left_out})" if each.left_out else f"{each.sha256}  {FOLDER}/{each.name}"
        for each in files
    ]
    return "".join(f"{line}\n" for line in lines).encode()

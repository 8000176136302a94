"""Files of an installation that kept them in clear, under the name of their digest: sealed, and then taken away."""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings

from accounts.sealed_files import CHUNK
from releases.evidence import vault
from releases.models import Original


def old_path(original: Original) -> Path:
    """Where an earlier version kept this original in clear."""
    return Path(settings.MEDIA_ROOT, "evidence", vault.ORIGINALS, original.sha256[:2], original.sha256)


def seal_old(original: Original) -> bool:
    """Seal an original that still lies in clear; whether there was one. Doing it twice is harmless.

    What lies in clear is taken away only when the sealed file was read and has the same digest. A file whose content
    is no longer what was received is sealed all the same: it is the custody sheet that says so.
    """
    clear = old_path(original)
    if not clear.exists():
        return False
    vault.remove(vault.ORIGINALS, original.place)
    before, after = hashlib.sha256(), hashlib.sha256()
    with clear.open("rb") as file, vault.writer(vault.ORIGINALS, original.place) as sealed:
        while part := file.read(CHUNK):
            before.update(part)
            sealed.write(part)
    with vault.opened(original) as read:
        while part := read.read(CHUNK):
            after.update(part)
    if before.digest() != after.digest():
        vault.remove(vault.ORIGINALS, original.place)
        raise OSError(f"{original.pk} could not be read as it was sealed; it stays as it is.")
    clear.unlink()
    return True


def remove_old_copies() -> None:
    """The clean copies of that version, which workers make anew, and what had been arriving."""
    root = Path(settings.MEDIA_ROOT, "evidence")
    shutil.rmtree(root / "arriving", ignore_errors=True)
    for file in (root / vault.COPIES).glob("??/*"):
        if len(file.name) == 64:
            file.unlink(missing_ok=True)

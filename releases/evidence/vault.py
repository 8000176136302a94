"""Where files lie and how they are read: sealed, below `evidence` in the media folder, under names that say nothing.

Originals stand in `originals`, the clean copies in `copies`; each file is sealed for its own place.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings

from accounts.sealed_files import CHUNK, SealedReader, SealedWriter
from accounts.sealing import NotSealedHere
from releases.evidence.private import private_file
from releases.models import CleanCopy, Original, Redaction

ORIGINALS, COPIES = "originals", "copies"
ROOM_LEFT = 1024**3  # bytes of the disk that uploads leave to everything else
Stored = Original | CleanCopy | Redaction


def path_of(kind: str, place: UUID) -> Path:
    """The path of a file, its folder made."""
    folder = Path(settings.MEDIA_ROOT, "evidence", kind, place.hex[:2])
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / place.hex


def seal_place(kind: str, place: UUID) -> str:
    """The place for which a file is sealed."""
    return f"{kind}/{place.hex}"


def writer(kind: str, place: UUID, *, total: int | None = None) -> SealedWriter:
    """Seals a new file, or one of `total` bytes that comes in several goes."""
    return SealedWriter(path_of(kind, place), seal_place(kind, place), total=total)


def reader(kind: str, place: UUID, *, arriving: bool = False) -> SealedReader:
    """A stored file in clear, as a stream; raises NotSealedHere or FileNotFoundError."""
    return SealedReader(path_of(kind, place), seal_place(kind, place), arriving=arriving)


def opened(stored: Stored) -> SealedReader:
    """The same of a row."""
    return reader(ORIGINALS if isinstance(stored, Original) else COPIES, stored.place)


def remove(kind: str, place: UUID) -> None:
    """Take a file away; one that has gone already is no error."""
    path_of(kind, place).unlink(missing_ok=True)


@contextmanager
def in_clear(kind: str, place: UUID) -> Iterator[IO[bytes]]:
    """An original in a private file, for the child that decodes it; it is gone at the end of the block."""
    with private_file() as file, reader(kind, place) as sealed:
        shutil.copyfileobj(sealed, file, CHUNK)
        file.seek(0)
        yield file


def agrees(stored: Stored) -> bool:
    """Whether what is stored is still the file that was received or made; one that is missing or altered is not."""
    digest = hashlib.sha256()
    try:
        with opened(stored) as sealed:
            while chunk := sealed.read(CHUNK):
                digest.update(chunk)
    except (NotSealedHere, OSError):
        return False
    return digest.hexdigest() == stored.sha256


def has_room_for(size: int) -> bool:
    """Whether the disk takes a file of this size and its copies, and keeps ROOM_LEFT for everything else."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return shutil.disk_usage(folder).free - 2 * size > ROOM_LEFT

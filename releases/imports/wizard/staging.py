"""Where a file lies while it is brought in: sealed as it came, and its lines as they were read, sealed too.

Both stand below `imports` in the media folder, under names that say nothing. In clear the file exists in the memory of
the process that reads it, alone.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings

from accounts.sealed_files import CHUNK, SealedReader, SealedWriter
from accounts.sealing import NotSealedHere
from releases.evidence.private import private_file
from releases.imports.files import Line

FILE, LINES = "file", "lines"
_BUFFER = 16 * CHUNK  # bytes


def path_of(place: UUID, part: str) -> Path:
    """The path of one of the two, its folder made."""
    folder = Path(settings.MEDIA_ROOT, "imports", place.hex[:2])
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"{place.hex}.{part}"


def writer(place: UUID, part: str) -> SealedWriter:
    """Seals what is written, in place of what lay there."""
    path_of(place, part).unlink(missing_ok=True)
    return SealedWriter(path_of(place, part), _seal_place(place, part))


@contextmanager
def in_clear(place: UUID) -> Iterator[IO[bytes]]:
    """The file as it came, in a private file, for the child that reads it; it is gone at the end of the block."""
    with private_file() as file, SealedReader(path_of(place, FILE), _seal_place(place, FILE)) as sealed:
        shutil.copyfileobj(sealed, file, CHUNK)
        file.flush()
        file.seek(0)
        yield file


def keep_lines(place: UUID, lines: Iterable[bytes]) -> int:
    """Seal the lines, each one of JSON with its end; how many they are."""
    number = 0
    with writer(place, LINES) as sealed:
        for line in lines:
            sealed.write(line)
            number += 1
    return number


def lines_of(place: UUID) -> Iterator[Line]:
    """The lines as they were read, the first ones first. Raises FileNotFoundError where they are no longer kept."""
    with BufferedReader(SealedReader(path_of(place, LINES), _seal_place(place, LINES)), _BUFFER) as opened:
        for text in opened:
            number, cells = json.loads(text)
            yield Line(number, cells)


def lines_if_kept(place: UUID) -> Iterator[Line]:
    """The same; none where they are no longer kept, or were altered: a page shows what else there is."""
    with suppress(FileNotFoundError, NotSealedHere):
        yield from lines_of(place)


def forget(place: UUID) -> None:
    """Delete both; what has gone already is no error."""
    for part in (FILE, LINES):
        path_of(place, part).unlink(missing_ok=True)


def _seal_place(place: UUID, part: str) -> str:
    return f"imports/{part}/{place.hex}"


def written(line: Any) -> bytes:
    """One line as it is kept."""
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"

"""Setting a case file as PDF: by typst, in a child without environment, key or database, from data alone.

What goes to the child are files in memory without a name: the data as JSON, the pictures, the files that are embedded.
"""

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

import fontpkg_ibm_plex_sans_arabic  # type: ignore[import-untyped]  # the wheel says no types

from accounts.sealed_files import CHUNK
from releases.case_files.saying import Said
from releases.evidence import vault
from releases.evidence.private import private_file
from releases.models import CleanCopy, Original

SETTER = Path(__file__).with_name("setter.py")  # never imported here: the child alone loads typst
FONTS = Path(fontpkg_ibm_plex_sans_arabic.__file__).parent / "files"
PATIENCE = 180  # seconds until the child is given up


class NotSet(Exception):
    """The child could not set it; the text is what it said, for whoever runs the installation."""


@dataclass(frozen=True)
class Embedded:
    """A file that lies in the PDF itself."""

    name: str
    media_type: str
    stored: Original | CleanCopy


def set_pdf(
    document: Said, at: datetime, pictures: Sequence[CleanCopy] = (), embedded: Sequence[Embedded] = ()
) -> Iterator[bytes]:
    """The PDF in pieces. Raises NotSet."""
    yield from _asked(document, at, pictures, embedded, "pdf")


def set_pages(document: Said, at: datetime, pictures: Sequence[CleanCopy] = ()) -> list[bytes]:
    """Its pages as PNG, for looking at them."""
    answer = b"".join(_asked(document, at, pictures, (), "png"))
    pages: list[bytes] = []
    while answer:
        size = int.from_bytes(answer[:8], "big")
        pages.append(answer[8 : 8 + size])
        answer = answer[8 + size :]
    return pages


def _asked(
    document: Said, at: datetime, pictures: Iterable[CleanCopy], embedded: Iterable[Embedded], form: str
) -> Iterator[bytes]:
    with ExitStack() as held:
        shown = [held.enter_context(_in_clear(each)) for each in pictures]
        inside = [(each, held.enter_context(_in_clear(each.stored))) for each in embedded]
        said = {
            **document,
            "pictures": [str(file.fileno()) for file in shown],
            "embedded": [[each.name, each.media_type, str(file.fileno())] for each, file in inside],
        }
        data = held.enter_context(private_file())
        data.write(
            json.dumps({"document": said, "at": int(at.timestamp()), "form": form, "fonts": str(FONTS)}).encode()
        )
        data.seek(0)
        yield from _child(data, [*shown, *(file for _each, file in inside)])


def _child(data: IO[bytes], files: Sequence[IO[bytes]]) -> Iterator[bytes]:
    """What the child answers; where it dies, or says that it could not, what came is worth nothing."""
    child = subprocess.Popen(  # noqa: S603  # our own file, with words of our own
        [sys.executable, "-I", str(SETTER), str(data.fileno())],
        env={},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=[data.fileno(), *(file.fileno() for file in files)],
    )
    watch = threading.Timer(PATIENCE, child.kill)
    watch.start()
    try:
        assert child.stdout is not None
        assert child.stderr is not None
        while piece := child.stdout.read(CHUNK):
            yield piece
        wrong = child.stderr.read().decode(errors="replace")
        if child.wait() != 0:
            raise NotSet(wrong[-2000:])
    finally:
        watch.cancel()
        child.kill()
        child.communicate()


@contextmanager
def _in_clear(stored: Original | CleanCopy) -> Iterator[IO[bytes]]:
    """A stored file in memory, which is gone at the end of the block."""
    with private_file() as file, vault.opened(stored) as sealed:
        shutil.copyfileobj(sealed, file, CHUNK)
        file.seek(0)
        yield file

"""How the child that reads a sheet answers: lines of JSON on standard output."""

import json
import sys
from collections.abc import Sequence
from typing import Any

LONGEST_CELL = 100_000  # characters; longer is a quotation mark that was never closed
MOST_CELLS = 2_000  # in one line
LONGEST_LINE = 200_000  # characters of all its cells
MOST = 500 * 1024**2  # bytes of all lines
_told = [0]


class Refused(Exception):  # it is an answer, and no error of the program
    """The sheet is not read; the text is a code."""


def head(**said: Any) -> None:
    """What the file is and how it is read."""
    _write({"head": said})


def line(number: int, cells: Sequence[str | None]) -> None:
    """One line of the sheet, unless nothing stands in it. Raises Refused."""
    letters = [len(cell) for cell in cells if cell is not None]
    if len(cells) > MOST_CELLS or sum(letters) > LONGEST_LINE or max(letters, default=0) > LONGEST_CELL:
        raise Refused("too-wide")
    if any(cell is None or (cell and not cell.isspace()) for cell in cells):
        _write([number, cells])


def end(**said: Any) -> None:
    _write({"end": said})


def refuse(code: str) -> None:
    _write({"refused": code})


def _write(said: Any) -> None:
    # Letters stay letters: half the bytes of \\u escapes; a lone surrogate is no letter.
    text = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    _told[0] += len(text)
    if _told[0] > MOST:
        raise Refused("too-large")
    sys.stdout.buffer.write(text + b"\n")

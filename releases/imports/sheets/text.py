"""A sheet as text: its encoding and separator are found out, unless somebody says them."""

import csv
import io
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import IO

from releases.imports.sheets import answering
from releases.imports.sheets.answering import LONGEST_CELL, Refused

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "windows-1256", "windows-1252")
SEPARATORS = (",", ";", "\t", "|")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEAD = 64 * 1024  # bytes in which the separator is looked for
_AT_ONCE = 1 << 20  # bytes
_LINES = 40
_NO_TEXT = "\0\x01\x02\x03\x04\x05\x06"


def read(file: IO[bytes], encoding: str, separator: str) -> None:
    """Answer with its lines. Raises Refused."""
    found = encoding or _encoding(file)
    if found not in ENCODINGS:
        raise Refused("unreadable")
    file.seek(0)
    opened = io.TextIOWrapper(file, encoding=found, newline="", errors="strict")
    try:
        start = opened.read(_HEAD).removeprefix("\ufeff")
        if any(letter in start for letter in _NO_TEXT):
            raise Refused("not-text")
        said = _said_separator(start)
        chosen = separator if separator in SEPARATORS else said or _separator(start)
        answering.head(kind="text", encoding=found, separator=chosen)
        _answer(opened, chosen, skips=int(bool(said)))
    except UnicodeDecodeError:
        raise Refused("other-encoding") from None


def _encoding(file: IO[bytes]) -> str:
    """By its mark; by the zeros between letters; UTF-8 where all of it is; else the Arabic of Windows."""
    start = file.read(_HEAD)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    for name, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if len(start) > 3 and zeros.count(0) * 3 > len(zeros):
            return name
    return "utf-8" if _is_utf8(file) else "windows-1256"


def _is_utf8(file: IO[bytes]) -> bool:
    """Whether all of it is UTF-8; False where it is not from the first letter beyond ASCII. Raises Refused.

    What is UTF-8 up to somewhere was cut within a letter, or is broken there: every byte could be read as the Arabic of
    Windows, and letters of other alphabets would come of it.
    """
    file.seek(0)
    decoder, beyond = getincrementaldecoder("utf-8")(), False
    try:
        while part := file.read(_AT_ONCE):
            text = decoder.decode(part)
            beyond = beyond or not text.isascii()
    except UnicodeDecodeError as error:
        if beyond or not error.object[: error.start].isascii():
            raise Refused("other-encoding") from None
        return False
    try:
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        if beyond:
            raise Refused("cut-short") from None
        return False
    return True


def _said_separator(start: str) -> str:
    """What a first line `sep=;` says, as spreadsheets write it; "" where there is none."""
    first = start.partition("\n")[0].strip().lower()
    return first[-1] if first.startswith("sep=") and first[-1] in SEPARATORS and len(first) == 5 else ""


def _separator(lines: str) -> str:
    """The one that parts most lines into as many cells as the first one; a comma where none does."""
    return max(SEPARATORS, key=lambda each: (_agreeing(lines, each), -SEPARATORS.index(each)))


def _agreeing(lines: str, separator: str) -> tuple[int, int]:
    """How many lines have the commonest number of cells, and that number; (0, 1) where it parts nothing."""
    try:
        rows = [len(cells) for cells in islice(csv.reader(io.StringIO(lines), delimiter=separator), _LINES)]
    except csv.Error:
        return 0, 1
    (number, lines_so), *_others = Counter(rows).most_common(1) or [(1, 0)]
    return (lines_so, number) if number > 1 else (0, 1)


def _answer(opened: io.TextIOWrapper, separator: str, skips: int) -> None:
    csv.field_size_limit(LONGEST_CELL)
    opened.seek(0)
    number = 1
    reader = csv.reader(_without_mark(opened), delimiter=separator, strict=True)
    try:
        for at, cells in enumerate(reader):
            if at >= skips:
                answering.line(number, cells)
            number = reader.line_num + 1
    except csv.Error:
        answering.head(broken=number)
        raise Refused("open-quotation") from None


def _without_mark(opened: io.TextIOWrapper) -> Iterator[str]:
    for at, each in enumerate(opened):
        yield each if at else each.removeprefix("\ufeff")

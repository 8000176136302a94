"""Where a sheet computes, and where its cells are merged: read from its XML as it streams, because the reader of the
values does not tell.
"""

import re
import zipfile
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from releases.imports.sheets.answering import Refused

Places = dict[int, list[int]]
MOST = 1_000_000  # lines in which a cell computes
MOST_OF_A_LINE = 2_000
_FURTHEST = 1_048_576  # lines of a sheet
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PART = 1 << 16  # bytes


@dataclass
class Beside:
    """By number of the line (from 1) the columns (from 0) whose cells hold a formula or an error; how many ranges of
    cells are one.
    """

    computed: Places = field(default_factory=lambda: defaultdict(list))
    merged: int = 0


def in_xlsx(packed: zipfile.ZipFile, sheet: str) -> Beside:
    """Of the sheet of this name. Raises Refused."""
    found = Beside()
    at = {"row": 0, "column": -1}

    def start(name: str, said: dict[str, str]) -> None:
        if name == "row":
            at.update(row=_number(said, "r", at["row"] + 1), column=-1)
        elif name == "c":
            place = _CELL.fullmatch(said.get("r", ""))
            at.update(column=_column(place[1]) if place else at["column"] + 1)
        elif name == "mergeCell":
            found.merged += 1
        if name == "f" or (name == "c" and said.get("t") == "e"):
            _note(found.computed, at["row"], at["column"])

    _parse(packed, _part_of(packed, sheet), start)
    return found


def in_ods(packed: zipfile.ZipFile, sheet: str) -> Beside:
    """The same; there a line or a cell may stand for many. Raises Refused."""
    found = Beside()
    at = {"here": 0, "row": 0, "rows": 0, "column": 0}

    def start(name: str, said: dict[str, str]) -> None:
        if name == "table":
            at.update(here=int(said.get("name") == sheet), row=0, rows=0)
        elif not at["here"]:
            return
        elif name == "table-row":
            at.update(row=at["row"] + at["rows"], rows=_number(said, "number-rows-repeated"), column=0)
        elif name in ("table-cell", "covered-table-cell"):
            many = _number(said, "number-columns-repeated")
            found.merged += int(max(_number(said, f"number-{each}-spanned") for each in ("rows", "columns")) > 1)
            if "formula" in said:
                for row in range(min(at["rows"], _FURTHEST)):
                    for column in range(min(many, 2_000)):
                        _note(found.computed, at["row"] + row + 1, at["column"] + column)
            at["column"] += many

    _parse(packed, "content.xml", start)
    return found


def _note(found: Places, row: int, column: int) -> None:
    found[row].append(column)
    if len(found[row]) > MOST_OF_A_LINE or len(found) > MOST:
        raise Refused("too-large")


def _number(said: dict[str, str], name: str, otherwise: int = 1) -> int:
    text = said.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 8 else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """The part of the package that holds the sheet of this name."""
    ids: dict[str, str] = {}
    parts: dict[str, str] = {}

    def of_book(name: str, said: dict[str, str]) -> None:
        if name == "sheet":
            ids[said.get("name", "")] = said.get("id", "")

    def of_links(name: str, said: dict[str, str]) -> None:
        if name == "Relationship":
            parts[said.get("Id", "")] = said.get("Target", "")

    _parse(packed, "xl/workbook.xml", of_book)
    _parse(packed, "xl/_rels/workbook.xml.rels", of_links)
    target = parts.get(ids.get(sheet, ""), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _parse(packed: zipfile.ZipFile, part: str, start: Any) -> None:
    """Tell `start` of each element of a part by its name and attributes, without namespaces; entities are refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, said: start(_local(name), {_local(each): said[each] for each in said})
    parser.EntityDeclHandler = _refuse
    try:
        with packed.open(part) as opened:
            while data := opened.read(_PART):
                parser.Parse(data)
            parser.Parse(b"", True)
    except (KeyError, expat.ExpatError, zipfile.BadZipFile, zlib.error):
        raise Refused("unreadable") from None


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*said: Any) -> None:
    raise Refused("unreadable")

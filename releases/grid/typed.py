"""What is typed of a list: what holds for all its rows, and the cells of one row; read by the rules of an import."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.sealed import opened
from casework.typed_text import has_unseen, plain_line
from detainees.models import Name
from releases.imports.columns import Reader
from releases.imports.files import Line
from releases.imports.rows import CATEGORIES, Row, read_row
from releases.models import Claim, Evidence, Grid, GridRow, Release

NUMBER = "number"  # as it stands on the list; it says nothing of the person
LABELS: dict[str, Promise] = {
    NUMBER: _("No."),
    "given": _("Given name"),
    "father": _("Father's name"),
    "grandfather": _("Grandfather's name"),
    "family": _("Family name"),
    "mother": _("Mother's name"),
    "birth": _("Birth"),
    "home_governorate": _("Home governorate"),
    "home_place": _("Home place"),
}
CELLS = tuple(LABELS)
LONGEST = 200  # characters of a cell
USUAL = (NUMBER, "given", "father", "family")
# What holds for all rows, by the columns of the register file.
SAID = (
    "wave", "release_date", "facility", "release_governorate", "mode", "charge_category", "claim_connection",
    "source_reliability", "claim_credibility",
)  # fmt: skip
_CHARGES = {category: charge for charge, category in CATEGORIES.items()}


@dataclass(frozen=True)
class Head:
    """Which columns the list has, in which script its names are, and what holds for all its rows."""

    columns: tuple[str, ...] = USUAL
    script: str = "ar"
    said: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_claim(cls, claim: Claim) -> Self:
        """What the claim says to which the file belongs, and the record of which it speaks."""
        said = {
            "claim_connection": claim.connection,
            "source_reliability": claim.reliability,
            "claim_credibility": claim.credibility,
        }
        record = claim.record
        if isinstance(record, Release):
            said |= {
                "wave": record.wave_id or "",
                "release_date": str(record.date or ""),
                "facility": record.facility_id or "",
                "release_governorate": record.place_id or "",
                "mode": record.mode,
                "charge_category": _CHARGES.get(record.category, ""),
            }
        return cls(said={name: value for name, value in said.items() if value})

    @classmethod
    def stored(cls, grid: Grid) -> Self:
        """As it was kept last."""
        kept = json.loads(opened(grid, "head"))
        return cls(tuple(kept["columns"]), kept["script"], kept["said"])

    def as_json(self) -> str:
        kept = {"columns": list(self.columns), "script": self.script, "said": dict(self.said)}
        return json.dumps(kept, ensure_ascii=False)

    @property
    def digest(self) -> str:
        """By it a form tells whether it came back as it was drawn."""
        return sha256(self.as_json().encode()).hexdigest()[:20]

    @property
    def has_occasion_or_date(self) -> bool:
        """A row without wave and date makes no release."""
        return bool(self.said.get("wave") or self.said.get("release_date"))


@dataclass(frozen=True)
class Typed:
    """What stands in one row, cell by cell as somebody typed it; `illegible`: it cannot be read and is not entered.

    `unseen`: a name in it was pasted once with characters that are not seen, which were taken out.
    """

    cells: Mapping[str, str] = field(default_factory=dict)
    illegible: bool = False
    unseen: bool = False

    @classmethod
    def stored(cls, row: GridRow) -> Self:
        """As it was kept last."""
        kept = json.loads(opened(row, "typed"))
        return cls.of(kept)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """As `as_json` wrote it."""
        return cls(kept["cells"], kept["illegible"], kept.get("unseen", False))

    def as_json(self) -> str:
        kept = {"cells": dict(self.cells), "illegible": self.illegible, "unseen": self.unseen}
        return json.dumps(kept, ensure_ascii=False)

    @property
    def says_nothing(self) -> bool:
        """Whether nothing stands in it but perhaps its number."""
        return not self.illegible and not any(text for name, text in self.cells.items() if name != NUMBER)

    def digest(self, columns: Iterable[str], person: str) -> str:
        """What a page with these columns shows of the row, so that one knows whether it came back as it was drawn."""
        said = [[name, self.cells.get(name, "")] for name in CELLS if name in columns]
        return sha256(json.dumps([said, self.illegible, person]).encode()).hexdigest()[:20]

    def line(self, head: Head) -> str:
        """The row as one line, in the order of the columns, as a transcript has it."""
        said = [self.cells[name] for name in CELLS if name in head.columns and self.cells.get(name)]
        return " ".join([*said, *(["[…]"] if self.illegible else [])])


@dataclass(frozen=True)
class EnteredAs:
    """A row as it was when it was entered, with what held for all rows then."""

    typed: Typed
    head: Head

    @classmethod
    def stored(cls, row: GridRow) -> Self:
        """As it was kept when the row was entered last."""
        kept = json.loads(opened(row, "entered"))
        head = Head(tuple(kept["columns"]), kept["script"], kept["said"])
        return cls(Typed.of(kept), head)

    def as_json(self) -> str:
        return json.dumps({**json.loads(self.typed.as_json()), **json.loads(self.head.as_json())}, ensure_ascii=False)


def head_for(row: GridRow, now: Head) -> Head:
    """What holds for this row: once it is entered, what held then, with the columns that the list has now."""
    return replace(EnteredAs.stored(row).head, columns=now.columns) if row.entered else now


def external_id(row: GridRow) -> str:
    """By which number the record of a row is known again, as a row of a file is by its own."""
    return f"list-{row.grid_id}-{row.pk}"


def read(typed: Typed, head: Head, piece: Evidence, number: str, readers: Mapping[str, Reader]) -> Row:
    """The row as an import reads it: its values, and every mistake by its column.

    `number` is the external_id. The source is that of the claim to which the file belongs.
    """
    cells: dict[str, str] = {"external_id": number, **head.said, "source": piece.claim.source.identity.name}
    for name, text in typed.cells.items():
        if name != NUMBER and name in head.columns:
            cells[column_of(name, head)] = text
    return replace(read_row(Line(1, list(cells.values())), list(cells), readers), typed_unseen=typed.unseen)


def column_of(cell: str, head: Head) -> str:
    """The column of the register file for a cell of the grid."""
    return f"{cell}_{head.script}" if cell in Name.PARTS else cell


def cell_of(column: str) -> str:
    """The cell of the grid for a column of the register file; "" for one that holds for all rows."""
    part = column.rpartition("_")[0]
    name = part if part in Name.PARTS else column
    return name if name in LABELS else ""


def sentences(row: Row) -> list[tuple[str, str]]:
    """What is wrong in it, by cell."""
    return [(cell_of(each.column), each.sentence) for each in row.wrong]


def pasted_unseen(sent: Mapping[str, Any]) -> bool:
    """Whether a name was sent with characters that are not seen."""
    return any(has_unseen(str(sent.get(name) or "")) for name in Name.PARTS)


def cells_of(sent: Mapping[str, Any]) -> dict[str, str]:
    """Of what was sent the cells in which something stands, each one line of what can be seen."""
    return {name: text for name in CELLS if (text := plain_line(str(sent.get(name) or ""))[:LONGEST])}

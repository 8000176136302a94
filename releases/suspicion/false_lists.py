"""A list that was found false is read, and kept as keys: its names are in nothing that is stored."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate, read_date
from casework.mistake import Mistake
from casework.outbox import follow_with
from casework.sealed import index_of
from detainees.names import KEYS_VERSION, free_parts, normalise, pair_keys, ways_meant
from detainees.places import find_governorate
from detainees.spelling import Found
from releases.models import FalseList, FalseRow
from releases.suspicion.looking import LOOK_AT_REGISTER

MOST = 5_000  # rows of one list
_PARTS = ("given", "father", "family")
_COLUMNS = tuple(f"{part}_{script}" for script in ("ar", "latin") for part in _PARTS)
_SEPARATORS = ";\t"


@dataclass(frozen=True)
class Listed:
    """One row of a list, as it is kept."""

    mark: str
    keys: tuple[str, ...]
    birth: str
    home: str


@dataclass(frozen=True)
class Reading:
    """The rows that can be compared, each once, and how many cannot: of these a part of the name is missing."""

    rows: list[Listed]
    left_out: int


def read_list(text: str) -> Reading | Mistake:
    """The rows of a table with the columns of the register's CSV, or of names, one in each line."""
    try:
        said = list(_rows(text))
    except csv.Error:
        return Mistake(_("This is no CSV: a quotation mark is not closed, or stands where none can."))
    if len(said) > MOST:
        return Mistake(_("This list has more than %(most)s rows. Enter it in parts.") % {"most": MOST})
    rows = [_listed(row) for row in said]
    kept = list({row.mark: row for row in rows if row is not None}.values())
    if not kept:
        return Mistake(_("No row has a given name, a father's name and a family name: there is nothing to compare."))
    return Reading(kept, sum(row is None for row in rows))


def _rows(text: str) -> Iterator[Mapping[str, str]]:
    first, _line, _rest = text.lstrip("\ufeff").partition("\n")
    separator = next((each for each in _SEPARATORS if each in first and "," not in first), ",")
    if {cell.strip() for cell in first.split(separator)} & set(_COLUMNS):
        reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator, strict=True)
        for row in reader:
            yield {str(name).strip(): cell.strip() for name, cell in row.items() if isinstance(cell, str)}
        return
    for line in filter(None, (each.strip(" ,;\t\r\ufeff") for each in text.split("\n"))):
        parts = free_parts(line)
        yield {f"{part}_ar": parts[0].get(part, "") for part in _PARTS} if parts else {}


def _listed(row: Mapping[str, str]) -> Listed | None:
    """The row as it is kept; None where a part of the name is missing."""
    for script in ("ar", "latin"):
        name = {part: row.get(f"{part}_{script}", "") for part in _PARTS}
        keys = next((keys for way in ways_meant(name) if (keys := _keys(way))), None)
        if keys:
            birth, home = _birth(row.get("birth", "")), _home(row.get("home_governorate", ""))
            whole = "|".join([*(normalise(name[part]) for part in _PARTS), birth, home])
            return Listed(index_of(FalseRow, "mark", "row", whole), keys, birth, home)
    return None


def _keys(name: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of each two of the three parts, as they sound likeliest; none where a part is missing."""
    return tuple(pair_keys(name, readings=1)) if all(name.get(part) for part in _PARTS) else ()


def _birth(said: str) -> str:
    found = read_date(said) if said else None
    return found.edtf if isinstance(found, PartialDate) else ""


def _home(said: str) -> str:
    found = find_governorate(said) if said else None
    return found.code if isinstance(found, Found) else ""


def keep_list(team: Team, reading: Reading, why: str, *, by: User) -> FalseList | Mistake:
    """Keep a list that was found false; the register is compared with it, and from now on all that comes in."""
    digest = hashlib.sha256("|".join(sorted(row.mark for row in reading.rows)).encode()).hexdigest()
    with acting(by):
        kept, made = FalseList.objects.get_or_create(
            organisation_id=team.organisation_id,
            digest=digest,
            defaults={
                "team": team, "why": why, "rows": len(reading.rows), "keys_version": KEYS_VERSION, "entered_by": by,
            },
        )  # fmt: skip
        if not made:
            return Mistake(_("This list is kept already."))
        FalseRow.objects.bulk_create(
            FalseRow(
                of_list=kept, mark=row.mark, keys=list(row.keys), first_key=row.keys[0], birth=row.birth, home=row.home
            )
            for row in reading.rows
        )
        follow_with(LOOK_AT_REGISTER)
        return kept

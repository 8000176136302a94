"""Small registers as the extract has them."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from casework.dates import PartialDate, read_date
from config.invented.rows import PARTS, rows
from detainees.linkage.engine import Found, Limits, find_pairs
from detainees.linkage.found import FoundPair, read_pairs

LIMITS = Limits(memory_bytes=400 << 20, threads=1)
Row = dict[str, str]
_HEADERS = {
    "records": "id organisation sex birth_earliest birth_latest home",
    "names": "id script given father grandfather family mother",
    "arrests": "id earliest latest",
    "facilities": "id facility",
    "numbers": "id kind digest",
    "links": "one other kind",
}


def person(given: str = "", father: str = "", family: str = "", script: str = "ar", **facts: str) -> Row:
    """A row of the register's CSV; `number` is an identity number besides."""
    parts = {"given": given, "father": father, "family": family}
    parts |= {part: facts.pop(part) for part in ("grandfather", "mother") if part in facts}
    return {"sex": "male"} | {f"{part}_{script}": text for part, text in parts.items()} | facts


def crowd(size: int = 300, seed: int = 5) -> list[Row]:
    """Invented people, each once."""
    first: dict[int, Row] = {}
    for row, who in rows(2 * size, seed):
        first.setdefault(who, row)
    return list(first.values())[:size]


def write_extract(folder: Path, people: Sequence[Row], links: Iterable[tuple[int, int]] = ()) -> Path:
    """The folder with the files of the extract; ids count from 1."""
    folder.mkdir(parents=True)
    tables: dict[str, list[list[object]]] = {name: [] for name in _HEADERS}
    for pk, row in enumerate(people, 1):
        born = span(row.get("birth", ""))
        tables["records"].append([pk, row.get("organisation", "1"), row.get("sex") or "unknown", *born,
                                  row.get("home_governorate", "")])  # fmt: skip
        for script in ("ar", "latin"):
            parts = [row.get(f"{part}_{script}", "") for part in PARTS]
            if any(parts):
                tables["names"].append([pk, script, *parts])
        if row.get("arrest_date"):
            tables["arrests"].append([pk, *span(row["arrest_date"])])
        if row.get("facility"):
            tables["facilities"].append([pk, row["facility"]])
        if row.get("number"):
            tables["numbers"].append([pk, "national", row["number"]])
    tables["links"] = [[one, other, "brother"] for one, other in links]
    for name, header in _HEADERS.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header.split(), *tables[name]])
    return folder


def span(text: str) -> tuple[str, str]:
    """First and last day of what a register's CSV says of a date."""
    found = read_date(text)
    return (found.earliest().isoformat(), found.latest().isoformat()) if isinstance(found, PartialDate) else ("", "")


def found_among(
    folder: Path, people: Sequence[Row], links: Iterable[tuple[int, int]] = ()
) -> tuple[Found, list[FoundPair]]:
    """What the engine finds."""
    work = folder / "work"
    extract = write_extract(folder / "extract", people, links)
    work.mkdir()
    found = find_pairs(extract, work, None, LIMITS, lambda step, share: None)
    return found, list(read_pairs(found.pairs))


def score_of(pairs: Iterable[FoundPair], one: int, other: int) -> float:
    """Of the pair, 0 where it was not kept."""
    return next((pair.score for pair in pairs if (pair.one, pair.other) == (one, other)), 0.0)

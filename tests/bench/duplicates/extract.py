"""The extract of an invented register, as the register job copies it out of PostgreSQL, without PostgreSQL."""

import csv
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

from casework.dates import PartialDate
from config.invented.naming import PARTS

FILES: dict[str, tuple[str, ...]] = {
    "records": ("id", "organisation", "sex", "birth_earliest", "birth_latest", "home"),
    "names": ("id", "script", *PARTS),
    "arrests": ("id", "earliest", "latest"),
    "facilities": ("id", "facility"),
    "numbers": ("id", "kind", "digest"),
    "links": ("one", "other", "kind"),
}
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def make_extract(register: Path, folder: Path) -> list[str]:
    """Write the files into `folder`; the external ids by the ids that stand in them, from 0."""
    folder.mkdir(parents=True, exist_ok=True)
    known = []
    with ExitStack() as open_files, register.open(newline="", encoding="utf-8") as text:
        tables = {}
        for name, columns in FILES.items():
            file = open_files.enter_context((folder / f"{name}.csv").open("w", newline="", encoding="utf-8"))
            tables[name] = csv.writer(file)
            tables[name].writerow(columns)
        for at, row in enumerate(csv.DictReader(text)):
            known.append(row["external_id"])
            for name, values in _told(row):
                tables[name].writerow((at, *values))
    return known


def _told(row: dict[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    """Rows of the extract without the id, each with the file it belongs to."""
    told: list[tuple[str, tuple[str, ...]]] = [
        ("records", ("1", row["sex"] or "unknown", *_days(row["birth"]), row["home_governorate"]))
    ]
    told += [
        ("names", (script, *(row[f"{part}_{script}"] for part in PARTS)))
        for script in ("ar", "latin")
        if row[f"given_{script}"]
    ]
    if row["arrest_date"]:
        told.append(("arrests", _days(row["arrest_date"])))
    if row["facility"]:
        told.append(("facilities", (row["facility"],)))
    numbers = [("national", row["national_id"])] if row["national_id"] else []
    numbers += [
        (kind, number) for kind, _, number in (each.partition(":") for each in row["other_ids"].split("|")) if kind
    ]
    return told + [("numbers", (kind, _digest(kind, number))) for kind, number in numbers]


def _days(edtf: str) -> tuple[str, str]:
    if not edtf:
        return "", ""
    date = PartialDate(edtf)
    return date.earliest().isoformat(), date.latest().isoformat()


def _digest(kind: str, number: str) -> str:
    return sha256(f"{kind}:{number.translate(_WESTERN)}".encode()).hexdigest()

"""Registers as files, and their import: for tests."""

import csv
import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management import call_command

from accounts.models import Team, User

WHOLE = {
    "external_id": "ADMSP-1", "given_ar": "أحمد", "father_ar": "محمود", "family_ar": "الخطيب", "given_latin": "Ahmad",
    "sex": "male", "birth": "1990~", "home_governorate": "Rif Dimashq", "home_place": "دوما", "arrest_date": "2013-05",
    "facility": "سجن صيدنايا", "charge_category": "terrorism", "wave": "decree-7-2022", "release_date": "2022-05-03",
    "release_governorate": "دمشق", "mode": "amnesty", "source": "lawyer of the family", "source_reliability": "B",
    "claim_credibility": "2", "claim_connection": "witness", "claim_text": "I drove him home.",
}  # fmt: skip


def row(external_id: str = "ADMSP-1", **said: str) -> dict[str, str]:
    """A row in which everything is said, with what is said otherwise."""
    return {**WHOLE, "external_id": external_id, **said}


def csv_of(rows: list[dict[str, str]], separator: str = ",") -> str:
    """The rows as the file of a register; the first one names the columns."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@dataclass
class Answer:
    """What an import said, and the code with which it ended."""

    code: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[str, Any] = field(default_factory=dict)
    notes: str = ""

    def numbers(self, *names: str) -> tuple[int, ...]:
        return tuple(self.counts[name] for name in names)


class Importer:
    """Imports files into one team as one person."""

    def __init__(self, folder: Path, team: Team, by: User) -> None:
        self.folder, self.by = folder, by
        self.team = f"{team.organisation.slug}/{team.slug}"

    def rows(self, *rows: dict[str, str], options: tuple[str, ...] = ()) -> Answer:
        return self.data(csv_of(list(rows)).encode(), *options)

    def data(self, data: bytes, *options: str) -> Answer:
        file = self.folder / "register"
        file.write_bytes(data)
        out, notes, answer = io.StringIO(), io.StringIO(), Answer()
        said = ("--team", self.team, "--by", self.by.username, "--json", *options)
        try:
            call_command("import_register", str(file), *said, stdout=out, stderr=notes)
        except SystemExit as ended:
            answer.code = int(str(ended.code))
        *answer.refused, answer.counts = map(json.loads, out.getvalue().splitlines())
        answer.notes = notes.getvalue()
        return answer

"""`export_duplicates`: every pair that was kept, highest first, in a file that only its owner can read."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.models import Team, User
from detainees.models import Detainee, PairDecision
from tests.detainees.finding import found_of, likely, paired
from tests.detainees.making import registered
from tests.detainees.pairing import decided

pytestmark = pytest.mark.django_db

COLUMNS = ["external_id_a", "external_id_b", "reference_a", "reference_b", "score", "explanation", "decision"]


@pytest.fixture
def entries(documentation: Team, documenter: User) -> list[Detainee]:
    """Four entries, the first of them with an id that a sheet would take for a formula."""
    ids = ("=1+1", "ADMSP-2", "ADMSP-3", "")
    return [registered(documenter, documentation, external_id=external_id) for external_id in ids]


def exported(folder: Path, *options: str) -> list[dict[str, str]]:
    call_command("export_duplicates", str(folder / "pairs.csv"), *options)
    with (folder / "pairs.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_columns_are_those_that_were_promised(tmp_path: Path, entries: list[Detainee]) -> None:
    pair = paired(entries[1], entries[2], 0.75)
    (row,) = exported(tmp_path)
    assert list(row) == COLUMNS
    assert (row["external_id_a"], row["external_id_b"]) == ("ADMSP-2", "ADMSP-3")
    assert (row["reference_a"], row["reference_b"]) == (pair.one.reference, pair.other.reference)
    assert (row["score"], row["decision"]) == ("0.7500", "")
    assert row["explanation"] == "14 points speak for one person; the same family name"


def test_the_likeliest_come_first_and_what_is_gone_is_left_out(
    tmp_path: Path, entries: list[Detainee], supervisor: User
) -> None:
    one, two, three, four = entries
    gone = likely(three, four, 0.8)
    found_of(three, gone)
    found_of(one, likely(one, two, 0.2), likely(one, three, 0.9), likely(one, four, 0.6))
    found_of(three, likely(one, three, 0.9))
    rows = exported(tmp_path)
    assert [row["score"] for row in rows] == ["0.9000", "0.6000", "0.2000"]
    assert rows[0]["external_id_a"] == "'=1+1"


def test_a_least_score_leaves_the_others_out(tmp_path: Path, entries: list[Detainee], supervisor: User) -> None:
    found_of(entries[0], likely(entries[0], entries[1], 0.2), likely(entries[0], entries[2], 0.9))
    assert [row["score"] for row in exported(tmp_path, "--min-score", "0.5")] == ["0.9000"]


def test_what_was_decided_is_told(tmp_path: Path, entries: list[Detainee], supervisor: User) -> None:
    decided(paired(entries[1], entries[2]), PairDecision.DIFFERENT, by=supervisor)
    assert [row["decision"] for row in exported(tmp_path)] == ["different"]


def test_only_its_owner_can_read_it_also_where_it_was_there_already(tmp_path: Path, entries: list[Detainee]) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("old")
    file.chmod(0o644)
    exported(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600

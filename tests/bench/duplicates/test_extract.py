"""An invented register as the extract that the register job makes, and names against real pairs."""

import csv
from pathlib import Path

from config.invented.register import write_register
from tests.bench.duplicates.extract import FILES, make_extract
from tests.bench.duplicates.names import against_real_pairs, speed
from tests.bench.duplicates.watching import run


def read(file: Path) -> list[dict[str, str]]:
    with file.open(newline="") as text:
        return list(csv.DictReader(text))


def test_every_entry_has_its_names_days_and_places(tmp_path: Path) -> None:
    register = tmp_path / "register.csv"
    write_register(register, 300, 2, lambda done: None)
    known = make_extract(register, tmp_path / "extract")
    rows, told = read(register), {name: read(tmp_path / "extract" / f"{name}.csv") for name in FILES}
    assert known == [row["external_id"] for row in rows]
    assert [int(row["id"]) for row in told["records"]] == list(range(300))
    assert len(told["names"]) == sum(bool(row["given_ar"]) + bool(row["given_latin"]) for row in rows)
    assert len(told["arrests"]) == sum(bool(row["arrest_date"]) for row in rows)
    assert all(row["earliest"] <= row["latest"] for row in told["arrests"])
    assert len(told["numbers"]) == sum(bool(row["national_id"]) + bool(row["other_ids"]) for row in rows)
    assert all(row["digest"].isascii() and len(row["digest"]) == 64 for row in told["numbers"])


def test_real_pairs_are_measured_where_they_are_at_hand(tmp_path: Path) -> None:
    assert list(against_real_pairs(tmp_path)) == []
    (tmp_path / "ar2en.tsv").write_text("محمد\tMohamad\nالخطيب\tAlkhatib\nحسن\tPeter\nسمير\tSamir\n")
    hit, by_chance = against_real_pairs(tmp_path)
    assert hit.measured == "0.750"
    assert hit.met is False
    assert float(by_chance.measured) < 0.75


def test_the_speed_of_keys_is_told(tmp_path: Path) -> None:
    register = tmp_path / "register.csv"
    write_register(register, 50, 2, lambda done: None)
    assert speed(register).measured.endswith("names/s")


def test_a_process_is_watched_and_heard() -> None:
    found = run(["python3", "-c", "import time; x = bytearray(60_000_000); time.sleep(1); print('{\"pairs\": 3}')"])
    assert found.told == {"pairs": 3}
    assert found.memory > 60_000_000
    assert 0 < found.processor < 60

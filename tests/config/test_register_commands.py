"""An invented register as a file, and many persons looked up at once."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Team, User
from config.invented.register import HEADER
from tests.detainees.making import registered, restricted

PROMISED = """
    external_id given_ar father_ar grandfather_ar family_ar mother_ar given_latin father_latin grandfather_latin
    family_latin mother_latin national_id other_ids sex birth home_governorate home_place arrest_date facility
    charge_category wave release_date release_governorate mode source source_reliability claim_credibility
    claim_connection claim_text
"""


def read(file: Path) -> list[dict[str, str]]:
    with file.open(newline="") as text:
        return list(csv.DictReader(text))


def made(folder: Path, rows: int, seed: int) -> tuple[str, list[dict[str, str]], list[dict[str, str]]]:
    out = folder / f"{rows}-{seed}.csv"
    call_command("make_register", str(rows), "--seed", str(seed), "--out", str(out), stderr=StringIO())
    return out.read_text(), read(out), read(out.with_suffix(".truth.csv"))


def asked(folder: Path, rows: list[dict[str, str]], *options: str) -> list[dict[str, str]]:
    queries, out = folder / "queries.csv", folder / "answers.csv"
    with queries.open("w", newline="") as text:
        table = csv.DictWriter(text, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    call_command("look_up", "--queries", str(queries), "--out", str(out), *options, stderr=StringIO())
    return read(out)


def test_the_register_has_the_promised_columns_and_the_truth_beside_it(tmp_path: Path) -> None:
    text, rows, truth = made(tmp_path, 3000, 4)
    assert list(HEADER) == PROMISED.split() == text.splitlines()[0].split(",")
    assert len(rows) == len(truth) == len({row["external_id"] for row in rows}) == 3000
    assert [row["external_id"] for row in rows] == [row["external_id"] for row in truth]
    twice = len(truth) - len({row["person"] for row in truth})
    assert 30 < twice < 200
    assert all(row["given_ar"] or row["given_latin"] for row in rows)


def test_two_entries_of_one_person_tell_of_one_release(tmp_path: Path) -> None:
    _text, rows, truth = made(tmp_path, 3000, 4)
    told: dict[str, dict[str, str]] = {}
    for row, who in zip(rows, truth, strict=True):
        first = told.setdefault(who["person"], row)
        assert (row["wave"], row["release_date"][:7]) == (first["wave"], first["release_date"][:7])


def test_the_same_seed_makes_the_same_register(tmp_path: Path) -> None:
    once = made(tmp_path, 200, 1)
    assert made(tmp_path, 200, 1) == once
    assert made(tmp_path, 200, 2) != once


@pytest.mark.django_db
def test_persons_are_looked_up_as_on_the_screen(documentation: Team, documenter: User, tmp_path: Path) -> None:
    person = registered(documenter, documentation, external_id="R1")
    rows = [
        {"query_id": "q1", "given_latin": "Xalid", "family_latin": "Xetîb", "birth": "", "sex": "male"},
        {"query_id": "q2", "given_latin": "Rami", "family_latin": "Haddad", "birth": "", "sex": ""},
    ]
    for options in ((), ("--by", "documenter")):
        (answer,) = asked(tmp_path, rows, *options)
        assert float(answer.pop("milliseconds")) > 0
        assert float(answer.pop("score")) > 0.8
        assert answer == {"query_id": "q1", "rank": "1", "external_id": "R1", "reference": person.reference}


@pytest.mark.django_db
def test_who_may_not_open_a_person_is_not_answered(
    documentation: Team, documenter: User, supervisor: User, other_documenter: User, tmp_path: Path
) -> None:
    registered(documenter, documentation)
    restricted(supervisor, documentation, given="سمير")
    khaled = [{"query_id": "1", "given_ar": "خالد", "family_ar": "الخطيب"}]
    samir = [{"query_id": "1", "given_ar": "سمير", "family_ar": "الخطيب"}]
    assert asked(tmp_path, khaled, "--by", other_documenter.username) == []
    assert asked(tmp_path, samir) == asked(tmp_path, samir, "--by", documenter.username) == []
    assert len(asked(tmp_path, samir, "--by", supervisor.username)) == 1


@pytest.mark.django_db
def test_what_is_wrong_with_a_file_of_queries_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Unknown columns: nickname"):
        asked(tmp_path, [{"query_id": "1", "nickname": "x"}])
    with pytest.raises(CommandError, match="query_id is missing"):
        asked(tmp_path, [{"given_ar": "x"}])
    with pytest.raises(CommandError, match="nobody called"):
        asked(tmp_path, [{"query_id": "1"}], "--by", "nobody")

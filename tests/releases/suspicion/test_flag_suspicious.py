"""The command: one object in a line, to the letter; of a register that was imported; twice without a second flag."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from accounts.models import Team, User
from releases.models import Flag
from releases.suspicion.nightly import LOCK
from tests.releases.importing import Importer, row
from tests.releases.suspicion.seeing import tuned

pytestmark = pytest.mark.django_db

POST = "خرج من باب السجن صباح الثلاثاء ومعه ثلاثة رجال من قريته، وكان متعبا يمشي وحده حتى وصل إلى الحاجز فاتصل بأخيه"


def flagged() -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("flag_suspicious", "--json", stdout=out, stderr=io.StringIO())
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def register(documentation: Team, documenter: User, tmp_path: Path) -> None:
    """What a CSV carries alone."""
    tuned("source-burst", floor=3)
    plain = {"claim_text": "Seen at home.", "arrest_date": "2013"}
    rows = [
        row("before-arrest", **{**plain, "arrest_date": "2023", "source": "a"}),
        row("before-birth", **{**plain, "birth": "2023", "source": "b", "arrest_date": ""}),
        row("future", **{**plain, "release_date": "2091", "source": "c"}),
        row("wave", **{**plain, "release_date": "2022-04-01", "source": "d"}),
        row("old", **{**plain, "birth": "1900", "source": "e"}),
        row("law", **{**plain, "wave": "decree-18-2018", "release_date": "2018-11-01", "source": "f"}),
        *(row(f"burst-{at}", **{**plain, "release_date": "2022-06-06", "source": "burst"}) for at in range(4)),
        *(
            row(f"copy-{at}", **{**plain, "claim_text": POST + " من هاتف" * at, "source": f"copy {at}"})
            for at in range(2)
        ),
        row("fine", **{**plain, "source": "g"}),
    ]
    answer = Importer(tmp_path, documentation, documenter).rows(*rows)
    assert answer.code == 0, answer.refused


def test_what_a_file_carries_is_flagged_with_its_number(register: None) -> None:
    found = {(flag["rule"], flag["external_id"]) for flag in flagged()}
    assert found == {
        ("released-before-arrest", "before-arrest"), ("released-before-birth", "before-birth"),
        ("future-date", "future"), ("before-wave", "wave"), ("impossible-age", "old"), ("excluded-by-law", "law"),
        *(("source-burst", f"burst-{at}") for at in range(4)),
        *(("near-identical-texts", f"copy-{at}") for at in range(2)),
    }  # fmt: skip


def test_a_line_is_what_was_promised(register: None) -> None:
    flags = {flag["external_id"]: flag for flag in flagged()}
    assert set(flags["wave"]) == {"rule", "severity", "subject", "external_id", "others", "explanation"}
    assert flags["wave"] | {"subject": "", "explanation": ""} == {
        "rule": "before-wave", "severity": "blocking", "subject": "", "external_id": "wave", "others": [],
        "explanation": "",
    }  # fmt: skip
    assert flags["copy-0"]["others"] == [flags["copy-1"]["subject"]]
    assert flags["wave"]["explanation"].startswith("The release (1 April 2022) lies before its wave began")


@pytest.mark.django_db(databases=["default", "owner"])
def test_one_run_at_a_time(register: None) -> None:
    with connections["owner"].cursor() as another:
        another.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        with pytest.raises(CommandError, match="already"):
            flagged()
        another.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def test_without_json_it_is_a_sentence_a_line(register: None) -> None:
    out = io.StringIO()
    call_command("flag_suspicious", stdout=out, stderr=io.StringIO())
    assert len(out.getvalue().splitlines()) == len(flagged())
    assert "The law excludes the category “Terrorism law”" in out.getvalue()


def test_asked_twice_nothing_is_flagged_twice(register: None) -> None:
    once, again = flagged(), flagged()
    assert once == again
    assert Flag.objects.count() == len(once)

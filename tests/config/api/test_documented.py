"""The lines of docs/api.md, run against a live server by the curl that is on the machine."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from accounts.models import Team, User
from accounts.tokens import make_token
from config.api.throttle import forget_read
from tests.families.advising import published as published_advisory
from tests.releases.figures.making import published
from tests.releases.stating import let_go, saved
from tests.releases.stating import published as published_statement

PAGE = Path(__file__).parents[3] / "docs" / "api.md"
LINES = re.findall(r"^curl .+$", PAGE.read_text(), re.MULTILINE)
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl on this machine"),
]


def test_every_line_that_is_documented_answers(
    live_server: LiveServer,
    documentation: Team,
    documenter: User,
    supervisor: User,
    supervisor2: User,
    analyst: User,
    liaison: User,
    tmp_path: Path,
) -> None:
    forget_read()
    let_go(documenter, supervisor, documentation, *["SY-DR"] * 4, "SY-DI")
    published(analyst, supervisor, documentation)
    published_advisory(liaison, supervisor, documentation)
    published_statement(supervisor, supervisor2, saved(analyst, documentation.organisation))
    token = make_token("documented", ["lists", "tallies"], 30, by=analyst)
    assert isinstance(token, str)
    assert len(LINES) >= 14
    for line in LINES:
        here = line.replace("https://ifraj.example", live_server.url).replace("$IFRAJ_TOKEN", token)
        came = subprocess.run(  # noqa: S602 - the lines of our own page
            here, shell=True, capture_output=True, text=True, timeout=30, check=False, cwd=tmp_path
        )
        assert came.returncode == 0, (line, came.stderr)
        assert _is_what_it_says(line, came.stdout), (line, came.stdout[:200])


def _is_what_it_says(line: str, came: str) -> bool:
    if "--head" in line:
        return "etag:" in came.lower()
    if "--etag-compare" in line:  # by the ETag that the line before has kept
        return came == "304"
    if ".csv" in line:
        return "," in came.splitlines()[0] and len(came.splitlines()) > 1
    if ".atom" in line:
        return "<feed" in came and "<entry" in came
    read = json.loads(came)
    return bool(read.get("items", read))

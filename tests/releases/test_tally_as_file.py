"""The table that an analyst downloads is the command's, to the byte, but for the mark that spreadsheets need."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Team, User
from casework.sheets import BOM
from releases.models.ledger import settled_now
from tests.conftest import ClientOf
from tests.releases.making import verified

pytestmark = pytest.mark.django_db
QUESTIONS: tuple[dict[str, str], ...] = (
    {},
    {"wave": "decree-7-2022", "facility": "sednaya"},
    {"basis": "release", "from": "2013", "to": "2022-05"},
    {"facility": "adra", "basis": "home"},
)


@pytest.fixture(autouse=True)
def some(documentation: Team, documenter: User, supervisor: User) -> None:
    """People from several provinces and from one that is not known, and a group of two provinces."""

    def one(**facts: Any) -> None:
        verified(
            documenter, supervisor, documentation, **{"wave_id": "decree-7-2022", "facility_id": "sednaya", **facts}
        )

    for home in ("SY-DR", "SY-DR", "SY-ID", None):
        one(home_id=home, date="2022-05-03", place_id="SY-DI")
    one(home_id="SY-HI", date="2013-05-17", facility_id="adra", wave_id=None)
    one(group_count=27, group_bound="exactly", group_governorates=["SY-DR", "SY-RD"], detainee=None)


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_what_the_analyst_downloads_is_what_the_command_says(
    asked: dict[str, str], analyst: User, client_of: ClientOf
) -> None:
    moment = timezone.localtime(settled_now()).isoformat()
    downloaded = client_of(analyst).get("/tallies.csv", {**asked, "as_of": moment}).content.decode()
    out = io.StringIO()
    options = [word for name, value in asked.items() for word in (f"--{name}", value)]
    call_command("tally", *options, "--organisation", "admsp", "--as-of", moment, stdout=out, stderr=io.StringIO())
    assert downloaded == BOM + out.getvalue()
    assert len(out.getvalue().splitlines()) > 2

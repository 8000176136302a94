"""What is read with a token adds up to the tally, and a question that cannot be read is said."""

import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from accounts.access import forget_rights
from accounts.models import Team, User
from detainees.models import Detainee
from detainees.restriction import restrict
from releases.entry import enter_release
from releases.models.releases import Status
from tests.accounts.test_tokens import RELEASES, TALLIES, nobody_read_before, read, token
from tests.detainees.pairing import merged
from tests.releases.records import DIRECT, draft, made, person, release_in

__all__ = ["nobody_read_before"]
pytestmark = pytest.mark.django_db


def test_a_question_that_cannot_be_read_is_said(analyst: User) -> None:
    status, answer = read(token(analyst), f"{TALLIES}?wave=none-such")
    assert status == 400
    assert "wave" in str(answer["error"])


def test_its_rows_add_up_to_the_tally(documentation: Team, documenter: User, supervisor: User, analyst: User) -> None:
    """A person who was registered twice counts once, and so does a group that has a home."""
    entries = [person(documentation, documenter) for _time in range(2)]
    for entry in entries:
        made(made(draft(documentation, documenter, detainee=entry), "submit", documenter), "verify", supervisor)
    merged(*entries, by=supervisor)
    nine = {"group_count": 9, "group_bound": "exactly", "group_governorates": ["SY-DR"], "wave_id": "decree-7-2022"}
    group = enter_release(documentation, None, nine, [DIRECT], by=documenter)
    made(made(group, "submit", documenter), "verify", supervisor)
    secret = token(analyst)
    rows: list[dict[str, object]] = read(secret)[1]["items"]  # type: ignore[assignment]
    by_home = {row["home"]: row["people"] for row in rows if row["people"]}
    tally: list[dict[str, object]] = read(secret, TALLIES)[1]["rows"]  # type: ignore[assignment]
    assert by_home == {row["governorate_code"]: row["releases"] for row in tally} == {"SY-ID": 1, "SY-DR": 9}
    assert sorted(str(row["people"]) for row in rows) == ["0", "1", "9"]


@pytest.mark.parametrize(
    "path", ["/api/own/releases.json", "/api/own/{secret}/", "/api/figures.json?token={secret}", "/api/{secret}.json"]
)
def test_no_token_comes_into_a_log(path: str, analyst: User, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = token(analyst)
    for shown in (secret, f"{secret}x"):
        Client().get(path.format(secret=shown), headers={"authorization": f"Bearer {shown}"})
    assert secret not in caplog.text


def test_who_tries_tokens_waits_and_asks_the_database_no_more(analyst: User, settings: Settings) -> None:
    settings.API_READINGS = 3
    good, wrong = token(analyst), "ifraj_" + "x" * 43
    assert [read(wrong)[0] for _time in range(5)] == [401, 401, 401, 429, 429]
    with CaptureQueriesContext(connection) as asked:
        answer = Client().get(RELEASES, headers={"authorization": f"Bearer {wrong}"})
    assert 0 < int(answer.headers["Retry-After"]) <= 600
    assert not [query for query in asked if "accesstoken" in query["sql"]]
    assert read(good)[0] == 429, "one of which nothing is known waits with the others"
    elsewhere = Client().get(RELEASES, headers={"authorization": f"Bearer {good}"}, REMOTE_ADDR="10.1.2.3")
    assert elsewhere.status_code == 200
    assert read(good)[0] == 200, "and one that opened something lately is let in wherever it comes from"


def test_who_shows_no_token_shuts_nobody_out(analyst: User, settings: Settings) -> None:
    settings.API_READINGS = 3
    for header in ("", "Bearer x", "Basic YTpi"):
        for _time in range(5):
            assert Client().get(RELEASES, headers={"authorization": header}).status_code == 401
    assert read(token(analyst))[0] == 200


@pytest.mark.parametrize("path", [RELEASES, "/api/own/releases.csv"])
def test_nobody_restricted_is_in_it_whoever_may_see_them(
    path: str, documentation: Team, documenter: User, supervisor: User, supervisor2: User, analyst: User
) -> None:
    told, hidden = (release_in(Status.VERIFIED, documentation, documenter, supervisor) for _time in range(2))
    assert hidden.detainee is not None
    restrict(Detainee.objects.get(pk=hidden.detainee.pk), [analyst], by=supervisor2)
    for reader in (analyst, supervisor2):
        forget_rights(reader)
        text = Client().get(path, headers={"authorization": f"Bearer {token(reader)}"}).content.decode()
        assert (told.reference in text, hidden.reference in text) == (True, False)

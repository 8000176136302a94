"""Access tokens: shown once, kept as a keyed digest, opening four addresses with the rights of the moment, revoked."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.access import forget_rights
from accounts.acting import acting
from accounts.membership import ACCOUNTS, ROLES
from accounts.models import AccessToken, AccountChange, Membership, Team, TokenReading, User
from accounts.models.tokens import TokenScope
from accounts.moves import Refusal
from accounts.sensitivity import Kind, declared
from accounts.tokens import MARK, MOST, make_token
from config.api.own.releases import OF_LEDGER, OF_RELEASE, OF_REVISION, SHAPE
from config.api.throttle import forget_read
from releases.models import Release, Revision
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db
RELEASES, TALLIES = "/api/own/releases.json", "/api/own/tallies.json"
BOTH = list(TokenScope.values)


@pytest.fixture(autouse=True)
def nobody_read_before() -> None:
    forget_read()


def token(person: User, *scopes: str, days: int = 30) -> str:
    made = make_token("weekly report", list(scopes or BOTH), days, by=person)
    assert isinstance(made, str)
    return made


def read(secret: str, path: str = RELEASES, client: Client | None = None) -> tuple[int, dict[str, object]]:
    """What is answered to this token."""
    answer = (client or Client()).get(path, headers={"authorization": f"Bearer {secret}"})
    return answer.status_code, answer.json()


def test_it_is_made_on_the_page_and_shown_once(analyst: User, client_of: ClientOf) -> None:
    client = client_of(analyst)
    sent = {"name": "weekly report", "scopes": ["tallies"], "days": "90"}
    assert client.post("/accounts/tokens/", sent).status_code == 302
    first, second = (client.get("/accounts/tokens/").content.decode() for _time in range(2))
    secret = next(word for word in first.replace("<", " ").replace(">", " ").split() if word.startswith(MARK))
    assert secret not in second
    assert f"http://testserver{TALLIES}" in second.replace(".csv", ".json")  # where it reads
    assert read(secret, TALLIES)[0] == 200
    made = AccessToken.objects.get()
    assert (made.person, made.scopes) == (analyst, ["tallies"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(t)::text FROM accounts_accesstoken t")
        assert secret.removeprefix(MARK) not in cursor.fetchone()[0]
    assert AccountChange.objects.of(analyst).filter(what="token-made").count() == 1


@pytest.mark.parametrize("changes", [{"name": ""}, {"scopes": []}, {"days": "366"}, {"scopes": ["everything"]}])
def test_what_cannot_be_is_refused(changes: dict[str, object], analyst: User, client_of: ClientOf) -> None:
    sent = {"name": "weekly report", "scopes": ["tallies"], "days": "90", **changes}
    assert client_of(analyst).post("/accounts/tokens/", sent).status_code == 422
    assert not AccessToken.objects.exists()


def test_twenty_are_enough(analyst: User) -> None:
    for _number in range(MOST):
        token(analyst)
    assert isinstance(make_token("one more", BOTH, 30, by=analyst), Refusal)


def test_it_reads_what_its_person_sees(
    documentation: Team, documenter: User, supervisor: User, analyst: User, other_documenter: User
) -> None:
    seen = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    status, answer = read(token(analyst))
    assert status == 200
    assert [row["reference"] for row in answer["items"]] == [seen.reference]  # type: ignore[attr-defined]
    assert read(token(other_documenter))[1] == {"items": [], "next": None}
    total = read(token(analyst), f"{TALLIES}?wave=decree-7-2022")[1]["total"]
    assert total == {"releases": 1, "in_groups": 0, "bound": "exactly"}


def test_no_personal_field_goes_out() -> None:
    for model, names in ((Release, OF_RELEASE), (Revision, OF_REVISION)):
        kinds = declared(model).kinds()
        assert {kinds[field] for field in names.values()} <= {Kind.PUBLIC, Kind.INTERNAL}, model
    assert list(SHAPE["properties"]) == [*OF_RELEASE, *OF_REVISION, *OF_LEDGER]


def test_no_name_goes_out(documentation: Team, documenter: User, supervisor: User, analyst: User) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    answer = Client().get(RELEASES, headers={"authorization": f"Bearer {token(analyst)}"}).content.decode()
    assert "أحمد" not in answer
    assert "lawyer" not in answer


def test_a_role_that_was_taken_away_is_gone(
    analyst: User, administrator: User, documentation: Team, supervisor: User
) -> None:
    secret = token(analyst)
    assert read(secret)[0] == 200
    role = Membership.objects.get(user=analyst)
    assert not isinstance(ROLES.make("end", role, by=administrator), Refusal)
    forget_rights(analyst)
    assert read(secret)[0] == 403


def test_a_closed_account_opens_nothing(analyst: User, administrator: User) -> None:
    secret = token(analyst)
    assert not isinstance(ACCOUNTS.make("close", analyst, by=administrator), Refusal)
    assert read(secret)[0] == 401


def test_a_role_without_content_reads_nothing(administrator: User) -> None:
    assert read(token(administrator))[0] == 403
    assert read(token(administrator), TALLIES)[0] == 403


def test_a_scope_is_a_scope(analyst: User) -> None:
    secret = token(analyst, "tallies")
    assert read(secret, TALLIES)[0] == 200
    assert read(secret, RELEASES)[0] == 403
    assert read(token(analyst, "lists"), TALLIES)[0] == 403


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ifraj_no", "Basic YTpi", "Bearer \u0661", "bearer  "])
def test_without_a_token_nothing_opens(header: str, analyst: User, client_of: ClientOf) -> None:
    answer = client_of(analyst).get(RELEASES, headers={"authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize("path", ["/", "/releases/", "/tallies.csv", "/accounts/tokens/", "/figures/"])
def test_it_opens_no_page(path: str, supervisor: User) -> None:
    answer = Client().get(path, headers={"authorization": f"Bearer {token(supervisor)}"})
    assert answer.status_code == 302
    assert "/login/" in answer.headers["Location"]


@pytest.mark.parametrize("path", ["/api/own/releases.json", "/api/figures.json", "/api/"])
def test_a_token_in_an_address_is_refused(path: str, analyst: User) -> None:
    secret = token(analyst)
    answer = Client().get(f"{path}?access_token={secret}", headers={"authorization": f"Bearer {secret}"})
    assert answer.status_code == 400
    assert "Revoke it" in answer.json()["error"]


def test_each_reading_is_recorded_before_it_is_sent(
    documentation: Team, documenter: User, supervisor: User, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    secret = token(analyst)
    read(secret)
    read(secret, TALLIES)
    assert list(TokenReading.objects.order_by("pk").values_list("what", "rows")) == [
        ("releases.json", 1), ("tallies.json", 1),
    ]  # fmt: skip
    assert AccessToken.objects.get().last_used_at is not None
    client = Client(raise_request_exception=False)
    monkeypatch.setattr("config.api.own.reading.record_reading", _breaks)
    assert read(secret, client=client)[0] == 500


def _breaks(*_given: object) -> None:
    raise RuntimeError


def test_so_many_rows_a_day_and_so_many_readings(
    documentation: Team, documenter: User, supervisor: User, analyst: User, settings: Settings
) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    settings.API_ROWS_A_DAY = 2
    secret = token(analyst)
    assert [read(secret)[0] for _time in range(3)] == [200, 200, 429]
    another = token(analyst)
    assert read(another)[0] == 429, "a person has so many, whatever the token"
    settings.API_ROWS_A_DAY = 99
    settings.API_READINGS = 1
    forget_read()
    assert [read(another)[0] for _time in range(2)] == [200, 429]


def test_what_its_person_has_to_do_first(analyst: User) -> None:
    secret = token(analyst)
    with acting(analyst):
        User.objects.filter(pk=analyst.pk).update(undertaking_accepted_at=None, undertaking_version=None)
    assert read(secret)[0] == 403

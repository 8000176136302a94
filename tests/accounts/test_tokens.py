"""Access tokens: shown once, kept as a keyed digest, opening four addresses with the rights of the moment, revoked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.access import forget_rights
from accounts.acting import acting
from accounts.membership import ACCOUNTS, ROLES
from accounts.models import AccessToken, AccountChange, Membership, Team, TokenReading, User
from accounts.models.tokens import TokenScope
from accounts.moves import Refusal
from accounts.sensitivity import Kind, declared
from accounts.tokens import MARK, MOST, make_token, revoke
from config.api.own.releases import OF_RELEASE, OF_REVISION
from config.api.throttle import forget_read
from releases.models import Release, Revision
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.faults.attacking import BROKEN_CHECK, NO_PRIVILEGE, NOT_THEIRS, SOMEBODY_ELSE, WRITTEN_ONCE, refused, send
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
        assert {kinds[name] for name in names} <= {Kind.PUBLIC, Kind.INTERNAL}, model


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


def test_its_time_passes(analyst: User) -> None:
    secret = token(analyst)
    with refused(NO_PRIVILEGE):
        send(analyst, "UPDATE accounts_accesstoken SET expires_at = now() + interval '9 years'")
    long_ago = timezone.now() - timedelta(days=400)
    with acting(analyst):
        old = AccessToken.objects.create(
            person=analyst, name="old", digest="0" * 32, scopes=BOTH, made_at=long_ago,
            expires_at=long_ago + timedelta(days=30),
        )  # fmt: skip
    assert old.state == "over"
    assert not AccessToken.objects.usable().filter(pk=old.pk).exists()
    assert read(secret)[0] == 200


def test_its_person_and_an_administrator_revoke_it(
    analyst: User, administrator: User, other_supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    mine, theirs = token(analyst), token(analyst)
    first, second = AccessToken.objects.of(analyst).order_by("pk")
    for stranger in (liaison, other_supervisor):
        assert client_of(stranger).post(f"/accounts/tokens/{first.pk}/revoke/").status_code == 404
    assert client_of(analyst).post(f"/accounts/tokens/{first.pk}/revoke/").status_code == 302
    assert client_of(administrator).post(f"/accounts/tokens/{second.pk}/revoke/").status_code == 302
    assert client_of(analyst).post(f"/accounts/tokens/{first.pk}/revoke/").status_code == 403
    assert {read(mine)[0], read(theirs)[0]} == {401}
    assert AccountChange.objects.of(analyst).filter(what="token-revoked").count() == 2
    assert "weekly report" in client_of(administrator).get(f"/people/{analyst.pk}/").content.decode()


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
    settings.API_READINGS = 1
    another = token(analyst)
    forget_read()
    assert [read(another)[0] for _time in range(2)] == [200, 429]


def test_what_its_person_has_to_do_first(analyst: User) -> None:
    secret = token(analyst)
    with acting(analyst):
        User.objects.filter(pk=analyst.pk).update(undertaking_accepted_at=None, undertaking_version=None)
    assert read(secret)[0] == 403


def test_a_question_that_cannot_be_read_is_said(analyst: User) -> None:
    status, answer = read(token(analyst), f"{TALLIES}?wave=none-such")
    assert status == 400
    assert "wave" in str(answer["error"])


def test_postgresql_keeps_tokens_their_persons(
    analyst: User, liaison: User, administrator: User, other_supervisor: User
) -> None:
    token(analyst)
    another = "UPDATE accounts_accesstoken SET revoked_by_id = %s, revoked_at = now()"
    made = (
        "INSERT INTO accounts_accesstoken (person_id, name, digest, scopes, made_at, expires_at)"
        " VALUES (%s, 'x', repeat('a', 32), '{{lists}}', now(), now() + interval '{days} days')"
    )
    with refused(NOT_THEIRS):
        send(liaison, made.format(days=9), analyst.pk)
    with refused(BROKEN_CHECK):
        send(analyst, made.format(days=900), analyst.pk)
    with refused(NOT_THEIRS):
        send(liaison, another, liaison.pk)
    with refused(SOMEBODY_ELSE):
        send(liaison, another, administrator.pk)
    with refused(NO_PRIVILEGE):
        send(analyst, "UPDATE accounts_accesstoken SET person_id = %s", liaison.pk)
    with refused(NO_PRIVILEGE):
        send(analyst, "DELETE FROM accounts_tokenreading")
    with refused(NOT_THEIRS):
        send(liaison, "INSERT INTO accounts_tokenreading (token_id, at, what, rows) SELECT id, now(), 'x', 1"
                      " FROM accounts_accesstoken")  # fmt: skip
    assert revoke(AccessToken.objects.get(), by=administrator) is None
    with refused(WRITTEN_ONCE):
        send(analyst, "UPDATE accounts_accesstoken SET revoked_at = NULL, revoked_by_id = NULL")

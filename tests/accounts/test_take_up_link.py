"""With a link that was handed over somebody sets their password: once, within 72 hours, and nobody else's."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from accounts import links
from accounts.acting import acting
from accounts.links import link_of, make_link, set_password_with
from accounts.models import Invitation, Team, User
from accounts.models.invitations import Purpose
from accounts.moves import Refusal
from tests.accounts.people import somebody
from tests.accounts.signing_in import sign_in

PAGE = "/accounts/invitation/"
NEW = "quiet harbour 19 almonds"


@pytest.fixture
def rima(documentation: Team, administrator: User) -> User:
    """Invited, without a password."""
    person = somebody("rima", documentation, administrator)
    with acting(administrator):
        User.objects.filter(pk=person.pk).update(display_name="Rima al-Khalil")
    return User.objects.get(pk=person.pk)


@pytest.fixture
def token(rima: User, administrator: User) -> str:
    """The secret of her link."""
    with acting(administrator):
        return make_link(rima, Purpose.ACCOUNT, administrator)


def open_link(client: Client, token: str) -> Any:
    return client.get(client.get(f"{PAGE}?k={token}")["Location"])


def set_password(client: Client, password: str = NEW, again: str = "") -> Any:
    return client.post(PAGE, {"password": password, "again": again or password})


def test_the_password_is_set_and_signs_in(client: Client, rima: User, token: str) -> None:
    assert rima.username in open_link(client, token).content.decode()
    assert set_password(client)["Location"] == "/accounts/login/"
    assert sign_in(client, "rima", NEW)["Location"] == "/"
    assert client.get("/")["Location"] == "/accounts/2fa/totp/activate/"


def test_the_secret_does_not_stay_in_the_address(client: Client, token: str) -> None:
    answer = client.get(f"{PAGE}?k={token}")
    assert answer["Location"] == PAGE
    assert token not in open_link(client, token).content.decode()


def test_opening_it_uses_nothing_up(client: Client, token: str) -> None:
    """Programs that look at links before people do spoil none."""
    for _time in range(3):
        assert open_link(Client(), token).status_code == 200
    assert link_of(token) is not None


def test_it_works_once(client: Client, token: str) -> None:
    open_link(client, token)
    set_password(client)
    thief = Client()
    assert open_link(thief, token).status_code == 410
    assert set_password(thief, "another password 77").status_code == 410
    assert isinstance(set_password_with(token, "another password 77"), Refusal)


def test_after_72_hours_it_works_no_more(client: Client, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    later = timezone.now() + timedelta(hours=72, seconds=1)
    open_link(client, token)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert link_of(token) is None
    assert isinstance(set_password_with(token, NEW), Refusal)


def test_a_newer_link_ends_the_older_one(token: str, rima: User, administrator: User) -> None:
    with acting(administrator):
        newer = make_link(rima, Purpose.ACCOUNT, administrator)
    assert link_of(token) is None
    assert link_of(newer) is not None


@pytest.mark.parametrize("secret", ["", "x", "a" * 43, "'; DROP TABLE accounts_user; --", "\u202e", "a" * 10_000])
def test_what_is_no_link_says_so(client: Client, db: None, secret: str) -> None:
    client.get(PAGE, {"k": secret})
    answer = client.get(PAGE, headers={"Accept-Language": "en"})
    assert answer.status_code == 410
    assert "72" in answer.content.decode()


@pytest.mark.parametrize(
    ("password", "again"),
    [("short", ""), ("Rima al-Khalil 1", ""), ("password1234", ""), (NEW, "something else 12"), ("", "")],
)
def test_a_weak_or_mistyped_password_is_refused_and_the_link_stays(
    client: Client, token: str, password: str, again: str
) -> None:
    open_link(client, token)
    answer = set_password(client, password, again)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert link_of(token) is not None


def test_the_password_is_never_written_back(client: Client, token: str) -> None:
    open_link(client, token)
    assert "mistyped and long" not in set_password(client, "mistyped and long", "other").content.decode()


def test_a_closed_account_takes_no_link(client: Client, token: str, rima: User, administrator: User) -> None:
    open_link(client, token)
    with acting(administrator):
        User.objects.filter(pk=rima.pk).update(is_active=False)
    assert set_password(client).status_code == 410


def test_sql_cannot_use_a_link_for_somebody(token: str, rima: User, administrator: User) -> None:
    with pytest.raises(Exception, match="used by the person"), acting(administrator):
        Invitation.objects.filter(user=rima).update(taken_at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_two_who_use_it_at_once_are_one(token: str, rima: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have read that it can be used; the lock lets one of them go on."""
    both = Barrier(2, timeout=10)
    real = links.link_of

    def look_together(secret: str) -> Invitation | None:
        found = real(secret)
        both.wait()
        return found

    monkeypatch.setattr(links, "link_of", look_together)
    answers: list[User | Refusal] = []

    def use(password: str) -> None:
        answers.append(set_password_with(token, password))
        connections.close_all()

    threads = [Thread(target=use, args=(f"a password of thread {count}",)) for count in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(type(answer).__name__ for answer in answers) == ["Refusal", "User"]
    connection.close()

"""A token ends: by its time, by its person, by an administrator; PostgreSQL keeps it its person's."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.acting import acting
from accounts.membership import ACCOUNTS
from accounts.models import AccessToken, AccountChange, User
from accounts.moves import Refusal
from accounts.sessions import STARTED
from accounts.tokens import revoke
from tests.accounts.test_tokens import BOTH, nobody_read_before, read, token
from tests.conftest import ClientOf
from tests.faults.attacking import BROKEN_CHECK, NO_PRIVILEGE, NOT_THEIRS, SOMEBODY_ELSE, WRITTEN_ONCE, refused, send

__all__ = ["nobody_read_before"]
pytestmark = pytest.mark.django_db


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


def test_an_account_that_is_opened_again_opens_no_token_of_before(analyst: User, administrator: User) -> None:
    secret = token(analyst)
    for move in ("close", "open"):
        assert not isinstance(ACCOUNTS.make(move, analyst, by=administrator), Refusal)
    assert read(secret)[0] == 401


def test_a_link_by_which_somebody_is_secured_ends_their_tokens(analyst: User, administrator: User) -> None:
    secret = token(analyst)
    assert read(secret)[0] == 200
    assert not isinstance(ACCOUNTS.make("new-link", analyst, by=administrator), Refusal)
    assert read(secret)[0] == 401


def test_who_signed_in_long_ago_signs_in_again_before_a_token_is_made(analyst: User, client_of: ClientOf) -> None:
    client = client_of(analyst)
    session = client.session
    session[STARTED] = int(time.time()) - 3_600
    session.save()
    answer = client.post("/accounts/tokens/", {"name": "x", "scopes": ["lists"], "days": "30"})
    assert answer.status_code == 302
    assert "reauthenticate" in answer.headers["Location"]
    assert not AccessToken.objects.exists()

"""Where a person is signed in: twelve hours, known by a digest, ended from the page of the account."""

import time
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Session, User
from accounts.sessions import SessionStore, digest
from accounts.signing_in import device
from tests.conftest import ClientOf

FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def test_a_copy_of_the_table_opens_nothing(client_of: ClientOf, documenter: User) -> None:
    """Neither the key that the browser holds nor what the session holds can be read from it."""
    browser = client_of(documenter)
    session = browser.session
    session["typed"] = "something said in confidence"
    session.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(row_to_json(s)::text, '') FROM accounts_session s")
        kept = cursor.fetchone()[0]
    assert str(session.session_key) not in kept
    assert "confidence" not in kept
    assert digest(session.session_key or "") in kept
    thief = Client()
    thief.cookies["sessionid"] = digest(session.session_key or "")
    assert thief.get("/accounts/").status_code == 302


def test_a_session_under_other_keys_is_empty(documenter: User) -> None:
    assert SessionStore().decode("1.c29tZXRoaW5nIGVsc2UgZW50aXJlbHk=") == {}
    assert SessionStore().decode("an older form") == {}


def test_a_session_ends_twelve_hours_after_signing_in_whatever_one_does(client_of: ClientOf, documenter: User) -> None:
    browser = client_of(documenter)
    session = browser.session
    session["started"] = int(time.time()) - 12 * 60 * 60 + 60
    session.save()
    assert browser.get("/accounts/").status_code == 200
    left = Session.objects.get(person=documenter).expire_date - timezone.now()
    assert left < timedelta(minutes=1)
    session["started"] = int(time.time()) - 12 * 60 * 60 - 1
    session.save()
    assert browser.get("/accounts/").status_code == 302


def test_one_sees_where_one_is_signed_in_and_signs_out_there(client_of: ClientOf, documenter: User) -> None:
    here, there = client_of(documenter), client_of(documenter)
    page = here.get("/accounts/")
    assert len(page.context["sessions"]) == 2
    other = digest(there.session.session_key or "")
    assert here.post("/accounts/sessions/end/", {"which": other}).status_code == 302
    assert there.get("/accounts/").status_code == 302
    assert here.get("/accounts/").status_code == 200


def test_all_other_browsers_are_signed_out_at_once(client_of: ClientOf, documenter: User) -> None:
    here, *elsewhere = (client_of(documenter) for _count in range(3))
    here.post("/accounts/sessions/end/", {"which": "all"})
    assert here.get("/accounts/").status_code == 200
    assert [browser.get("/accounts/").status_code for browser in elsewhere] == [302, 302]


def test_everywhere_is_here_too(client_of: ClientOf, documenter: User) -> None:
    here, elsewhere = client_of(documenter), client_of(documenter)
    answer = here.post("/accounts/sessions/end/", {"which": "everywhere"})
    assert answer["Location"] == "/accounts/login/"
    assert answer["Clear-Site-Data"]
    assert [browser.get("/accounts/").status_code for browser in (here, elsewhere)] == [302, 302]
    assert not Session.objects.filter(person=documenter).exists()


def test_when_somebody_was_here_is_written_every_few_minutes(client_of: ClientOf, documenter: User) -> None:
    """And not for every page."""
    browser = client_of(documenter)
    just_now, long_ago = timezone.now() - timedelta(minutes=3), timezone.now() - timedelta(hours=1)
    Session.objects.update(seen_at=just_now)
    browser.get("/accounts/")
    assert Session.objects.get(person=documenter).seen_at == just_now
    Session.objects.update(seen_at=long_ago)
    browser.get("/accounts/")
    assert Session.objects.get(person=documenter).seen_at > just_now


def test_nobody_ends_somebody_elses_session(client_of: ClientOf, documenter: User, supervisor: User) -> None:
    theirs = client_of(supervisor)
    key = digest(theirs.session.session_key or "")
    assert client_of(documenter).post("/accounts/sessions/end/", {"which": key}).status_code == 404
    assert theirs.get("/accounts/").status_code == 200


def test_a_session_that_is_none_is_not_found(client_of: ClientOf, documenter: User) -> None:
    assert client_of(documenter).post("/accounts/sessions/end/", {"which": "\0"}).status_code == 404


def test_a_session_that_was_ended_is_not_written_again(documenter: User) -> None:
    """A request that was under way when the session was ended does not bring it back."""
    store = SessionStore()
    store["_auth_user_id"] = str(documenter.pk)
    store.create()
    Session.objects.all().delete()
    store["late"] = True
    with pytest.raises(UpdateError):
        store.save()
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("agent", "words"), [(FIREFOX, "Firefox, Android"), ("curl/8", ""), ("", ""), ("<script>", "")]
)
def test_a_browser_is_known_by_two_words_of_ours(agent: str, words: str) -> None:
    assert device(agent) == words


def test_a_closed_account_is_signed_out_at_once(
    client_of: ClientOf, documenter: User, administrator: User, administrator2: User
) -> None:
    browser = client_of(documenter)
    client_of(administrator).post(f"/people/{documenter.pk}/close/")
    assert browser.get("/accounts/")["Location"].startswith("/accounts/login/")
    assert not Session.objects.filter(person=documenter).exists()


def test_a_session_that_outlived_its_account_opens_nothing(
    client_of: ClientOf, documenter: User, administrator: User
) -> None:
    """It began, say, in the instant in which the account was closed."""
    browser = client_of(documenter)
    with acting(administrator):
        User.objects.filter(pk=documenter.pk).update(is_active=False)
    browser.force_login(documenter)
    assert browser.get("/accounts/")["Location"].startswith("/accounts/login/")

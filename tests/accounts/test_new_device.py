"""A new device signed in as you: asked about in those used before, and what follows where it was not you."""

import time

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from accounts.acting import acting
from accounts.models import AccountChange, CacheEntry, Device, Session, User
from accounts.models.changes import What
from accounts.models.devices import Answer
from accounts.people import recent_changes_of
from accounts.tokens import make_token
from tests.accounts.signing_in import code, person_in, sign_in
from tests.conftest import PASSWORD, ClientOf

NEW = "quiet harbour 19 almonds"


def signed_in(browser: Client | None = None, password: str = PASSWORD, name: str = "documenter") -> Client:
    """Somebody signs in through the two pages, in a browser that may hold its cookie already."""
    browser = browser or Client()
    CacheEntry.objects.all().delete()  # each code is good once, and here several are shown within one half minute
    sign_in(browser, name, password)
    browser.post("/accounts/2fa/authenticate/", {"code": code()})
    assert person_in(browser) is not None
    return browser


def take_up_link(browser: Client, person: User, admin: Client) -> None:
    """An administrator hands a link over, and it is taken up in this browser, with a new password."""
    shown = admin.post(f"/people/{person.pk}/new-link/")
    browser.get(admin.get(shown["Location"]).context["link"].removeprefix("http://testserver"))
    browser.post("/accounts/invitation/", {"password": NEW, "again": NEW})


def is_asked(browser: Client) -> bool:
    return "/not-mine/" in browser.get("/").content.decode()


def test_the_first_device_of_all_is_not_asked_about(documenter: User) -> None:
    assert not is_asked(signed_in())
    assert Device.objects.get(person=documenter).answer == Answer.FIRST


def test_a_new_one_is_asked_about_in_the_one_before_and_not_in_itself(documenter: User) -> None:
    here = signed_in()
    there = signed_in()
    assert is_asked(here)
    assert not is_asked(there)
    assert AccountChange.objects.filter(person=documenter, what=What.NEW_DEVICE).count() == 1


def test_two_new_ones_are_asked_about_in_one_region(documenter: User) -> None:
    here = signed_in()
    signed_in()
    signed_in()
    page = here.get("/").content.decode()
    assert page.count("/not-mine/") == 2
    assert page.count('<aside class="messages"') == 1


def test_a_browser_is_known_again_after_signing_out(documenter: User) -> None:
    here = signed_in()
    here.post("/accounts/logout/")
    signed_in(here)
    assert Device.objects.filter(person=documenter).count() == 1


def test_a_cookie_that_we_did_not_sign_is_none(documenter: User) -> None:
    here = signed_in()
    value = here.cookies["ifraj_device"].value
    other = Client()
    other.cookies["ifraj_device"] = value.partition(":")[0]
    signed_in(other)
    assert Device.objects.filter(person=documenter).count() == 2


def test_two_people_who_share_a_browser_are_known_in_it_and_cannot_be_told_from_the_table(
    documenter: User, supervisor: User
) -> None:
    """The cookie stays as it is, and nobody is asked about it again; the digest is of cookie and person."""
    here = signed_in()
    cookie = here.cookies["ifraj_device"].value.partition(":")[0]
    for name in ("supervisor", "documenter", "supervisor", "documenter"):
        here.post("/accounts/logout/")
        signed_in(here, name=name)
        assert here.cookies["ifraj_device"].value.partition(":")[0] == cookie
    devices = Device.objects.order_by("pk").values_list("person", "answer", "digest")
    assert [row[:2] for row in devices] == [(documenter.pk, Answer.FIRST), (supervisor.pk, Answer.FIRST)]
    assert len({digest for _person, _answer, digest in devices}) == 2


def test_that_was_me_and_it_is_asked_no_more(documenter: User) -> None:
    here, _there = signed_in(), signed_in()
    device = Device.objects.get(person=documenter, answer=Answer.WAITING)
    assert here.post(f"/accounts/devices/{device.pk}/mine/", {"next": "/releases/"})["Location"] == "/releases/"
    assert not is_asked(here)


def test_a_newer_device_answers_for_none(documenter: User) -> None:
    """Who got in with somebody's password does not say that it was all right: neither of itself nor of an older one."""
    first, there, newest = signed_in(), signed_in(), signed_in()
    older, newer = Device.objects.filter(person=documenter, answer=Answer.WAITING).order_by("pk")
    first.post(f"/accounts/devices/{newer.pk}/mine/")
    for browser in (there, newest):
        assert browser.post(f"/accounts/devices/{older.pk}/mine/").status_code == 404
        assert browser.post(f"/accounts/devices/{older.pk}/not-mine/").status_code == 404


def test_a_device_that_waits_answers_for_no_newer_one(documenter: User) -> None:
    """Neither for the stranger's own next one, nor against the owner who lost a cookie."""
    signed_in()
    strangers = signed_in()
    signed_in()
    newest = Device.objects.filter(person=documenter).latest("pk")
    assert not is_asked(strangers)
    for answer in ("mine", "not-mine"):
        assert strangers.post(f"/accounts/devices/{newest.pk}/{answer}/").status_code == 404
    waits = Device.objects.filter(person=documenter, answer=Answer.WAITING).earliest("pk")
    with pytest.raises(DatabaseError), transaction.atomic(), acting(documenter), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_device SET answer = 'own', answered_at = now(), answered_from_id = %s WHERE id = %s",
            [waits.pk, newest.pk],
        )


def test_one_that_was_said_to_be_mine_answers_for_newer_ones(documenter: User) -> None:
    here, there = signed_in(), signed_in()
    device = Device.objects.get(person=documenter, answer=Answer.WAITING)
    here.post(f"/accounts/devices/{device.pk}/mine/")
    signed_in()
    assert is_asked(there)


def test_after_a_link_handed_over_in_person_it_begins_anew(
    client_of: ClientOf, documenter: User, administrator: User
) -> None:
    """Where no device is left that is known, somebody has to be able to say again whose the others are."""
    signed_in()
    lonely = signed_in()
    take_up_link(lonely, documenter, client_of(administrator))
    signed_in(lonely, NEW)
    signed_in(None, NEW)
    assert is_asked(lonely)


def test_after_a_link_one_device_alone_is_not_asked_about_though_it_was_known(
    client_of: ClientOf, documenter: User, administrator: User
) -> None:
    """Who comes next with password and code, from a browser that nobody knows, is asked about."""
    known = signed_in()
    take_up_link(known, documenter, client_of(administrator))
    signed_in(known, NEW)
    strangers = signed_in(None, NEW)
    assert Device.objects.filter(person=documenter).latest("pk").answer == Answer.WAITING
    assert AccountChange.objects.filter(person=documenter, what=What.NEW_DEVICE).count() == 1
    assert is_asked(known)
    assert not is_asked(strangers)


def test_who_finds_an_open_session_shows_first_that_it_is_theirs(documenter: User) -> None:
    here, there = signed_in(), signed_in()
    session = here.session
    session["started"] = int(time.time()) - 600
    session.save()
    device = Device.objects.get(person=documenter, answer=Answer.WAITING)
    address = f"/accounts/devices/{device.pk}/not-mine/"
    for asked in (here.get(address), here.post(address)):
        assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert there.get("/accounts/").status_code == 200
    documenter.refresh_from_db()
    assert documenter.password_stopped_at is None


def test_the_new_password_is_chosen_within_a_quarter_of_an_hour(
    denied: tuple[Client, Client], documenter: User
) -> None:
    here, _there = denied
    session = here.session
    session["password stopped"] = int(time.time()) - 16 * 60
    session.save()
    answer = here.post("/accounts/password/new/", {"password": NEW, "again": NEW})
    assert answer["Location"] == "/accounts/login/"
    assert person_in(here) is None
    documenter.refresh_from_db()
    assert documenter.check_password(PASSWORD)


def test_nobody_answers_for_somebody_else(client_of: ClientOf, documenter: User, supervisor: User) -> None:
    signed_in()
    signed_in()
    device = Device.objects.get(person=documenter, answer=Answer.WAITING)
    assert client_of(supervisor).post(f"/accounts/devices/{device.pk}/mine/").status_code == 404
    with pytest.raises(DatabaseError), transaction.atomic(), acting(supervisor), connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_device SET answer = 'own', answered_at = now() WHERE id = %s", [device.pk])


@pytest.fixture
def denied(documenter: User) -> tuple[Client, Client]:
    """Here they said that it was not them who signed in there."""
    here, there = signed_in(), signed_in()
    make_token("weekly report", ["lists"], 30, by=documenter)
    device = Device.objects.get(person=documenter, answer=Answer.WAITING)
    assert here.get(f"/accounts/devices/{device.pk}/not-mine/").status_code == 200
    answer = here.post(f"/accounts/devices/{device.pk}/not-mine/")
    assert answer["Location"] == "/accounts/password/new/"
    return here, there


def test_that_was_not_me_ends_every_other_session_and_the_tokens(
    denied: tuple[Client, Client], documenter: User
) -> None:
    _here, there = denied
    assert there.get("/")["Location"].startswith("/accounts/login/")
    assert Session.objects.filter(person=documenter).count() == 1
    assert not documenter.access_tokens.filter(revoked_at=None).exists()


def test_nobody_signs_in_with_the_old_password_any_more(denied: tuple[Client, Client], documenter: User) -> None:
    browser = Client()
    assert sign_in(browser, "documenter").status_code == 200
    assert person_in(browser) is None
    documenter.refresh_from_db()
    assert documenter.password_stopped_at is not None


def test_a_new_password_is_all_that_is_left_here(denied: tuple[Client, Client], documenter: User) -> None:
    here, _there = denied
    for address in ("/", "/accounts/", "/releases/", "/accounts/2fa/"):
        assert here.get(address)["Location"] == "/accounts/password/new/"
    same = here.post("/accounts/password/new/", {"password": PASSWORD, "again": PASSWORD})
    assert same.status_code == 422
    assert here.post("/accounts/password/new/", {"password": NEW, "again": NEW})["Location"] == "/accounts/login/"
    assert here.get("/")["Location"].startswith("/accounts/login/")
    documenter.refresh_from_db()
    assert documenter.password_stopped_at is None
    assert sign_in(here, "documenter", NEW).status_code == 302


def test_the_administrators_are_told(
    denied: tuple[Client, Client], documenter: User, administrator: User, other_supervisor: User, supervisor: User
) -> None:
    seen = {(change.what, change.person_id) for change in recent_changes_of(administrator)}
    assert (What.DEVICE_DENIED, documenter.pk) in seen
    for other in (other_supervisor, supervisor):
        assert What.DEVICE_DENIED not in {change.what for change in recent_changes_of(other)}


def test_a_link_ends_it_too(denied: tuple[Client, Client], documenter: User, client_of: ClientOf) -> None:
    with acting(documenter):
        documenter.set_password(NEW)
        documenter.save(update_fields=["password"])
    documenter.refresh_from_db()
    assert documenter.password_stopped_at is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_user SET password_stopped_at = NULL WHERE username = 'documenter'",
        "UPDATE accounts_device SET answer = 'own' WHERE answer = 'denied'",
        "UPDATE accounts_device SET digest = repeat('0', 32)",
        "DELETE FROM accounts_device",
    ],
)
def test_it_is_not_taken_back_by_sql(denied: tuple[Client, Client], documenter: User, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), acting(documenter), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_device_that_was_not_theirs_is_new_whenever_it_comes_again(
    denied: tuple[Client, Client], documenter: User
) -> None:
    here, there = denied
    here.post("/accounts/password/new/", {"password": NEW, "again": NEW})
    signed_in(here, NEW)
    signed_in(there, NEW)
    assert is_asked(here)


def test_nobody_stops_somebody_elses_password(documenter: User, administrator: User) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), acting(administrator), connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET password_stopped_at = now() WHERE id = %s", [documenter.pk])

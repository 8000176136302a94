"""A caller was told, and wants nothing kept: afterwards nothing of it is in the database, in Redis or in a file."""

import re
from collections.abc import Iterator

import pytest
import redis
from playwright.sync_api import expect

from config.embedded import places
from config.embedded.places import Places
from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

NAME, NOTE, CALLER, ANSWER = "Plantedsought", "PLANTEDNOTE", "PLANTEDCALLER", "PLANTEDANSWER"
NUMBER = "447700900348"  # of a range that cannot ring
RELEASED = """
SELECT d.reference FROM releases_release r JOIN detainees_detainee d ON d.id = r.detainee_id
JOIN releases_wish w ON w.id = wish_binding(d.id)
WHERE r.verified_revision_id IS NOT NULL AND w.wish = 'checked-relative' AND NOT d.restricted LIMIT 1
"""
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"


@at_seats(Seat(PHONE, "ar"), Seat(DESKTOP, "en"))
def test_what_was_told_and_taken_back_is_nowhere(visit: Visit, site: Site, seat: Seat) -> None:
    liaison = visit("liaison", seat)
    inquiry = call(liaison, site)
    tell(liaison, inquiry)
    words = {NAME, NOTE, CALLER, ANSWER}
    assert {word for word in words if any(word in text for text in in_database(site))} == words  # the control

    liaison.go(f"/families/{inquiry}/withdraw/")
    liaison.page.locator("[name=sure]").check()
    liaison.button("Destroy it").click()
    expect(liaison.page.locator("#remains")).to_be_visible()
    liaison.page.wait_for_timeout(3_000)  # what follows it goes through Redis

    for where in (in_database(site), in_redis(site), list(in_files(site))):
        assert [word for word in (*words, NUMBER) for text in where if word in text] == []


def call(who: Visitor, site: Site) -> str:
    """The inquiry's reference; the caller agrees, and was checked."""
    (person,) = site.known(RELEASED)
    who.go("/families/new/")
    who.fill(
        {"given_latin": NAME, "detainee": person, "asks": "released", "relationship": "parent", "note": NOTE,
         "name": CALLER, "identity": "known", "number": f"+{NUMBER}", "keep": "given", "match": "given"}
    )  # fmt: skip
    who.button("Keep the inquiry").click()
    who.page.locator("[name=same_person]").check()  # the name is another: it is asked twice
    who.button("Keep the inquiry").click()
    who.page.wait_for_url("**/taken/")
    return str(who.page.url.split("/")[-3])


def tell(who: Visitor, inquiry: str) -> None:
    who.go(f"/families/{inquiry}/")
    who.button("Possible match").click()
    who.sees_status("possible match")
    who.go(f"/families/{inquiry}/answer/")
    expect(who.page.locator("[name=text]")).to_have_value(re.compile("."))
    who.fill({"text": ANSWER, "how": "call"})
    who.button("Keep that they were told").click()
    who.sees_status("answered")


def in_database(site: Site) -> list[str]:
    """Every row of every table, as its owner reads it."""
    return [text for table in site.known(TABLES) for text in site.known(f'SELECT row::text FROM "{table}" AS row')]


def in_redis(site: Site) -> list[str]:
    """Every value, as it is stored."""
    address = places.read(Places(site.running.data).services)["environment"]["REDIS_URL"]
    with redis.Redis.from_url(address) as client:
        stored = [client.dump(key) for key in client.scan_iter()]
    return [bytes(value or b"").decode("latin-1") for value in stored]


def in_files(site: Site) -> Iterator[str]:
    """Every file of the data folder but PostgreSQL's own, which keep what was written over until it is cleaned up."""
    data = site.running.data
    for file in data.rglob("*"):
        if file.is_file() and Places(data).postgres not in file.parents:
            yield file.read_bytes().decode("latin-1")

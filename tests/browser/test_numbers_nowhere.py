"""Whoever takes a running installation's database, Redis or whole data folder finds no number of a caller in them.

Planted fault: a note, which is not sealed, is found in all that PostgreSQL keeps; so is a key put into Redis.
"""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import redis

from config.embedded import places
from config.embedded.places import Places
from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
# Of ranges that cannot ring; one by each way in, then what is asked, refused, demanded and left in a draft.
NUMBERS = tuple(f"+447700900{last}" for last in (201, 218, 235, 252, 269, 286, 303, 320, 337, 354, 371))
WAYS = ("call", "whatsapp", "signal")
CONTROL = "NOTSEALEDATALL"
CALL = {"channel": "hotline", "about": "sought", "given_ar": "سليم", "asks": "released", "priority": "normal"}
SEALED_SECONDS = 3.0  # after which the scheduler and the worker have taken up what follows


def plant(liaison: Visitor, site: Site) -> None:
    """Numbers by every way a person has; what is refused is typed too."""
    (team,) = site.known("SELECT id FROM accounts_team WHERE slug = 'family-centre'")
    drafted, asked, refused, demanded, attempted, *taken = NUMBERS
    before = counted(site)
    liaison.go("/families/new/")
    call = {**CALL, "team": team, "method": "call", "note": CONTROL}
    for at, (number, way) in enumerate(zip(taken, WAYS * 2, strict=True)):
        liaison.post("/families/new/", {**call, "once": f"{at:024}", "number": number, "method": way})
    liaison.post("/drafts/keep/", {**call, "kept-form": "call", "once": "d" * 24, "number": drafted})
    liaison.post("/families/caller/", {"number": asked, "method": "call"})
    liaison.post("/search/", {"sought": asked})
    liaison.post(
        "/families/new/", {**call, "once": "r" * 24, "number": f"{refused}99999999", "note": f"ring {refused}"}
    )
    (inquiry,) = site.known("SELECT reference FROM families_inquiry ORDER BY id DESC LIMIT 1")
    attempt = {"once": "a" * 24, "outcome": "no-answer", "sentence": f"rang {attempted}"}
    liaison.post(f"/families/{inquiry}/attempts/", attempt)
    report = {"once": "e" * 24, "team": team, "posing_as": "officer", "promised": "close-case", "channel": "call"}
    said = {"payment": "office", "paid": "no", "advice": "do-not-pay", "advice_language": "ar", "numbers": demanded}
    liaison.post("/families/extortion/new/", {**report, **said})
    assert [now - then for now, then in zip(counted(site), before, strict=True)] == [len(taken), 1, 1]


def counted(site: Site) -> list[int]:
    """Ways to reach callers, drafts, and identifiers of those who demand."""
    tables = ("families_contact", "casework_draft", "families_extortionidentifier")
    return [int(site.known(f"SELECT count(*) FROM {table}")[0]) for table in tables]


def addresses(site: Site) -> Mapping[str, str]:
    found: Mapping[str, str] = places.read(Places(site.running.data).services)["environment"]
    return found


def rows(site: Site) -> Iterator[tuple[str, str]]:
    """Every row of every table of the application, as their owner reads them."""
    for (table,) in site.running.database(
        "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND relowner = current_user::regrole"
    ):
        for (text,) in site.running.database(f"SELECT row::text FROM {table} AS row"):
            yield str(table), str(text)


def keys(site: Site) -> Iterator[str]:
    """All that Redis holds, each key with its value as text."""
    with redis.Redis.from_url(addresses(site)["REDIS_URL"]) as held:
        for key in held.scan_iter():
            yield f"{key!r} {held.dump(key)!r}"


def files(site: Site) -> Iterator[tuple[Path, bytes]]:
    """Every file of the data folder: the database's own, media, drafts, logs."""
    for path in site.running.data.rglob("*"):
        if path.is_file():
            try:
                yield path, path.read_bytes()
            except FileNotFoundError:
                continue  # PostgreSQL has just taken it away


def test_a_running_installation_holds_no_number(visit: Visit, site: Site) -> None:
    liaison = visit("liaison")
    plant(liaison, site)
    time.sleep(SEALED_SECONDS)
    seen = [number.removeprefix("+44") for number in NUMBERS]
    assert [(table, n) for table, text in rows(site) for n in seen if n in text] == []
    assert [(key, n) for key in keys(site) for n in seen if n in key] == []
    found = {
        (path.name, word) for path, content in files(site) for word in (*seen, CONTROL) if word.encode() in content
    }
    assert {word for _name, word in found} == {CONTROL}
    assert any(CONTROL in text for _table, text in rows(site))


def test_control_what_is_put_into_redis_is_found(site: Site) -> None:
    with redis.Redis.from_url(addresses(site)["REDIS_URL"]) as held:
        held.set("planted", NUMBERS[0])
        assert any(NUMBERS[0] in key for key in keys(site))
        held.delete("planted")

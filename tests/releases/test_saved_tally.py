"""Saving a tally from its screen, the list, and the page of one beside what is known now."""

import hashlib
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.idempotency import draw_key
from releases.models import FrozenTally, Release
from releases.models.ledger import settled_now
from releases.tallies.freezing import freeze
from releases.tallies.question import Question
from tests.conftest import ClientOf
from tests.releases.making import disputed, verified
from tests.releases.test_tally_screen import reading, shown

SAVE = "/tallies/save/?facility=sednaya"


@pytest.fixture
def one(documenter: User, supervisor: User, documentation: Team) -> Release:
    """Somebody of Idlib, from Sednaya."""
    return verified(documenter, supervisor, documentation, home_id="SY-ID", facility_id="sednaya")


@pytest.fixture
def english(client_of: ClientOf, analyst: User) -> Client:
    return reading(client_of, analyst)


def sent(client: Client, address: str = SAVE, **fields: str) -> str:
    """The address of what was saved, or the page that came instead."""
    given = {"once": draw_key(), "title_ar": "حصيلة صيدنايا", "title_en": "Sednaya", **fields}
    response = client.post(address, given)
    return str(response.headers.get("Location", "")) or unescape(response.content.decode())


def test_the_tally_leads_to_saving_it_with_titles_that_say_what_it_is(one: Release, english: Client) -> None:
    assert "/tallies/save/?facility=sednaya&as_of=" in shown(english, facility="sednaya")
    page = shown(english, "/tallies/save/", facility="sednaya", as_of="2022-05-05")
    assert "Sednaya Military Prison, as known on 5 May 2022" in page
    assert "سجن صيدنايا العسكري" in page


def test_what_was_seen_is_saved_though_more_is_known_when_it_is_sent(
    one: Release, english: Client, documenter: User, supervisor: User, documentation: Team
) -> None:
    page = shown(english, "/tallies/save/", facility="sednaya")
    action = SAVE.partition("?")[0] + page.partition('action="/tallies/save/')[2].partition('"')[0]
    verified(documenter, supervisor, documentation, home_id="SY-ID", facility_id="sednaya")
    sent(english, action)
    assert FrozenTally.objects.get().people == 1


def test_what_was_saved_has_an_address_and_stands_in_the_list(one: Release, english: Client) -> None:
    address = sent(english)
    frozen = FrozenTally.objects.get()
    assert address == f"/tallies/saved/{frozen.reference}/"
    page = shown(english, address)
    assert frozen.digest in page
    assert "The same, to the letter" in page
    assert address in shown(english, "/tallies/saved/")


def test_the_digest_on_the_tally_is_that_of_what_is_saved(one: Release, english: Client) -> None:
    address = sent(english, "/tallies/save/?as_of=2030-01-01")
    frozen = FrozenTally.objects.get()
    assert frozen.digest in shown(english, "/tallies/", as_of=frozen.as_of.isoformat())
    text = english.get(f"{address}text.json").content
    assert hashlib.sha256(text).hexdigest() == frozen.digest


def test_the_page_says_what_the_same_question_answers_now(one: Release, english: Client, supervisor: User) -> None:
    address = sent(english)
    disputed(one, supervisor)
    page = shown(english, address)
    assert "Idlib: then 1, now 0" in page
    assert "The same, to the letter" in page
    assert "/tallies/changes/?" in page


def test_a_tally_without_a_title_is_not_saved_and_nothing_typed_is_lost(one: Release, english: Client) -> None:
    page = sent(english, title_en="")
    assert "حصيلة صيدنايا" in page
    assert not FrozenTally.objects.exists()


def test_a_question_that_is_not_understood_is_not_saved(one: Release, english: Client) -> None:
    assert "There is no month 13" in sent(english, "/tallies/save/?from=2022-13")
    assert not FrozenTally.objects.exists()


def test_sent_twice_it_is_saved_once(one: Release, english: Client) -> None:
    key, moment = draw_key(), settled_now().isoformat().replace("+00:00", "Z")
    assert len({sent(english, f"{SAVE}&as_of={moment}", once=key) for _time in range(2)}) == 1
    assert FrozenTally.objects.count() == 1


def test_another_organisation_finds_nothing_of_it(one: Release, english: Client, other_supervisor: User,
                                                  client_of: ClientOf) -> None:  # fmt: skip
    address, theirs = sent(english), client_of(other_supervisor)
    assert theirs.get(address).status_code == theirs.get(f"{address}text.json").status_code == 404
    assert address not in shown(theirs, "/tallies/saved/")


def test_the_list_asks_no_more_when_it_grows(one: Release, english: Client, analyst: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            shown(english, "/tallies/saved/")
        return len(found)

    for wave in ("decree-7-2022", "unknown"):
        freeze(Question(settled_now(), wave=wave), one.organisation, "حصيلة", "A tally", by=analyst)
    before = queries()
    for category in ("terrorism", "criminal", "military"):
        freeze(Question(settled_now(), category=category), one.organisation, "حصيلة", "A tally", by=analyst)
    assert queries() == before

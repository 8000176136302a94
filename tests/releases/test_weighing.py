"""The bar in a sentence: why it is enough, what is missing, and which claims are none of their own."""

import pytest
from django.utils import translation

from accounts.models import Team, User
from releases.bar import weighed
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import page, why_not
from tests.releases.falling import claim_of, fair, falls, told
from tests.releases.records import DIRECT, draft, made, release_in

pytestmark = pytest.mark.django_db


def submitted(team: Team, by: User, *claims: dict[str, object]) -> Release:
    """A release that waits, with these claims."""
    return made(draft(team, by, claims=claims), "submit", by)


def test_one_direct_claim_is_enough(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    witness = draft(documentation, documenter)
    herself = draft(documentation, documenter, claims=({**DIRECT, "connection": "self", "source_name": "she"},))
    client = english_of(documenter)
    assert "B2 by a witness: enough." in page(client, witness)
    assert "B2 by the released person: enough." in page(client, herself)


def test_the_page_and_the_refusal_say_the_same(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    release = submitted(documentation, documenter, fair("his mother"))
    missing = why_not(release, "verify", supervisor)
    assert missing is not None
    assert "one independent claim graded C3 or better is missing" in missing
    assert page(english_of(supervisor), release).count(missing) == 2, "beside the claims and beside the move"


def test_it_says_which_have_one_origin_and_which_one_voice(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    said = (fair("a channel"), fair("its copy", repeats=1), fair("first", "The Network"), fair("second", "the network"))
    release = submitted(documentation, documenter, *said)
    shown = page(english_of(documenter), release)
    assert "One origin, counted once: a channel, its copy." in shown
    assert "One voice, counted once: first, second." in shown


def test_it_says_what_repeats_nothing_that_was_entered(documentation: Team, documenter: User) -> None:
    release = submitted(documentation, documenter, fair("a page", connection="repeats"), fair("a channel"))
    told(release, documenter, "its copy", derived_from=claim_of(release, "a channel"))
    falls(claim_of(release, "a channel"), "withdraw", documenter)
    with translation.override("en"):
        notes = " ".join(weighed(release).notes)
    assert "Repeats what nobody has entered, and is no claim of its own: a page." in notes
    assert "Repeats a claim that fell, or that nobody has entered: its copy." in notes


def test_who_may_not_know_sources_reads_nothing_of_it(
    documentation: Team, documenter: User, supervisor: User, overseer: User, english_of: ClientOf
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    shown = page(english_of(overseer), release)
    assert "B2 by a witness" not in shown
    assert "Who repeats whom" not in shown

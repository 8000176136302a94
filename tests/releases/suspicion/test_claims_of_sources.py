"""What speaks against the sources: one origin, money, much that was untrue."""

import pytest

from accounts.models import Team, User
from casework.models import OutboxEntry
from releases.entry import add_claim
from releases.models import Claim, Release, Source
from releases.sourcing import describe, merge_sources
from releases.suspicion.looking import LOOK_AT_REGISTER
from tests.releases.records import made, move
from tests.releases.suspicion.seeing import claim, finding, seen_in, submitted

pytestmark = pytest.mark.django_db


def repeated(release: Release, source: str, of: Claim, by: User) -> Claim:
    """What somebody passes on from a claim."""
    return add_claim(release, claim(source, connection="repeats", derived_from=of), by=by)


# -- One origin --------------------------------------------------------------------------------------------------------


def test_claims_that_all_derive_from_one(documentation: Team, documenter: User) -> None:
    release = submitted(documentation, documenter)
    first = release.claims.get()
    second = repeated(release, "a channel", first, documenter)
    repeated(release, "another", second, documenter)
    assert seen_in("one-origin", release) == [release]
    assert finding("one-origin", release).seen == {"claims": 3, "origin": first.pk}


def test_one_claim_alone_is_no_crowd(documentation: Team, documenter: User) -> None:
    assert seen_in("one-origin", submitted(documentation, documenter)) == []


def test_beside_an_independent_one_they_are_two(documentation: Team, documenter: User) -> None:
    release = submitted(documentation, documenter)
    repeated(release, "a channel", release.claims.get(), documenter)
    add_claim(release, claim("a cell mate"), by=documenter)
    assert seen_in("one-origin", release) == []


def test_two_that_nobody_calls_derived_are_two(documentation: Team, documenter: User) -> None:
    release = submitted(documentation, documenter, claims=[claim("one"), claim("other")])
    assert seen_in("one-origin", release) == []


# -- Money -------------------------------------------------------------------------------------------------------------


def test_a_source_who_asks_for_money(documentation: Team, documenter: User) -> None:
    sold, given = (submitted(documentation, documenter, claims=[claim(name)]) for name in ("middleman", "lawyer"))
    middleman = Source.objects.get(name="middleman")
    describe(middleman, middleman.identity, {"asks_money": True}, by=documenter)
    assert (middleman.asks_money_by, OutboxEntry.objects.filter(task=LOOK_AT_REGISTER).exists()) == (documenter, True)
    assert seen_in("source-asks-money", sold, given) == [sold]
    describe(middleman, middleman.identity, {"asks_money": False}, by=documenter)
    assert seen_in("source-asks-money", sold, given) == []


# -- Much that was untrue ----------------------------------------------------------------------------------------------


def rejected(team: Team, by: User, judge: User, source: str, reason: str, number: int) -> None:
    for _ in range(number):
        move(submitted(team, by, claims=[claim(source)]), "reject", judge, reason)


def test_a_source_of_whom_three_were_untrue(documentation: Team, documenter: User, supervisor: User) -> None:
    rejected(documentation, documenter, supervisor, "liar", "did-not-happen", 3)
    waiting = submitted(documentation, documenter, claims=[claim("liar")])
    assert seen_in("source-often-rejected", waiting) == [waiting]
    assert finding("source-often-rejected", waiting).seen["fell"] == 3


@pytest.mark.parametrize(("reason", "number"), [("did-not-happen", 2), ("already-recorded", 4), ("not-enough-yet", 4)])
def test_who_is_late_or_short_of_proof_is_no_liar(
    reason: str, number: int, documentation: Team, documenter: User, supervisor: User
) -> None:
    rejected(documentation, documenter, supervisor, "late", reason, number)
    assert seen_in("source-often-rejected", submitted(documentation, documenter, claims=[claim("late")])) == []


def test_three_of_many_that_were_true_are_few(documentation: Team, documenter: User, supervisor: User) -> None:
    rejected(documentation, documenter, supervisor, "busy", "did-not-happen", 3)
    for _ in range(8):
        made(submitted(documentation, documenter, claims=[claim("busy")]), "verify", supervisor)
    assert seen_in("source-often-rejected", submitted(documentation, documenter, claims=[claim("busy")])) == []


# -- Two entries of one source -----------------------------------------------------------------------------------------


def one(source: str, into: str, by: User) -> None:
    """Find that two entries are one source."""
    merge_sources(Source.objects.get(name=source), Source.objects.get(name=into), "The same man.", by=by)


def test_who_is_one_with_a_source_that_asks_for_money(documentation: Team, documenter: User, supervisor: User) -> None:
    release = submitted(documentation, documenter, claims=[claim("middleman")])
    submitted(documentation, documenter, claims=[claim("his cousin")])
    cousin = Source.objects.get(name="his cousin")
    describe(cousin, cousin.identity, {"asks_money": True}, by=documenter)
    assert seen_in("source-asks-money", release) == []
    one("his cousin", "middleman", supervisor)
    assert seen_in("source-asks-money", release) == [release]
    assert OutboxEntry.objects.filter(task=LOOK_AT_REGISTER).count() == 2


def test_what_was_untrue_of_both_entries_counts(documentation: Team, documenter: User, supervisor: User) -> None:
    rejected(documentation, documenter, supervisor, "liar", "did-not-happen", 2)
    rejected(documentation, documenter, supervisor, "his other name", "did-not-happen", 1)
    waiting = submitted(documentation, documenter, claims=[claim("liar")])
    assert seen_in("source-often-rejected", waiting) == []
    one("his other name", "liar", supervisor)
    assert seen_in("source-often-rejected", waiting) == [waiting]

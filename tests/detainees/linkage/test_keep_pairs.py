"""Pairs that were found are kept: in order, once, within one organisation; what was decided outlives a search."""

import pytest

from accounts.models import Team, User
from casework.dates import read_date
from detainees.models import Detainee, Pair, PairDecision
from detainees.registration import add_detention, add_names, change
from tests.detainees.finding import found_of, keep_found, likely, paired
from tests.detainees.making import KHALED_LATIN, registered
from tests.detainees.pairing import decided, merged, parted

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def other(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def third(family_centre: Team, colleague_documenter: User) -> Detainee:
    return registered(colleague_documenter, family_centre)


def ends() -> list[tuple[int, int]]:
    return list(Pair.objects.filter(gone=False).order_by("pk").values_list("one", "other"))


def test_the_earlier_entry_comes_first_however_they_were_found(one: Detainee, other: Detainee) -> None:
    keep_found(likely(other, one))
    assert ends() == [(one.pk, other.pk)]


def test_what_is_told_of_a_pair_is_kept(one: Detainee, other: Detainee) -> None:
    pair = paired(one, other, 0.75)
    assert (pair.score, pair.bits, pair.rival, pair.rival_bits) == (0.75, 14.0, "sibling", -3.0)
    assert (pair.evidence, pair.organisation, len(pair.fingerprint)) == (
        [["family", "same", 9.5]], one.organisation, 64,
    )  # fmt: skip


def test_a_pair_that_is_found_again_is_the_same_row_with_the_new_score(one: Detainee, other: Detainee) -> None:
    before = paired(one, other, 0.6)
    keep_found(likely(one, other, 0.8), weights=2)
    after = Pair.objects.get()
    assert (after.pk, after.score, after.weights, after.found_at) == (before.pk, 0.8, 2, before.found_at)


def test_a_pair_that_is_no_longer_found_is_gone_and_comes_back(one: Detainee, other: Detainee) -> None:
    pair = paired(one, other)
    keep_found()
    assert (ends(), Pair.objects.undecided().count()) == ([], 0)
    keep_found(likely(one, other))
    assert Pair.objects.undecided().get() == pair


def test_what_is_found_of_one_entry_leaves_the_pairs_of_others_alone(
    one: Detainee, other: Detainee, third: Detainee
) -> None:
    keep_found(likely(one, other), likely(one, third), likely(other, third))
    found_of(one, likely(one, third))
    assert ends() == [(one.pk, third.pk), (other.pk, third.pk)]


def test_entries_of_two_organisations_are_never_a_pair(one: Detainee, other_team: Team, other_documenter: User) -> None:
    keep_found(likely(one, registered(other_documenter, other_team)))
    assert not Pair.objects.exists()


def test_different_people_stay_different_while_nothing_changes(
    one: Detainee, other: Detainee, supervisor: User
) -> None:
    decided(paired(one, other), PairDecision.DIFFERENT, by=supervisor)
    keep_found(likely(one, other, 0.95), weights=2)
    assert Pair.objects.get().decision == PairDecision.DIFFERENT
    keep_found()
    keep_found(likely(one, other), weights=3)
    assert Pair.objects.get().decision == PairDecision.DIFFERENT


@pytest.mark.parametrize("fact", ["birth", "name", "arrest"])
def test_a_fact_that_changes_opens_the_decision_again(
    fact: str, one: Detainee, other: Detainee, documenter: User, supervisor: User
) -> None:
    decided(paired(one, other), PairDecision.DIFFERENT, by=supervisor)
    if fact == "birth":
        change(Detainee.objects.locked().get(pk=other.pk), {"birth": read_date("1990")}, by=documenter)
    elif fact == "name":
        add_names(other, {}, {**KHALED_LATIN, "given": "Halid"}, by=documenter)
    else:
        add_detention(one, {"arrest_date": read_date("2013-05")}, [], by=documenter)
    keep_found(likely(one, other))
    assert Pair.objects.undecided().get().decision == ""


MOTHER = {"given": "خالد", "family": "الخطيب", "mother": "فاطمة"}


def test_who_decides_before_a_worker_has_looked_decides_on_the_facts_of_their_page(
    one: Detainee, other: Detainee, documenter: User, supervisor: User
) -> None:
    pair = paired(one, other)
    add_names(one, MOTHER, {}, by=documenter)
    decided(pair, PairDecision.DIFFERENT, by=supervisor)
    keep_found(likely(one, other))
    assert Pair.objects.get().decision == PairDecision.DIFFERENT


def test_who_undoes_a_merge_as_two_people_is_not_asked_again(
    one: Detainee, other: Detainee, third: Detainee, documenter: User, supervisor: User
) -> None:
    """A name was added while they were one; the look that follows finds the facts on which it was undone."""
    pair = paired(one, other)
    merged(one, third, by=supervisor)
    (merge,) = merged(one, other, by=supervisor, pair=pair)
    add_names(one, MOTHER, {}, by=documenter)
    parted(merge, by=supervisor, decision=PairDecision.DIFFERENT)
    keep_found(likely(one, other))
    assert Pair.objects.get().decision == PairDecision.DIFFERENT


def test_a_note_opens_nothing(one: Detainee, other: Detainee, documenter: User, supervisor: User) -> None:
    decided(paired(one, other), PairDecision.DIFFERENT, by=supervisor)
    change(Detainee.objects.locked().get(pk=other.pk), {"note": "asked again"}, by=documenter)
    keep_found(likely(one, other))
    assert Pair.objects.get().decision == PairDecision.DIFFERENT


def test_what_is_put_off_stays_put_off_and_what_is_the_same_is_never_gone(
    one: Detainee, other: Detainee, third: Detainee, supervisor: User
) -> None:
    decided(paired(one, other), PairDecision.SAME, by=supervisor)
    keep_found(likely(one, third))
    decided(Pair.objects.get(other=third), PairDecision.LATER, by=supervisor)
    keep_found(likely(one, third))
    said = dict(Pair.objects.filter(gone=False).values_list("other", "decision"))
    assert said == {other.pk: PairDecision.SAME, third.pk: PairDecision.LATER}

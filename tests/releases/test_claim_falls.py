"""A claim falls: what rested on it and is not carried any more is disputed at once, and says why."""

import pytest
from django.utils import timezone

from accounts.models import Team, User
from casework.models import MoveMade, OutboxEntry
from releases.lists import ClaimState
from releases.models import Claim, LedgerEntry, Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import counted, page
from tests.releases.falling import WHY, claim_of, fair, falls, refused, repeats, told
from tests.releases.records import draft, made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that counts by one direct claim."""
    return release_in(Status.VERIFIED, documentation, documenter, supervisor)


def by_two(team: Team, author: User, judge: User) -> Release:
    """A release that counts by two relatives."""
    release = draft(team, author, claims=(fair("his mother"), fair("his brother")))
    return made(made(release, "submit", author), "verify", judge)


@pytest.mark.parametrize(("name", "who", "state"), [("withdraw", "documenter", ClaimState.WITHDRAWN),
                                                    ("find-false", "supervisor", ClaimState.FOUND_FALSE)])  # fmt: skip
def test_what_rested_on_it_alone_is_disputed_and_says_why(
    name: str, who: str, state: str, counting: Release, request: pytest.FixtureRequest
) -> None:
    person: User = request.getfixturevalue(who)
    fallen = falls(claim_of(counting), name, person)
    counting.refresh_from_db()
    assert [each.pk for each in fallen.disputed] == [counting.pk]
    assert (counting.status, counting.verified_revision, counted()) == (Status.DISPUTED, None, 0)
    assert list(LedgerEntry.objects.order_by("pk").values_list("people", flat=True)) == [1, -1]
    move = MoveMade.objects.of("release", counting.pk).last()
    assert move is not None
    assert (move.name, move.by, move.sentence) == ("lose-claims", person, WHY)
    claim = claim_of(counting)
    assert (claim.state, claim.state_by, claim.state_sentence) == (state, person, WHY)


def test_the_owner_is_told(counting: Release, documenter2: User) -> None:
    before = OutboxEntry.objects.filter(ids__release=counting.pk).count()
    falls(claim_of(counting), "withdraw", documenter2)
    sent = OutboxEntry.objects.filter(ids__release=counting.pk).order_by("pk").values_list("task", flat=True)
    assert "releases.tasks.tell_owner" in list(sent)[before:]


def test_its_page_says_why(counting: Release, documenter: User, english_of: ClientOf) -> None:
    falls(claim_of(counting), "withdraw", documenter)
    shown = page(english_of(documenter), counting)
    assert "Dispute for want of claims" in shown
    assert f"A claim was withdrawn – {WHY}" in shown


def test_the_changes_of_the_tally_say_why(counting: Release, documenter: User, english_of: ClientOf) -> None:
    since = timezone.now().isoformat()
    falls(claim_of(counting), "withdraw", documenter)
    shown = english_of(documenter).get("/tallies/changes/", {"since": since}).content.decode()
    assert counting.reference in shown
    assert f"A claim was withdrawn – {WHY}" in shown


def test_its_history_tells_what_became_of_claims(
    counting: Release, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    claim = claim_of(counting)
    falls(claim, "find-false", supervisor)
    falls(claim, "restore", supervisor2, "It was another man of that name.")
    shown = page(english_of(supervisor), counting)
    assert "Claim 1 found false" in shown
    assert "Claim 1 restored" in shown
    assert "It was another man of that name." in shown


def test_what_is_carried_by_the_rest_stays_verified_and_its_page_says_that_a_claim_fell(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    release = by_two(documentation, documenter, supervisor)
    told(release, documenter, "his neighbour")
    assert falls(claim_of(release, "his mother"), "withdraw", documenter).disputed == []
    release.refresh_from_db()
    assert (release.status, counted()) == (Status.VERIFIED, 1)
    assert "A claim fell since it was entered." in page(english_of(documenter), release)


def test_a_change_under_way_goes_on_and_what_counted_ceases_to(counting: Release, documenter: User) -> None:
    made(counting, "amend", documenter)
    falls(claim_of(counting), "withdraw", documenter)
    counting.refresh_from_db()
    assert (counting.status, counting.verified_revision, counted()) == (Status.DRAFT, None, 0)


def test_what_does_not_count_is_left_alone(documentation: Team, documenter: User, supervisor: User) -> None:
    release = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    assert falls(claim_of(release), "withdraw", documenter).disputed == []
    release.refresh_from_db()
    assert release.status == Status.SUBMITTED


def test_through_a_chain_it_reaches_other_releases(
    documentation: Team, documenter: User, supervisor: User, other_documenter: User
) -> None:
    """The post of which the other release's claim is a copy of a copy."""
    first = by_two(documentation, documenter, supervisor)
    second = draft(documentation, documenter, claims=(fair("a channel"), fair("a lawyer")))
    post, copy = claim_of(first, "his mother"), claim_of(second, "a channel")
    repeats(copy, told(first, documenter, "another channel", derived_from=post), documenter)
    made(made(second, "submit", documenter), "verify", supervisor)
    assert counted() == 2
    fallen = falls(post, "find-false", supervisor)
    assert {release.pk for release in fallen.disputed} == {first.pk, second.pk}
    assert counted() == 0


def test_who_enters_does_not_find_false(counting: Release, documenter: User) -> None:
    assert refused(claim_of(counting), "find-false", documenter) == (
        "Only a supervisor of this team decides on its records."
    )
    assert counted() == 1


def test_what_fell_does_not_fall_again(counting: Release, documenter: User, supervisor: User) -> None:
    claim = claim_of(counting)
    falls(claim, "withdraw", documenter)
    assert "is not possible" in refused(claim, "find-false", supervisor)


def test_another_supervisor_restores_it(counting: Release, supervisor: User, supervisor2: User) -> None:
    claim = claim_of(counting)
    falls(claim, "find-false", supervisor)
    assert refused(claim, "restore", supervisor) == (
        "You let this claim fall yourself: another supervisor restores it."
    )
    falls(claim, "restore", supervisor2)
    assert (claim.state, claim.state_by, claim.state_at, claim.state_sentence) == (ClaimState.STANDS, None, None, "")
    counting.refresh_from_db()
    assert (counting.status, counted()) == (Status.DISPUTED, 0), "it is verified again by the way of all releases"


def test_who_restores_a_claim_wrote_a_part_of_the_record(
    counting: Release, documenter: User, supervisor: User, supervisor2: User
) -> None:
    claim = claim_of(counting)
    falls(claim, "find-false", supervisor)
    falls(claim, "restore", supervisor2)
    made(made(counting, "amend", documenter), "submit", documenter)
    with_part = Release.objects.with_own_part(supervisor2).get(pk=counting.pk)
    assert with_part.own_part


def test_the_page_that_asks_why_names_what_would_be_disputed(
    counting: Release, documenter: User, english_of: ClientOf
) -> None:
    client, claim = english_of(documenter), claim_of(counting)
    address = f"/releases/claims/{claim.pk}/withdraw/"
    assert counting.reference in client.get(address).content.decode().partition("will be disputed")[2]
    assert client.post(address, {"sentence": ""}).status_code == 422
    assert client.post(address, {"sentence": WHY}).status_code == 302
    assert client.get(address).status_code == 403
    assert Claim.objects.get().state == ClaimState.WITHDRAWN


@pytest.mark.parametrize("role", ["overseer", "liaison", "colleague_documenter", "other_documenter"])
def test_who_does_not_see_the_source_does_not_find_the_claim(
    role: str, counting: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    answer = client_of(request.getfixturevalue(role)).post(f"/releases/claims/{claim_of(counting).pk}/withdraw/")
    assert answer.status_code in (403, 404)
    assert counted() == 1


def test_a_move_that_is_none_is_not_found(counting: Release, documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(f"/releases/claims/{claim_of(counting).pk}/vanish/").status_code == 404

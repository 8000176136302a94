"""What a claim repeats: copies of one claim are counted once, whoever learns it when; and nothing goes in a circle."""

import random
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now

from accounts.acting import acting
from accounts.models import Team, User
from casework.moves import Refusal
from releases.bar import weighed
from releases.entry import add_claim
from releases.falling import Fallen
from releases.lists import ClaimState, Connection, Credibility, Reliability
from releases.models import Claim, Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.faults.attacking import CLAIM
from tests.faults.attacking import refused as refused_by_postgresql
from tests.releases.deciding import counted, why_not
from tests.releases.falling import claim_of, fair, falls, repeats, told
from tests.releases.records import draft, made
from tests.releases.test_claims import SAID

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(documentation: Team, documenter: User) -> Release:
    """Submitted, with the post of a channel."""
    return made(draft(documentation, documenter, claims=(fair("a channel"),)), "submit", documenter)


def test_a_copy_adds_nothing_and_an_independent_claim_carries_it(
    release: Release, documenter: User, supervisor: User
) -> None:
    told(release, documenter, "another channel", derived_from=claim_of(release))
    missing = str(why_not(release, "verify", supervisor))
    assert "one independent claim graded C3 or better is missing" in missing
    told(release, documenter, "his brother")
    made(release, "verify", supervisor)
    assert counted() == 1


def test_it_is_chosen_where_the_claim_is_added(release: Release, documenter: User, client_of: ClientOf) -> None:
    post = claim_of(release)
    sent = {**SAID, "connection": "repeats", "derived_from": str(post.pk)}
    assert client_of(documenter).post(f"/releases/{release.reference}/claims/new/", sent).status_code == 302
    assert Claim.objects.get(source__name="Abu Samir").derived_from == post


def test_a_post_that_was_entered_with_another_release_of_the_wave_is_offered_once(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    """It lists forty people, and stands in forty releases."""
    several = [draft(documentation, documenter, claims=(fair("a channel"),)) for _ in range(4)]
    shown = client_of(documenter).get(f"/releases/{several[0].reference}/claims/new/").content.decode()
    offered = [claim.pk for claim in Claim.objects.order_by("pk") if f'value="{claim.pk}">a channel · C3' in shown]
    assert offered == [claim_of(several[0]).pk, claim_of(several[1]).pk]


def test_a_claim_of_another_team_is_not_repeated(
    release: Release, family_centre: Team, supervisor2: User, client_of: ClientOf
) -> None:
    theirs = claim_of(draft(family_centre, supervisor2))
    sent = {**SAID, "derived_from": str(theirs.pk)}
    assert client_of(supervisor2).post(f"/releases/{release.reference}/claims/new/", sent).status_code == 422
    with refused_by_postgresql(CLAIM):
        add_claim(release, fair("a lawyer", derived_from=theirs), by=supervisor2)


def test_it_is_learned_later_and_what_counted_by_two_is_disputed(
    release: Release, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    second = told(release, documenter, "another channel")
    made(release, "verify", supervisor)
    sent = {"derived_from": str(claim_of(release, "a channel").pk), "sentence": "The same words, an hour later."}
    assert client_of(documenter).post(f"/releases/claims/{second.pk}/derive/", sent).status_code == 302
    release.refresh_from_db()
    assert (release.status, counted()) == (Status.DISPUTED, 0)


def test_two_do_not_repeat_each_other(release: Release, documenter: User, english_of: ClientOf) -> None:
    post, copy = claim_of(release), told(release, documenter, "another channel")
    far = told(release, documenter, "a third channel", derived_from=copy)
    assert isinstance(repeats(copy, post, documenter), Fallen)
    answer = repeats(post, far, documenter)
    assert isinstance(answer, Refusal)
    assert "cannot repeat each other" in answer.sentence
    page = english_of(documenter).post(f"/releases/claims/{post.pk}/derive/", {"derived_from": far.pk, "sentence": "x"})
    assert page.status_code == 422
    assert "cannot repeat each other" in page.content.decode()


def test_postgresql_takes_no_circle(release: Release, documenter: User) -> None:
    post = claim_of(release)
    copy = told(release, documenter, "another channel", derived_from=post)
    with refused_by_postgresql(CLAIM), acting(documenter):
        Claim.objects.filter(pk=post.pk).update(derived_from=copy)


def test_postgresql_takes_no_circle_of_claims_that_are_made_at_once(release: Release, documenter: User) -> None:
    post = claim_of(release)
    columns = "connection, reliability, credibility, text, cite, state, state_sentence, made_at, made_by_id, source_id"
    columns += ", release_id, says_mode"
    statement = (
        f"INSERT INTO releases_claim (id, derived_from_id, {columns}) SELECT n, 2000000003 - n, {columns}"
        " FROM releases_claim, (VALUES (1000000001), (1000000002)) t (n) WHERE id = %s"
    )
    with refused_by_postgresql(CLAIM), acting(documenter), connection.cursor() as cursor:
        cursor.execute(statement, [post.pk])


@pytest.mark.parametrize("seed", range(6))
def test_postgresql_computes_the_same_bar(seed: int, documentation: Team, documenter: User, supervisor: User) -> None:
    """Whatever is said by whom, repeats what and fell: the sentence on the page and the database say the same."""
    chance = random.Random(seed)
    releases = [draft(documentation, documenter, claims=()) for _ in range(12)]
    claims: list[Claim] = []
    for number in range(60):
        said: dict[str, Any] = {
            "connection": chance.choice(Connection.values), "reliability": chance.choice(Reliability.values[:4]),
            "credibility": chance.choice(Credibility.values[:4]), "source_owner": chance.choice(["", "", "one", "Two"]),
        }  # fmt: skip
        above = chance.choice([None, None, *claims[-8:]])
        source = f"source {chance.randrange(20) or number}"
        claims.append(add_claim(chance.choice(releases), fair(source, **said, derived_from=above), by=documenter))
    for claim in chance.sample(claims, 15):
        falls(claim, "withdraw", documenter)
    ours = {release.pk: weighed(release).is_met for release in releases}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, release_is_carried(id) FROM releases_release")
        assert dict(cursor.fetchall()) == ours
    assert len(set(ours.values())) == 2, "both answers were asked for"
    assert Claim.objects.filter(state=ClaimState.WITHDRAWN, state_at__lt=now()).count() == 15

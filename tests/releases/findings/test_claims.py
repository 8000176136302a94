"""What sources say of a sighting or a fate: added on its page, weighed, and lost."""

import random
from typing import Any

import pytest
from django.db import connection

from accounts.models import Team, User
from releases.bar import weighed
from releases.entry import add_claim
from releases.lists import Connection, Credibility, Reliability
from releases.models import Claim, Finding, Release
from releases.models.moved import Status
from releases.sourcing import merge_sources
from tests.conftest import ClientOf
from tests.releases.falling import WHY, fair, falls, repeats
from tests.releases.knowing import DEAD, give_paper, known, known_in, made, page
from tests.releases.records import draft
from tests.releases.test_claims import SAID

pytestmark = pytest.mark.django_db


@pytest.fixture
def verified(documentation: Team, documenter: User, supervisor: User) -> Finding:
    """A sighting that two independent claims carry."""
    claims = (fair("his cellmate"), fair("a nurse"))
    return known_in(Status.VERIFIED, documentation, documenter, supervisor, claims=claims)


def of(finding: Finding, source: str) -> Claim:
    return Claim.objects.get(finding=finding, source__name=source)


def test_a_claim_is_added_on_its_page_and_stands_there(
    verified: Finding, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    assert client.post(f"{verified.get_absolute_url()}claims/new/", {**SAID, "says_date": "2019"}).status_code == 302
    shown = page(client, verified)
    assert "Abu Samir" in shown
    assert 'class="differs"' in shown, "the record says 2021"


def test_who_adds_a_claim_or_a_file_wrote_a_part_of_it(
    verified: Finding, documenter: User, author_supervisor: User, supervisor2: User
) -> None:
    add_claim(verified, fair("a guard"), by=author_supervisor)
    give_paper(of(verified, "a nurse"), supervisor2)
    written = Finding.objects.with_own_part
    assert written(author_supervisor).get().own_part
    assert written(supervisor2).get().own_part


def test_a_file_of_such_a_claim_has_its_page_and_leads_back(
    verified: Finding, documenter: User, client_of: ClientOf
) -> None:
    claim = of(verified, "a nurse")
    give_paper(claim, documenter)
    piece = claim.evidence.get()
    assert verified.reference in client_of(documenter).get(f"/releases/evidence/{piece.pk}/").content.decode()
    assert verified.reference in client_of(documenter).get(f"/releases/evidence/{piece.pk}/custody/").content.decode()
    source = client_of(documenter).get(claim.source.get_absolute_url()).content.decode()
    assert verified.get_absolute_url() in source


def test_a_claim_that_falls_disputes_it_in_the_same_act_and_says_why(
    verified: Finding, documenter: User, english_of: ClientOf
) -> None:
    client, claim = english_of(documenter), of(verified, "a nurse")
    asked = client.get(f"/releases/claims/{claim.pk}/withdraw/").content.decode()
    assert verified.get_absolute_url() in asked, "it is foretold"
    shown = client.post(f"/releases/claims/{claim.pk}/withdraw/", {"sentence": WHY}, follow=True).content.decode()
    verified.refresh_from_db()
    assert (verified.status, verified.verified_revision) == (Status.DISPUTED, None)
    assert WHY in shown
    assert "1 sighting or fate is not carried" in shown


def test_what_is_carried_by_the_rest_stays(verified: Finding, documenter: User) -> None:
    add_claim(verified, fair("his brother"), by=documenter)
    assert falls(of(verified, "a nurse"), "withdraw", documenter).disputed == []


def test_two_that_turn_out_to_be_one_disputes_it(verified: Finding, documenter: User, supervisor: User) -> None:
    repeats(of(verified, "a nurse"), of(verified, "his cellmate"), documenter)
    verified.refresh_from_db()
    assert verified.status == Status.DISPUTED


def test_two_sources_that_are_one_voice_dispute_it(verified: Finding, supervisor: User) -> None:
    merge_sources(of(verified, "a nurse").source, of(verified, "his cellmate").source, "One woman.", by=supervisor)
    verified.refresh_from_db()
    assert verified.status == Status.DISPUTED


def test_a_fall_reaches_a_release_and_a_finding_through_one_chain(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    release = draft(documentation, documenter, claims=(fair("a channel"),))
    origin = Claim.objects.get(release=release)
    finding = known(documentation, documenter, claims=(fair("a nurse"),))
    add_claim(finding, fair("another channel", derived_from=origin), by=documenter)
    made(made(finding, "submit", documenter), "verify", supervisor)
    fallen = falls(origin, "withdraw", documenter)
    assert [record.pk for record in fallen.disputed] == [finding.pk]


def test_a_claim_about_a_finding_carries_no_release(documentation: Team, documenter: User) -> None:
    release = draft(documentation, documenter, claims=())
    assert isinstance(release, Release)
    known(documentation, documenter, of=release.detainee)
    assert not weighed(release).is_met


def test_sources_are_for_those_who_enter_and_verify_in_the_team(
    verified: Finding, documenter: User, overseer: User, liaison: User, client_of: ClientOf
) -> None:
    assert "his cellmate" in page(client_of(documenter), verified)
    assert not any("his cellmate" in page(client_of(reader), verified) for reader in (overseer, liaison))


@pytest.mark.parametrize("seed", range(4))
def test_postgresql_computes_the_same_bar(seed: int, documentation: Team, documenter: User) -> None:
    """Of a death and of all else: whatever is said by whom, with which paper, repeats what and fell."""
    chance = random.Random(seed)
    findings = [known(documentation, documenter, *((DEAD,) if n % 2 else ()), claims=()) for n in range(12)]
    claims: list[Claim] = []
    for number in range(48):
        said: dict[str, Any] = {
            "connection": chance.choice(Connection.values), "reliability": chance.choice(Reliability.values[:4]),
            "credibility": chance.choice(Credibility.values[:4]), "source_owner": chance.choice(["", "", "one", "Two"]),
        }  # fmt: skip
        above = chance.choice([None, None, *claims[-8:]])
        source = f"source {chance.randrange(16) or number}"
        claims.append(add_claim(chance.choice(findings), fair(source, **said, derived_from=above), by=documenter))
    for number, claim in enumerate(chance.sample(claims, 8)):
        give_paper(claim, documenter, looked_at=bool(number % 2))
    for claim in chance.sample(claims, 12):
        falls(claim, "withdraw", documenter)
    ours = {finding.pk: weighed(finding).is_met for finding in findings}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, finding_is_carried(id, fate = 'died') FROM releases_finding")
        assert dict(cursor.fetchall()) == ours
    assert len(set(ours.values())) == 2, "both answers were asked for"

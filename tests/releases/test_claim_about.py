"""Claims about other things than a release: a detention, an identity number, a link, the conditions of a release."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.acting import acting
from accounts.models import Team, User
from casework.models import Authorship
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind
from detainees.models import Detainee, Detention, IdentityNumber, Link
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from detainees.registration import record_arrest
from detainees.restriction import restrict
from releases.lists import ClaimState
from releases.models import Claim
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.faults.attacking import CLAIM
from tests.faults.attacking import refused as refused_by_postgresql
from tests.releases.deciding import page, why_not
from tests.releases.falling import WHY, fair, falls
from tests.releases.records import draft, made, person, release_in
from tests.releases.test_claims import SAID

pytestmark = pytest.mark.django_db


@pytest.fixture
def detainee(documentation: Team, documenter: User) -> Detainee:
    """Somebody with a detention, a number and a brother."""
    found = person(documentation, documenter)
    record_arrest(found, by=documenter, date=None, facility=None)
    add_numbers(found, [GivenNumber("national", "01234567890")], by=documenter)
    brother = person(documentation, documenter, given="سمير")
    link_people(found, LinkKind.SIBLING, brother, Certainty.LIKELY, team=documentation, by=documenter)
    return found


def part(detainee: Detainee, kind: str) -> Any:
    """The only detention, number or link of this person."""
    if kind == "link":
        return Link.objects.of(detainee).get()
    model: Any = Detention if kind == "detention" else IdentityNumber
    return model.objects.get(detainee=detainee)


def send(client: Any, detainee: Detainee, kind: str, **changes: str) -> int:
    """The status with which the form of a claim about a person is answered."""
    about = f"{kind}-{part(detainee, kind).pk}"
    sent = {**SAID, "about": about, **changes}
    return int(client.post(f"/releases/claims/of/{detainee.reference}/", sent).status_code)


@pytest.mark.parametrize("kind", ["detention", "number", "link"])
def test_it_is_entered_and_shown_on_the_page_of_the_person(
    kind: str, detainee: Detainee, documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    assert send(client, detainee, kind) == 302
    claim = Claim.objects.get()
    assert getattr(claim, kind) == part(detainee, kind)
    assert (claim.release, claim.record.pk) == (None, detainee.pk)
    assert SAID["text"] in client.get(f"/detainees/{detainee.reference}/").content.decode()


@pytest.mark.parametrize(("kind", "persons"), [("detention", 1), ("number", 1), ("link", 2)])
def test_who_adds_it_wrote_a_part_of_each_person_concerned(
    kind: str, persons: int, detainee: Detainee, documenter2: User, client_of: ClientOf
) -> None:
    send(client_of(documenter2), detainee, kind)
    written = Authorship.objects.filter(person=documenter2)
    assert set(written.values_list("subject", "what")) == {("detainee", "claim")}
    assert written.count() == persons


def test_a_supervisor_who_adds_one_does_not_verify_a_release_of_the_person(
    detainee: Detainee, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = made(draft(documentation, documenter, detainee=detainee), "submit", documenter)
    assert why_not(release, "verify", supervisor) is None
    send(client_of(supervisor), detainee, "detention")
    assert "You wrote part of this record" in str(why_not(release, "verify", supervisor))


def test_it_carries_no_release(detainee: Detainee, documentation: Team, documenter: User, supervisor: User,
                               client_of: ClientOf) -> None:  # fmt: skip
    release = made(
        draft(documentation, documenter, detainee=detainee, claims=(fair("his mother"),)), "submit", documenter
    )
    send(client_of(documenter), detainee, "detention")
    sent = {**SAID, "of_conditions": "on", "once": "z" * 24, "text": "He must report after 15 days."}
    client = client_of(documenter)
    assert client.post(f"/releases/{release.reference}/claims/new/", sent).status_code == 302
    assert Claim.objects.get(condition=release).release is None
    assert "do not carry it yet" in str(why_not(release, "verify", supervisor))
    assert "He must report after 15 days." in page(client, release)


def test_it_falls_and_what_is_verified_stays(
    detainee: Detainee, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor, detainee=detainee)
    send(client_of(documenter), detainee, "number")
    claim = Claim.objects.get(number__isnull=False)
    answer = client_of(documenter).post(f"/releases/claims/{claim.pk}/withdraw/", {"sentence": WHY})
    assert answer.headers["Location"] == f"/detainees/{detainee.reference}/"
    claim.refresh_from_db()
    release.refresh_from_db()
    assert (claim.state, release.status) == (ClaimState.WITHDRAWN, Status.VERIFIED)


def test_who_restores_it_wrote_a_part_of_the_person(
    detainee: Detainee, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    send(client_of(documenter), detainee, "link")
    claim = Claim.objects.get()
    falls(claim, "withdraw", documenter)
    falls(claim, "restore", supervisor)
    assert Authorship.objects.filter(person=supervisor, subject="detainee", what="claim").count() == 2


def test_of_somebody_restricted_those_named_alone_see_it(
    detainee: Detainee, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    for kind in ("detention", "number", "link"):
        send(client_of(documenter), detainee, kind, once=kind[0] * 24)
    restrict(detainee, [documenter], by=supervisor)
    assert Claim.objects.visible_to(documenter).count() == 3
    assert Claim.objects.visible_to(documenter2).count() == 0
    assert client_of(documenter2).get(f"/releases/claims/of/{detainee.reference}/").status_code == 404


@pytest.mark.parametrize("role", ["liaison", "colleague_documenter", "overseer", "other_documenter"])
def test_who_does_not_see_sources_sees_none_of_it(
    role: str, detainee: Detainee, documenter: User, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    send(client_of(documenter), detainee, "detention")
    someone: User = request.getfixturevalue(role)
    assert not Claim.objects.visible_to(someone).exists()
    assert "Abu Samir" not in client_of(someone).get(f"/detainees/{detainee.reference}/").content.decode()
    assert send(client_of(someone), detainee, "detention") in (403, 404)


def test_what_is_not_of_the_person_is_refused(
    detainee: Detainee, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    other = person(documentation, documenter, given="خالد")
    record_arrest(other, by=documenter, date=None, facility=None)
    about = f"detention-{part(other, 'detention').pk}"
    assert send(client_of(documenter), detainee, "detention", about=about) == 422
    assert send(client_of(documenter), detainee, "detention", about="") == 422


def test_postgresql_takes_one_thing_and_a_source_of_its_team(
    detainee: Detainee, family_centre: Team, documenter: User, colleague_documenter: User
) -> None:
    ours = draft(detainee.team, documenter).claims.get()
    theirs = draft(family_centre, colleague_documenter).claims.get().source
    said = {"connection": "self", "reliability": "B", "credibility": "2", "made_by": documenter}
    two = {"release": ours.release, "detention": part(detainee, "detention")}
    for wrong in ({}, two):
        with pytest.raises(IntegrityError), transaction.atomic(), acting(documenter):
            Claim.objects.create(source=ours.source, **said, **wrong)
    for kind in ("detention", "number", "link"):
        with refused_by_postgresql(CLAIM), acting(documenter):
            Claim.objects.create(source=theirs, **said, **{kind: part(detainee, kind)})


def test_more_claims_of_a_person_cost_no_more_questions(
    detainee: Detainee, documenter: User, client_of: ClientOf
) -> None:
    """Each kind of thing of which they speak is asked for once."""
    client = client_of(documenter)
    for number, kind in enumerate(("detention", "number", "link")):
        send(client, detainee, kind, once=f"{number}" * 24, source_name=f"source {number}")
    address = f"/detainees/{detainee.reference}/"

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    questions()  # what is kept is read
    few = questions()
    for number, kind in enumerate(("detention", "number", "link"), 3):
        send(client, detainee, kind, once=f"{number}" * 24, source_name=f"source {number}")
    assert questions() == few

"""Past revisions are read, and any two compared, with the rights of the record; staff of other teams under an alias."""

from typing import Any

import pytest
from django.utils import translation

from accounts.acting import acting
from accounts.aliases import Names
from accounts.founding import GIVES
from accounts.membership import give
from accounts.models import Membership, Team, User
from accounts.rights import Role
from detainees.restriction import restrict
from releases.entry import change_facts
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.knowing import known_in
from tests.releases.records import draft, made, person, release_in

pytestmark = pytest.mark.django_db


def changed(release: Release, by: User, **facts: Any) -> Release:
    """The release after its facts were changed."""
    change_facts(release, facts, by=by)
    release.refresh_from_db()
    return release


@pytest.fixture
def twice(documentation: Team, documenter: User, supervisor: User) -> Release:
    """Verified, changed, and submitted again: of its two revisions the first one counts."""
    release = made(release_in(Status.VERIFIED, documentation, documenter, supervisor), "amend", documenter)
    return made(changed(release, documenter, mode="exchange"), "submit", documenter)


def revision(release: Release, number: int) -> str:
    return f"/releases/{release.reference}/revisions/{number}/"


def test_who_works_on_it_reads_each_revision(twice: Release, supervisor: User, english_of: ClientOf) -> None:
    client = english_of(supervisor)
    assert "Amnesty" in client.get(revision(twice, 1)).content.decode()
    second = client.get(revision(twice, 2)).content.decode()
    assert "What was changed in it" in second
    assert "Exchange" in second


def test_who_reads_what_is_verified_reads_verified_revisions_alone(
    twice: Release, liaison: User, client_of: ClientOf
) -> None:
    client = client_of(liaison)
    assert client.get(revision(twice, 1)).status_code == 200
    assert client.get(revision(twice, 2)).status_code == 404
    page = client.get(f"/releases/{twice.reference}/compare/")
    assert [number for number, _label in page.context["history"].choices] == [1]


def test_any_two_are_compared_and_the_working_copy_too(twice: Release, supervisor: User, english_of: ClientOf) -> None:
    client, address = english_of(supervisor), f"/releases/{twice.reference}/compare/"
    found = client.get(address, {"old": "1", "new": "2"}).context["changes"]
    assert [(change.label, change.old, change.new) for change in found] == [("Mode", "Amnesty", "Exchange")]
    assert client.get(address, {"old": "2", "new": "0"}).context["changes"] == []
    assert client.get(address, {"old": "7", "new": "1"}).context["changes"] is None


def test_a_revision_about_somebody_who_is_closed_is_not_read(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    secret = person(documentation, documenter)
    release = made(draft(documentation, documenter, detainee=secret), "submit", documenter)
    made(release, "take-back", documenter)
    changed(release, documenter, detainee=person(documentation, documenter, "سالم"))
    made(release, "submit", documenter)
    restrict(secret, [documenter], by=supervisor)
    assert client_of(documenter2).get(revision(release, 2)).status_code == 200
    assert client_of(documenter2).get(revision(release, 1)).status_code == 404
    assert client_of(documenter).get(revision(release, 1)).status_code == 200


def test_a_finding_has_its_revisions_too(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    finding = known_in(Status.VERIFIED, documentation, documenter, supervisor)
    address = f"/releases/findings/{finding.reference}/revisions/1/"
    assert client_of(supervisor).get(address).status_code == 200
    assert client_of(liaison).get(address).status_code == 200
    assert client_of(liaison).get(f"/releases/findings/{finding.reference}/compare/").status_code == 200


def test_who_shares_no_team_reads_an_alias(
    twice: Release, documenter: User, documenter2: User, overseer: User, english_of: ClientOf
) -> None:
    inside = english_of(documenter2).get(revision(twice, 1)).content.decode()
    outside = english_of(overseer).get(revision(twice, 1)).content.decode()
    assert str(documenter) in inside
    assert str(documenter) not in outside
    assert documenter.alias in outside
    record = english_of(overseer).get(twice.get_absolute_url()).content.decode()
    assert str(documenter) not in record.replace(documenter.alias, "")


def test_without_an_alias_a_number_stands_for_the_person_and_stays(
    documenter: User, documenter2: User, overseer: User
) -> None:
    with acting(User.objects.system(GIVES)):
        User.objects.filter(pk=documenter2.pk).update(alias="")
    second = User.objects.get(pk=documenter2.pk)
    with translation.override("en"):
        assert Names(overseer).of(second) == "Documenter 2 of ADMSP"
    assert Names(documenter).of(second) == str(second)


def test_a_role_that_nobody_confirmed_makes_no_colleague(
    documentation: Team, documenter: User, overseer: User, administrator: User
) -> None:
    with acting(administrator):
        give(Membership(user=overseer, team=documentation, role=Role.DOCUMENTER), administrator)
    assert Names(documenter).of(overseer) == overseer.alias


def test_it_opens_with_what_was_verified_last_against_now(
    twice: Release, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    address = f"/releases/{twice.reference}/compare/"
    page = english_of(supervisor).get(address)
    verified = max(page.context["history"].verified)
    assert page.context["form"].cleaned_data == {"old": verified, "new": 2}  # which is what stands there now
    made(twice, "take-back", documenter)
    changed(twice, documenter, mode="escape")
    page = english_of(supervisor).get(address)
    assert page.context["form"].cleaned_data == {"old": verified, "new": 0}
    assert page.context["changes"] != []

"""How often each reason was given: beside the reasons, and by documenter, source or wave."""

import pytest

from accounts.models import Team, User
from releases.deciding.reasons import ReasonsPage, reasons_used
from releases.models import Claim
from tests.conftest import ClientOf
from tests.releases.records import made, move
from tests.releases.verdicts.waiting import waiting

pytestmark = pytest.mark.django_db


def refused(team: Team, by: User, judge: User, reason: str, name: str = "return") -> None:
    move(waiting(team, by, judge), name, judge, reason)


def test_each_reason_says_how_often_this_team_gave_it(
    documentation: Team, family_centre: Team, documenter: User, colleague_documenter: User, supervisor: User,
    overseer: User, english_of: ClientOf,
) -> None:  # fmt: skip
    refused(documentation, documenter, supervisor, "other-person")
    refused(documentation, documenter, supervisor, "other-person", "reject")
    refused(family_centre, colleague_documenter, overseer, "other-wave")
    assert reasons_used(documentation) == {"other-person": 2}
    release = waiting(documentation, documenter, supervisor)
    page = english_of(supervisor).get(f"/releases/{release.reference}/moves/return/").content.decode()
    assert "Another person (chosen 2 times lately)" in page
    assert "Another wave or authority" in page
    assert "Another wave or authority (" not in page


def test_a_verification_is_no_refusal(documentation: Team, documenter: User, supervisor: User) -> None:
    made(waiting(documentation, documenter, supervisor), "verify", supervisor)
    assert reasons_used(documentation) == {}


def test_by_documenter(documentation: Team, documenter: User, documenter2: User, supervisor: User) -> None:
    refused(documentation, documenter, supervisor, "other-person")
    refused(documentation, documenter2, supervisor, "other-person")
    refused(documentation, documenter2, supervisor, "not-a-release")
    page = ReasonsPage(supervisor, "documenter")
    assert [(row.label, row.total) for row in page.rows] == [(str(documenter2), 2), (str(documenter), 1)]
    assert page.total.total == 3


@pytest.mark.parametrize("axis", ["documenter", "source", "wave", "nonsense", ""])
def test_every_way_of_counting_has_a_page_whose_addresses_name_nobody(
    axis: str, documentation: Team, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    refused(documentation, documenter2, supervisor, "other-person")
    page = client_of(supervisor).get(f"/releases/queue/reasons/?by={axis}")
    assert page.status_code == 200
    addresses = [part.split('"')[0] for part in page.content.decode().split('href="')[1:]]
    reference = Claim.objects.get().source.reference
    assert not any(documenter2.username in each or reference in each for each in addresses)


def test_another_organisation_counts_its_own(
    documentation: Team, documenter: User, supervisor: User, other_supervisor: User
) -> None:
    refused(documentation, documenter, supervisor, "other-person")
    assert ReasonsPage(other_supervisor, "source").total.total == 0

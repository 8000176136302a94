"""Settling a contradiction: how it is to be understood, for the values as they stand."""

import pytest
from releases.contradictions import unsettled
from releases.settling import settle

from accounts.models import Team, User
from casework.dates import PartialDate
from releases.entry import change_facts
from releases.models import Release, Settlement
from tests.conftest import ClientOf
from tests.releases.deciding import page, why_not
from tests.releases.records import draft, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def torn(documentation: Team, documenter: User) -> Release:
    """A submitted release that lies before its wave."""
    release = draft(documentation, documenter, date=PartialDate("2021"))
    return made(release, "submit", documenter)


def said(release: Release, **changes: str) -> dict[str, str]:
    asked = unsettled(release)[0]
    fields = {"rule": asked.rule, "fingerprint": asked.fingerprint, "sentence": "The decree was applied early."}
    return {**fields, **changes}


def test_until_somebody_settles_it_nobody_verifies(torn: Release, supervisor: User) -> None:
    assert why_not(torn, "verify", supervisor) == "Something contradicts itself in this record. Settle it first."
    settle(torn, unsettled(torn)[0], "The decree was applied early.", by=supervisor)
    assert why_not(torn, "verify", supervisor) is None


def test_it_is_settled_on_the_page(torn: Release, supervisor: User, client_of: ClientOf) -> None:
    client = client_of(supervisor)
    assert f'action="/releases/{torn.reference}/settle/"' in page(client, torn)
    assert client.post(f"/releases/{torn.reference}/settle/", said(torn)).status_code == 302
    assert "The decree was applied early." in page(client, torn)
    assert (Settlement.objects.get().by, unsettled(torn)) == (supervisor, [])


@pytest.mark.parametrize("sentence", ["", "   "])
def test_it_is_settled_by_a_sentence(sentence: str, torn: Release, supervisor: User, client_of: ClientOf) -> None:
    answer = client_of(supervisor).post(f"/releases/{torn.reference}/settle/", said(torn, sentence=sentence))
    assert answer.status_code == 422
    assert unsettled(torn)


@pytest.mark.parametrize("forged", [{"rule": "no-such-rule"}, {"fingerprint": "0" * 64}])
def test_what_does_not_stand_there_is_not_settled(
    forged: dict[str, str], torn: Release, supervisor: User, client_of: ClientOf
) -> None:
    client_of(supervisor).post(f"/releases/{torn.reference}/settle/", said(torn, **forged))
    assert not Settlement.objects.exists()


def test_with_another_value_it_is_asked_again(torn: Release, documenter: User, supervisor: User) -> None:
    settle(torn, unsettled(torn)[0], "The decree was applied early.", by=supervisor)
    made(torn, "take-back", documenter)
    change_facts(torn, {"date": PartialDate("2020")}, by=documenter)
    assert [asked.rule for asked in unsettled(torn)] == ["before-wave"]


def test_two_who_settle_at_once_leave_the_first_sentence(torn: Release, supervisor: User, supervisor2: User) -> None:
    asked = unsettled(torn)[0]
    settle(torn, asked, "The first.", by=supervisor)
    settle(torn, asked, "The second.", by=supervisor2)
    assert Settlement.objects.get().sentence == "The first."


@pytest.mark.parametrize(("role", "status"), [("overseer", 403), ("liaison", 403), ("other_documenter", 404)])
def test_who_does_not_enter_in_the_team_settles_nothing(
    role: str, status: int, torn: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    client = client_of(request.getfixturevalue(role))
    assert client.post(f"/releases/{torn.reference}/settle/", said(torn)).status_code == status
    assert not Settlement.objects.exists()

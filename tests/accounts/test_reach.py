"""Before a role is given or confirmed, the page says what it opens, in words and in numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import reach
from accounts.acting import acting
from accounts.models import Membership, Team, User
from accounts.reach import reach_of
from accounts.rights import Role
from detainees.restriction import restrict
from releases.models import Release
from tests.accounts.people import invitation_form, offered
from tests.conftest import ClientOf, make_person
from tests.releases.making import entered


def role(team: Team, name: Role) -> Membership:
    return Membership(team=team, role=name)


@pytest.fixture
def recorded(documenter: User, documentation: Team) -> Release:
    """One release of one person."""
    return entered(documenter, documentation)


def seen(found: reach.Reach) -> dict[str, int]:
    return {str(kind.label): kind.number for kind in found.seen}


@pytest.mark.parametrize("name", list(Role))
def test_what_is_foreseen_is_what_is_seen(
    recorded: Release, request: pytest.FixtureRequest, documentation: Team, name: Role
) -> None:
    """Planted fault: a counter that asks `all()` counts what an administrator never sees."""
    person = request.getfixturevalue(name.value)
    foreseen = reach_of([role(documentation, name)])
    numbers = [kind.number for kind in foreseen.seen]
    assert numbers == [sought(person).count() for _place, _label, sought in reach.KINDS]


def test_an_administrator_sees_no_record(recorded: Release, documentation: Team) -> None:
    found = reach_of([role(documentation, Role.ADMINISTRATOR)])
    assert found.number == 0
    assert [place for place, _may in found.may] == [str(documentation.organisation)]


def test_it_is_compared_with_what_they_see_already(recorded: Release, documentation: Team) -> None:
    found = reach_of([role(documentation, Role.ANALYST)], beside=[role(documentation, Role.DOCUMENTER)])
    assert [kind.before for kind in found.seen] == [kind.number for kind in found.seen]
    none = reach_of([role(documentation, Role.DOCUMENTER)], beside=[])
    assert {kind.before for kind in none.seen} == {0}
    assert none.number > 0


def test_what_is_many_is_not_counted_to_the_end(
    recorded: Release, documentation: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "MOST", 0)
    found = reach_of([role(documentation, Role.DOCUMENTER)])
    assert found.more
    assert set(seen(found).values()) == {0}


def test_restricted_persons_are_not_counted(recorded: Release, supervisor: User, documentation: Team) -> None:
    before = reach_of([role(documentation, Role.LIAISON)]).number
    assert recorded.detainee is not None
    with acting(supervisor):
        restrict(recorded.detainee, [], by=supervisor)
    assert reach_of([role(documentation, Role.LIAISON)]).number == before - 1


def test_the_page_before_giving_says_it_and_gives_nothing(
    client_of: ClientOf, recorded: Release, administrator: User, liaison: User, documentation: Team
) -> None:
    browser = client_of(administrator)
    page = browser.get(f"/people/{liaison.pk}/roles/foreseen/", {"team": str(documentation.pk), "role": "documenter"})
    assert page.context["reach"].number >= 2
    assert page.context["why_not"] is None
    assert not Membership.objects.filter(user=liaison, role="documenter").exists()
    again = browser.get(f"/people/{liaison.pk}/roles/foreseen/", {"team": str(documentation.pk), "role": "liaison"})
    assert again.context["why_not"]
    assert f'action="/people/{liaison.pk}/roles/"' not in again.content.decode()


def test_a_choice_that_is_none_comes_back_with_a_sentence(
    client_of: ClientOf, administrator: User, liaison: User, other_team: Team
) -> None:
    asked = {"team": str(other_team.pk), "role": "documenter"}
    assert client_of(administrator).get(f"/people/{liaison.pk}/roles/foreseen/", asked).status_code == 422


def test_the_page_before_confirming_says_it(
    client_of: ClientOf, recorded: Release, administrator: User, supervisor: User, liaison: User, documentation: Team
) -> None:
    waits = offered(liaison, documentation, Role.DOCUMENTER, administrator)
    page = client_of(supervisor).get(f"/people/roles/{waits.pk}/confirm/")
    assert page.context["reach"].number >= 2


def test_an_invitation_is_shown_before_it_is_made(
    client_of: ClientOf, recorded: Release, administrator: User, documentation: Team
) -> None:
    typed = invitation_form(team=documentation.pk) | {"foresee": "yes"}
    page = client_of(administrator).post("/people/invite/", typed)
    assert page.status_code == 200
    assert page.context["reach"].number >= 2
    assert not User.objects.filter(username="rima").exists()


def test_what_one_organisation_gave_is_not_told_to_another(
    client_of: ClientOf, recorded: Release, documenter: User, other_team: Team
) -> None:
    elsewhere = make_person("other_administrator", (other_team, Role.ADMINISTRATOR))
    offered(documenter, other_team, Role.ADMINISTRATOR, elsewhere)
    page = client_of(elsewhere).get(f"/people/{documenter.pk}/")
    assert page.context["reach"].number == 0


def test_the_page_of_a_team_does_not_grow_with_its_people(
    client_of: ClientOf, administrator: User, documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    browser, address = client_of(administrator), f"/people/teams/{documentation.pk}/"
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    for person in (documenter, supervisor, liaison):
        offered(person, documentation, Role.ANALYST, administrator)
    with CaptureQueriesContext(connection) as many:
        page = browser.get(address)
    assert len(many) == len(few)
    assert {role.user for role in page.context["roles"]} == {administrator, documenter, supervisor, liaison}

"""The list of an organisation's people: who is in it, its filters, and as many queries for many as for few."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from accounts.people import people_visible_to
from accounts.rights import Role
from tests.accounts.people import offered, somebody
from tests.conftest import ClientOf, make_person


def listed(page: Any) -> set[str]:
    return {person.username for person in page.context["people"]}


@pytest.fixture
def crew(documenter: User, supervisor: User, colleague_documenter: User, other_documenter: User) -> None:
    """People in two teams of the organisation, and one of another."""


def test_everybody_of_the_organisation_and_nobody_else(client_of: ClientOf, administrator: User, crew: None) -> None:
    page = client_of(administrator).get("/people/")
    assert listed(page) == {"administrator", "documenter", "supervisor", "colleague_documenter"}


@pytest.mark.parametrize("who", ["documenter", "supervisor", "liaison", "analyst", "other_supervisor"])
def test_others_see_nobody(client_of: ClientOf, request: pytest.FixtureRequest, crew: None, who: str) -> None:
    person = request.getfixturevalue(who)
    assert not people_visible_to(person).exists()
    assert client_of(person).get("/people/").status_code == 403


def test_jobs_actors_are_no_people(client_of: ClientOf, administrator: User) -> None:
    User.objects.system("linkage")
    assert "system-linkage" not in client_of(administrator).get("/people/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("role=documenter", {"documenter", "colleague_documenter"}),
        ("role=supervisor", {"supervisor"}),
        ("state=closed", set()),
        ("state=invited", {"rima"}),
        ("role=king&state=asleep", {"administrator", "documenter", "supervisor", "colleague_documenter", "rima"}),
    ],
)
def test_the_filters_stand_in_the_address(
    client_of: ClientOf, administrator: User, documentation: Team, crew: None, query: str, found: set[str]
) -> None:
    somebody("rima", documentation, administrator)
    assert listed(client_of(administrator).get(f"/people/?{query}")) == found


def test_a_team_is_a_filter_too(
    client_of: ClientOf, administrator: User, family_centre: Team, other_team: Team, crew: None
) -> None:
    browser = client_of(administrator)
    assert listed(browser.get(f"/people/?team={family_centre.pk}")) == {"colleague_documenter"}
    assert listed(browser.get(f"/people/?team={other_team.pk}")) == listed(browser.get("/people/"))


def test_who_has_no_role_any_more_is_still_found(client_of: ClientOf, administrator: User, documenter: User) -> None:
    client_of(administrator).post(f"/people/roles/{documenter.memberships.get().pk}/end/")
    assert "documenter" in listed(client_of(administrator).get("/people/"))


def queries(browser: Any) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get("/people/").status_code == 200
    return len(asked)


def test_many_people_take_as_many_queries_as_few(
    client_of: ClientOf, administrator: User, documentation: Team, crew: None
) -> None:
    browser = client_of(administrator)
    browser.get("/people/")
    few = queries(browser)
    for count in range(12):
        make_person(f"more{count}", (documentation, Role.DOCUMENTER), (documentation, Role.ANALYST))
    assert queries(browser) == few


def test_fifty_to_a_page(client_of: ClientOf, administrator: User, documentation: Team) -> None:
    for count in range(53):
        somebody(f"person{count:02}", documentation, administrator)
    browser = client_of(administrator)
    first = browser.get("/people/")
    assert len(first.context["people"]) == 50
    assert "?after=2" in first.content.decode()
    assert len(browser.get("/people/?after=2").context["people"]) == 4
    assert len(browser.get("/people/?after=rubbish").context["people"]) == 50


def test_a_persons_page_shows_what_was_done_to_them(
    client_of: ClientOf, administrator: User, documenter: User, documentation: Team
) -> None:
    offered(documenter, documentation, Role.ANALYST, administrator)
    page = client_of(administrator).get(f"/people/{documenter.pk}/")
    assert next(entry.who for entry in page.context["changes"]) == str(administrator)
    assert client_of(administrator).get("/people/999999/").status_code == 404


def test_roles_in_another_organisation_are_not_shown(
    client_of: ClientOf, administrator: User, documenter: User, other_team: Team
) -> None:
    offered(documenter, other_team, Role.SUPERVISOR, User.objects.system("installation"))
    page = client_of(administrator).get(f"/people/{documenter.pk}/")
    assert len(page.context["roles"]) == 1
    assert not any("supervisor" in entry.what for entry in page.context["changes"])

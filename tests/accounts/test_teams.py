"""An administrator keeps the organisation's teams."""

from typing import Any

import pytest
from django.db import connection

from accounts.models import Organisation, Team, User
from accounts.moves import Refusal
from accounts.teams import save_team
from tests.conftest import ClientOf

NEW = "/people/teams/new/"


def typed(organisation: Organisation, **changed: Any) -> dict[str, Any]:
    return {"organisation": organisation.pk, "slug": "archive", "name_ar": "أرشيف", "name_en": "Archive"} | changed


def test_a_new_team_has_the_groups_of_all_roles(
    client_of: ClientOf, administrator: User, organisation: Organisation, documenter: User
) -> None:
    assert client_of(administrator).post(NEW, typed(organisation)).status_code == 302
    team = Team.objects.get(slug="archive")
    answer = client_of(administrator).post(f"/people/{documenter.pk}/roles/", {"team": team.pk, "role": "analyst"})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("name", "value"),
    [("slug", "documentation"), ("slug", "Archive!"), ("slug", ""), ("name_ar", ""), ("name_en", "a" * 201)],
)
def test_what_cannot_be_is_refused_and_kept(
    client_of: ClientOf, administrator: User, organisation: Organisation, name: str, value: str
) -> None:
    answer = client_of(administrator).post(NEW, typed(organisation, **{name: value}))
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert "أرشيف" in answer.content.decode() or name == "name_ar"
    assert not Team.objects.filter(slug="archive").exists()


def test_names_are_mended_and_the_short_name_stays(
    client_of: ClientOf, administrator: User, documentation: Team
) -> None:
    names = {"name_ar": "توثيق", "name_en": "Documenting", "slug": "other", "organisation": "9"}
    assert client_of(administrator).post(f"/people/teams/{documentation.pk}/", names).status_code == 302
    documentation.refresh_from_db()
    assert (documentation.name_ar, documentation.name_en, documentation.slug) == (
        "توثيق",
        "Documenting",
        "documentation",
    )


def test_every_process_is_told_of_a_changed_team(administrator: User, documentation: Team) -> None:
    def told() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(pg_sequence_last_value('reference_changes'), 0)")
            return int(cursor.fetchall()[0][0])

    before = told()
    documentation.name_en = "Documenting again"
    assert save_team(documentation, by=administrator) == documentation
    assert told() == before + 1


def test_another_organisations_teams_are_not_there(client_of: ClientOf, administrator: User, other_team: Team) -> None:
    browser = client_of(administrator)
    assert browser.get(f"/people/teams/{other_team.pk}/").status_code == 404
    assert browser.post(NEW, typed(other_team.organisation)).status_code == 422
    assert other_team not in browser.get("/people/teams/").context["teams"]
    assert isinstance(save_team(other_team, by=administrator), Refusal)


@pytest.mark.parametrize("who", ["documenter", "supervisor", "liaison", "analyst"])
def test_only_administrators_keep_teams(
    client_of: ClientOf, request: pytest.FixtureRequest, organisation: Organisation, who: str
) -> None:
    browser = client_of(request.getfixturevalue(who))
    assert browser.get("/people/teams/").status_code == 403
    assert browser.post(NEW, typed(organisation)).status_code == 403


def test_a_team_is_marked_as_family_centre(
    client_of: ClientOf, administrator: User, documentation: Team, organisation: Organisation
) -> None:
    address, names = f"/people/teams/{documentation.pk}/", {"name_ar": "أ", "name_en": "A"}
    assert client_of(administrator).post(address, {**names, "family_centre": "on"}).status_code == 302
    assert Team.objects.get(pk=documentation.pk).family_centre
    assert client_of(administrator).post(address, names).status_code == 302
    assert not Team.objects.get(pk=documentation.pk).family_centre

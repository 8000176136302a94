"""Entering a release on its page."""

from typing import Any

import pytest

from accounts.models import Team, User
from accounts.rights import Role
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf, make_person
from tests.releases.records import draft, person

pytestmark = pytest.mark.django_db


def typed(for_team: Team, /, **changes: str) -> dict[str, Any]:
    """What a documenter types: a new person, the facts, one source."""
    return {
        "once": "k" * 24,
        "about": "new",
        "team": str(for_team.pk),
        "given_ar": "أحمد",
        "father_ar": "محمود",
        "family_ar": "الخطيب",
        "sex": "male",
        "wave": "decree-7-2022",
        "date": "٣/٥/٢٠٢٢",
        "facility": "sednaya",
        "home": "SY-ID",
        "mode": "amnesty",
        "category": "terrorism",
        "security_case": "unknown",
        "wish": "not-asked",
        "claims-TOTAL_FORMS": "1",
        "claims-INITIAL_FORMS": "0",
        "claims-0-source_name": "lawyer of the family",
        "claims-0-source_kind": "lawyer",
        "claims-0-connection": "witness",
        "claims-0-reliability": "B",
        "claims-0-credibility": "2",
        "claims-0-cite": "not-asked",
        **changes,
    }


def test_a_release_is_entered_and_submitted_in_one_step(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    answer = client_of(documenter).post("/releases/new/", {**typed(documentation), "submit": "1"})
    release = Release.objects.get()
    assert answer.headers["Location"] == f"/releases/{release.reference}/"
    assert (release.status, str(release.date)) == (Status.SUBMITTED, "2022-05-03")


def test_a_double_click_enters_it_once(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    first = client.post("/releases/new/", typed(documentation))
    second = client.post("/releases/new/", typed(documentation))
    assert first.headers["Location"] == second.headers["Location"]
    assert Release.objects.count() == 1


def test_what_contradicts_is_asked_about_and_kept_as_it_was_said(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client, said = client_of(documenter), typed(documentation, arrest_date="2023")
    asked = client.post("/releases/new/", said)
    assert (asked.status_code, Release.objects.count()) == (422, 0)
    assert "keep_contradictions" in asked.content.decode()
    client.post("/releases/new/", {**said, "keep_contradictions": "on"})
    assert Release.objects.count() == 1


def test_another_teams_source_and_another_organisations_person_stay_where_they_are(
    documentation: Team, family_centre: Team, other_team: Team, client_of: ClientOf
) -> None:
    """Also for somebody who enters in all three: whose record it is decides who reads it."""
    both = make_person("both", *((team, Role.DOCUMENTER) for team in (documentation, family_centre, other_team)))
    source, stays = draft(family_centre, both).claims.get().source, person(other_team, both)
    before = Release.objects.count()
    for wrong in (
        {"claims-0-source": str(source.pk), "claims-0-source_name": "", "claims-0-source_kind": ""},
        {"about": "known", "detainee": stays.reference},
    ):
        assert client_of(both).post("/releases/new/", typed(documentation, **wrong)).status_code == 422
    assert Release.objects.count() == before


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("date", "2022-13"), ("given_ar", ""), ("claims-0-source_name", ""), ("about", "known"), ("team", "999999")],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    field: str, wrong: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    page = client_of(documenter).post("/releases/new/", typed(documentation, **{field: wrong}))
    assert (page.status_code, Release.objects.count()) == (422, 0)
    assert "الخطيب" in page.content.decode()


def test_a_group_needs_a_number_and_its_bound(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    client, said = client_of(documenter), typed(documentation, about="group")
    assert client.post("/releases/new/", said).status_code == 422
    group = {"group_bound": "exactly", "group_count": "27", "group_governorates": ["SY-RD", "SY-DR", "SY-QU", "SY-HI"]}
    client.post("/releases/new/", {**said, **group})
    release = Release.objects.get()
    assert (release.detainee, release.group_count, release.home) == (None, 27, None)


def test_a_liaison_does_not_come_in(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    assert client_of(liaison).post("/releases/new/", typed(documentation)).status_code == 403


@pytest.mark.parametrize("number", ["", "many", "-1", "٣", "9" * 5000])
def test_another_row_is_given_whatever_the_page_says_of_their_number(
    documentation: Team, documenter: User, client_of: ClientOf, number: str
) -> None:
    asked = {**typed(documentation), "claims-TOTAL_FORMS": number, "add-claims": "1"}
    assert client_of(documenter).post("/releases/new/", asked).status_code == 200


HUGE = {
    "a number of people": {"about": "group", "group_bound": "exactly", "group_count": "9" * 12},
    "a number of days": {"undertaking_days": "9" * 12},
    "a number of sources": {"claims-TOTAL_FORMS": "2000"},
}


@pytest.mark.parametrize("case", HUGE)
def test_a_number_that_cannot_be_is_refused_with_a_sentence(
    case: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    answer = client_of(documenter).post("/releases/new/", {**typed(documentation), **HUGE[case]})
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert not Release.objects.exists()


@pytest.mark.parametrize("unseen", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u200f"])
def test_a_name_pasted_with_characters_that_are_not_seen_is_the_same_name_and_a_sign_for_who_decides(
    unseen: str, documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    sent = typed(documentation, given_ar=f"أح{unseen}مد") | {"submit": "1"}
    english_of(documenter).post("/releases/new/", sent)
    release = Release.objects.get()
    assert release.detainee is not None
    assert release.detainee.name_ar.startswith("أحمد ")
    assert "has invisible characters" in english_of(supervisor).get(release.get_absolute_url()).content.decode()


def test_a_name_without_them_has_no_such_sign(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    english_of(documenter).post("/releases/new/", {**typed(documentation), "submit": "1"})
    page = english_of(supervisor).get(Release.objects.get().get_absolute_url()).content.decode()
    assert "invisible" not in page

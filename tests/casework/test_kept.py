"""Reference rows that a process keeps: no query where one was, and nothing stale for long."""

import re
from typing import Any, cast

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.forms.renderers import DjangoTemplates
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from accounts.access import forget_rights
from accounts.founding import found_member, found_team
from accounts.models import Team, User
from accounts.rights import Right, Role
from casework.kept import SECONDS, KeptChoiceField, forget_kept, kept
from casework.teams import teams_of
from config.interface.widgets import Renderer
from detainees.forms.places import FacilityField
from detainees.models import Facility, Governorate
from releases.models import Release, Wave
from tests.conftest import ClientOf
from tests.releases.records import draft

pytestmark = pytest.mark.django_db
NEW = {
    "code": "new-prison",
    "name_ar": "سجن جديد",
    "name_en": "New Prison",
    "governorate_id": "SY-ID",
    "kind": "prison",
}


def test_what_a_release_names_is_there_without_a_query(
    documentation: Team, documenter: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    draft(documentation, documenter)
    for model in (Wave, Facility, Governorate, Team):
        kept(model)
    # One for the rights of the person, one for the release.
    with django_assert_num_queries(2):
        release = Release.objects.visible_to(documenter).get()
        assert str(release.wave and release.wave.code) == "decree-7-2022"
        assert str(release.home and release.home.code) == "SY-ID"
        assert release.team.organisation.slug == "admsp"


def test_a_row_that_is_not_kept_yet_is_asked_for(documentation: Team, documenter: User) -> None:
    release = draft(documentation, documenter)
    kept(Facility)
    added = Facility.objects.create(**NEW)
    release.facility_id = added.pk
    assert release.facility == added
    assert KeptChoiceField(Facility.objects.all()).clean("new-prison") == added


def test_after_some_seconds_it_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    kept(Facility)
    Facility.objects.create(**NEW)
    now += SECONDS - 0.1
    assert "new-prison" not in kept(Facility)
    now += 0.2
    assert "new-prison" in kept(Facility)


def test_who_changes_reference_data_sees_it_at_once(administrator: User, client_of: ClientOf) -> None:
    client: Client = client_of(administrator)
    assert str(kept(Facility)["sednaya"]) != "سجن"
    told = _told()
    page = "/reference/detainees/facility/sednaya/change/"
    known = Facility.objects.get(pk="sednaya")
    sent = {name: getattr(known, name) for name in ("name_en", "kind", "run_by", "number", "basis")}
    sent |= {"name_ar": "سجن", "governorate": known.governorate_id, "other_names": ",".join(known.other_names)}
    assert client.post(page, sent).status_code == 302
    assert kept(Facility)["sednaya"].name_ar == "سجن"
    assert _told() == told + 1


def test_every_process_hears_of_a_change_with_the_next_page_of_anybody(documenter: User, client_of: ClientOf) -> None:
    client: Client = client_of(documenter)
    client.get("/releases/")
    before = kept(Facility)
    client.get("/releases/")
    assert kept(Facility) is before
    Facility.objects.create(**NEW)
    _told_by_another_process()
    assert "new-prison" not in kept(Facility)
    assert "new-prison" in client.get("/releases/").text


def _told() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(pg_sequence_last_value('reference_changes'), 0)")
        return int(cursor.fetchall()[0][0])


def _told_by_another_process() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('reference_changes')")


def test_facilities_stand_under_their_governorate() -> None:
    forget_kept()
    options = list(cast(Any, FacilityField().choices))
    assert options[0] == ("", "—")
    headings = [heading for heading, _inside in options[1:]]
    assert len(headings) == len(set(headings)) > 5
    assert sum(len(inside) for _heading, inside in options[1:]) == Facility.objects.count()


@pytest.mark.parametrize("typed", ["no-such", "'; --", "٣"])
def test_what_is_no_row_is_refused(typed: str) -> None:
    form_field = KeptChoiceField(Wave.objects.all(), required=False)
    with pytest.raises(ValidationError):
        form_field.clean(typed)
    assert form_field.clean("") is None


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("chosen", ["", "sednaya", '"><b>'])
def test_its_options_are_drawn_as_django_draws_them(language: str, chosen: str) -> None:
    """Twice: put together, and as they were kept in this language."""
    with override(language):
        plain = forms.Select(choices=[("", "—"), *FacilityField().listed()])
        expected = plain.render("facility", chosen, {"id": "x"}, renderer=DjangoTemplates())
        for _page in range(2):
            drawn = cast(forms.Widget, FacilityField().widget).render(
                "facility", chosen, {"id": "x"}, renderer=Renderer()
            )
            assert without_space(drawn) == without_space(expected)


def test_options_that_were_drawn_follow_the_rows() -> None:
    def drawn() -> str:
        return str(cast(forms.Widget, FacilityField().widget).render("facility", "", renderer=Renderer()))

    before = drawn()
    Facility.objects.create(**NEW)
    assert drawn() == before
    forget_kept(Facility)
    assert "new-prison" in drawn()


def without_space(markup: str) -> str:
    """Without the space between tags, which no reader sees."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", markup).strip()


def test_a_team_in_which_one_has_just_got_a_role_is_there_at_once(documentation: Team, documenter: User) -> None:
    assert teams_of(documenter, Right.ENTER) == [documentation]
    founded = found_team(documentation.organisation, "new", "جديد", "New")
    found_member(documenter, founded, Role.DOCUMENTER)
    forget_rights(documenter)
    assert teams_of(documenter, Right.ENTER) == [documentation, founded]


def test_teams_of_the_first_right_stand_first(
    documentation: Team, family_centre: Team, supervisor2: User, overseer: User
) -> None:
    assert teams_of(overseer, Right.SEE_WORK, Right.OVERSEE) == [family_centre, documentation]
    assert teams_of(overseer, Right.OVERSEE, Right.SEE_WORK) == [documentation, family_centre]

"""Changing the facts of a draft: nobody's text is overwritten in silence."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.forms import NO_OPTION
from casework.models import Authorship
from releases.entry import change_facts
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.records import draft, release_in

pytestmark = pytest.mark.django_db

FACTS = {
    "wave": "decree-7-2022", "facility": "sednaya", "home": "SY-ID", "mode": "amnesty", "category": "unknown",
    "security_case": "unknown", "wish": "not-asked", "date": "3/5/2022",
}  # fmt: skip


@pytest.fixture
def begun(documentation: Team, documenter: User) -> Release:
    """A draft."""
    return draft(documentation, documenter)


def send(client: Any, release: Release, **changes: str) -> Any:
    """The answer to the form, sent by somebody who opened it when the release was as this object says."""
    return client.post(f"/releases/{release.reference}/change/", {**FACTS, "version": str(release.version), **changes})


def test_what_was_typed_is_stored(begun: Release, documenter: User, client_of: ClientOf) -> None:
    assert send(client_of(documenter), begun, home="SY-HM", authority="the governor").status_code == 302
    begun.refresh_from_db()
    assert (begun.home_id, begun.authority, str(begun.date)) == ("SY-HM", "the governor", "2022-05-03")


def test_who_changed_it_and_when_is_kept_and_makes_an_author(
    begun: Release, documenter2: User, client_of: ClientOf
) -> None:
    version = begun.version
    send(client_of(documenter2), begun, home="SY-HM")
    begun.refresh_from_db()
    assert (begun.changed_by, begun.version) == (documenter2, version + 1)
    assert Authorship.objects.of("release", begun.pk).filter(person=documenter2, what="facts").exists()


def test_a_note_makes_no_author(begun: Release, documenter2: User) -> None:
    change_facts(begun, {"note": "ask again in June"}, by=documenter2)
    assert not Authorship.objects.filter(person=documenter2).exists()


def test_the_later_one_sees_both_texts_and_nothing_is_lost(
    begun: Release, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    send(client_of(documenter), Release.objects.get(), authority="what the first one typed")
    answer = send(client_of(documenter2), begun, authority="what the second one typed")
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "what the first one typed" in shown
    assert "what the second one typed" in shown
    assert Release.objects.get().authority == "what the first one typed"


def test_sent_again_on_purpose_it_is_stored(
    begun: Release, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    send(client_of(documenter), Release.objects.get(), authority="the first")
    client = client_of(documenter2)
    page = send(client, begun, authority="the second")
    assert f'name="version" value="{Release.objects.get().version}"' in page.content.decode()
    assert send(client, Release.objects.get(), authority="the second").status_code == 302
    assert Release.objects.get().authority == "the second"


def test_a_change_that_says_the_same_is_no_conflict(
    begun: Release, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    send(client_of(documenter), Release.objects.get(), authority="the governor")
    assert send(client_of(documenter2), begun, authority="the governor").status_code == 302


def test_a_stale_tab_does_not_open_what_was_submitted(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    assert send(client_of(documenter), release, home="SY-HM").status_code == 403
    assert Release.objects.get().home_id == "SY-ID"


@pytest.mark.parametrize(
    "wrong",
    [{"date": "2022-13"}, {"home": "SY-XX"}, {"mode": "teleported"}, {"undertaking_days": "-1"}, {"wave": "no-such"},
     {"wish": "nobody"}],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    wrong: dict[str, str], begun: Release, documenter: User, client_of: ClientOf
) -> None:
    answer = send(client_of(documenter), begun, authority="the governor", **wrong)
    assert answer.status_code == 422
    assert "the governor" in answer.content.decode()
    assert Release.objects.get().authority == ""


def test_what_contradicts_needs_a_yes(begun: Release, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    assert send(client, begun, date="2021").status_code == 422
    assert send(client, begun, date="2021", keep_contradictions="on").status_code == 302
    assert str(Release.objects.get().date) == "2021"


@pytest.mark.parametrize("status", [status for status in Status if status not in (Status.DRAFT, Status.RETURNED)])
def test_facts_are_closed_in_every_other_state(
    status: Status, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    assert send(client_of(documenter), release, home="SY-HM").status_code == 403


@pytest.mark.parametrize(("role", "status"), [("overseer", 403), ("analyst", 403), ("other_documenter", 404)])
def test_who_does_not_enter_in_the_team_changes_nothing(
    role: str, status: int, begun: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    assert send(client_of(request.getfixturevalue(role)), begun, home="SY-HM").status_code == status
    assert Release.objects.get().home_id == "SY-ID"


def test_a_choice_that_is_none_is_answered_in_our_own_words(
    begun: Release, documenter: User, client_of: ClientOf
) -> None:
    answer = send(client_of(documenter), begun, wave="no-such", mode="teleported")
    for value in ("no-such", "teleported"):
        assert NO_OPTION % {"value": value} in answer.content.decode()
    assert "Select a valid choice" not in answer.content.decode()

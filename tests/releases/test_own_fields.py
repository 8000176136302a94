"""Fields of the team on a release: filled in by its own, at any time, kept as they were, and no fact of it."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.models import Authorship
from casework.own.forms import REACHES, name_of
from releases.models import Release, ReleaseOwnValue, Revision
from releases.models.releases import Status
from tests.casework.own.making import field, own, retired, stands, written
from tests.conftest import ClientOf
from tests.releases.records import draft, release_in
from tests.releases.test_change import FACTS
from tests.releases.test_enter import typed as sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(documentation: Team, documenter: User) -> Release:
    return draft(documentation, documenter)


def fill(client: Any, release: Release, said: dict[str, str], **changes: Any) -> Any:
    """The answer to the page of the fields, sent by somebody who opened it when the release was as this object says."""
    return client.post(f"/releases/{release.reference}/own/", {"version": release.version, **said, **changes})


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        ("text", "قرار ٧/ب", "قرار ٧/ب"),
        ("number", "١٢٫٥", "12.5"),
        ("number", "1,250", "1250"),
        ("choice", "his-brother", "His brother"),
        ("date", "٥/٢٠١٣", "2013-05"),
        ("date", "about 2013", "2013~"),
    ],
)
def test_what_was_typed_stands_there(
    begun: Release, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf, kind: str, text: str,
    kept: str,
) -> None:  # fmt: skip
    one = field(documentation, supervisor, kind)
    assert fill(client_of(documenter), begun, own(one, text)).status_code == 302
    said = stands(begun, one)
    assert (said.word_en if kind == "choice" else f"{said.normalize():f}" if kind == "number" else str(said)) == kept


def test_the_record_shows_it_and_its_history_says_from_what_to_what(
    begun: Release, documentation: Team, supervisor: User, documenter: User, english_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    written(begun, one, "first", documenter)
    written(begun, one, "second", supervisor)
    written(begun, one, None, documenter)
    page = english_of(documenter).get(f"/releases/{begun.reference}/")
    told = [(event.who, event.why) for event in page.context["dossier"].history if event.what == "Field text"]
    assert told == [
        (str(documenter), "“second” taken out"),
        (str(supervisor), "from “first” to “second”"),
        (str(documenter), "“first” written"),
    ]
    assert "Field text" in page.content.decode()


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.VERIFIED, Status.DISPUTED])
def test_it_is_no_fact_and_asks_for_no_verdict(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf, status: Status
) -> None:
    one = field(documentation, supervisor)
    release = release_in(status, documentation, documenter, supervisor)
    before = (Revision.objects.count(), release.revision_number, Authorship.objects.count(), release.verified_revision)
    assert fill(client_of(documenter), release, own(one, "a note of ours")).status_code == 302
    release.refresh_from_db()
    assert release.status == status
    assert stands(release, one) == "a note of ours"
    after = (Revision.objects.count(), release.revision_number, Authorship.objects.count(), release.verified_revision)
    assert after == before


def test_a_withdrawn_release_takes_nothing_more(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    release = release_in(Status.WITHDRAWN, documentation, documenter, supervisor)
    assert fill(client_of(documenter), release, own(one, "too late")).status_code == 403


@pytest.mark.parametrize(
    "text", ["0933 123 456", "+963 11 222 3344", "٠٩٣٣١٢٣٤٥٦", "mother@example.org", "01010012345"]
)
def test_what_reaches_somebody_is_refused_and_shown_where_it_belongs(
    begun: Release, documentation: Team, supervisor: User, documenter: User, english_of: ClientOf, text: str
) -> None:
    one = field(documentation, supervisor)
    answer = fill(english_of(documenter), begun, own(one, text))
    assert answer.status_code == 422
    assert str(REACHES) in answer.content.decode()
    assert text in answer.content.decode()
    assert not ReleaseOwnValue.objects.exists()


@pytest.mark.parametrize("text", ["71123456", "twelve", "1.2.3", "0.1234"])
def test_what_is_no_number_here_is_refused_and_not_lost(
    begun: Release, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf, text: str
) -> None:
    one = field(documentation, supervisor, "number")
    answer = fill(client_of(documenter), begun, own(one, text))
    assert answer.status_code == 422
    assert f'value="{text}"' in answer.content.decode()


def test_who_comes_later_sees_both_and_overwrites_nothing(
    begun: Release, documentation: Team, supervisor: User, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    assert fill(client_of(documenter), begun, own(one, "what the first one typed")).status_code == 302
    answer = fill(client_of(documenter2), begun, own(one, "what the second one typed"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "what the first one typed" in page
    assert "what the second one typed" in page
    assert stands(begun, one) == "what the first one typed"


def test_it_is_typed_while_a_release_is_entered(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, "choice")
    answer = client_of(documenter).post("/releases/new/", sent(documentation, **own(one, "his-father")))
    assert answer.status_code == 302
    assert stands(Release.objects.get(), one).slug == "his-father"


def test_a_mistake_in_it_loses_nothing_of_the_entry(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, "number")
    answer = client_of(documenter).post("/releases/new/", sent(documentation, **own(one, "many")))
    assert answer.status_code == 422
    assert 'value="many"' in answer.content.decode()
    assert not Release.objects.exists()


def test_of_two_teams_the_fields_of_the_chosen_one_are_read(
    documentation: Team, family_centre: Team, supervisor2: User, client_of: ClientOf
) -> None:
    ours, theirs = field(documentation, supervisor2, "number"), field(family_centre, supervisor2, "number")
    typed = sent(documentation, **own(ours, "7"), **own(theirs, "no number at all"))
    assert client_of(supervisor2).post("/releases/new/", typed).status_code == 302
    assert stands(Release.objects.get(), ours) == 7
    assert stands(Release.objects.get(), theirs) is None


def test_it_is_changed_with_the_facts_of_a_draft(
    begun: Release, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    typed = {**FACTS, "version": str(begun.version), **own(one, "beside the facts")}
    assert client_of(documenter).post(f"/releases/{begun.reference}/change/", typed).status_code == 302
    assert stands(begun, one) == "beside the facts"


def test_a_retired_field_is_read_and_not_filled_in(
    begun: Release, documentation: Team, supervisor: User, documenter: User, english_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    written(begun, one, "of long ago", documenter)
    retired(one, supervisor)
    client = english_of(documenter)
    assert "of long ago" in client.get(f"/releases/{begun.reference}/").content.decode()
    assert name_of(one) not in client.get(f"/releases/{begun.reference}/own/").content.decode()


def test_a_retired_word_stays_where_it_was_chosen(
    begun: Release, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, "choice")
    written(begun, one, "his-brother", documenter)
    word = one.choices.get(slug="his-brother")
    client_of(supervisor).post(f"/own-fields/{one.pk}/", {
        "version": one.version, "name_ar": "أ", "name_en": "A", "words-TOTAL_FORMS": 2, "words-INITIAL_FORMS": 2,
        "words-0-choice": word.pk, "words-0-word_ar": "أخوه", "words-0-word_en": "His brother", "words-0-retired": "on",
        "words-1-choice": one.choices.get(slug="his-father").pk, "words-1-word_ar": "أبوه", "words-1-word_en": "Father",
    })  # fmt: skip
    assert fill(client_of(documenter), begun, own(one, "his-brother")).status_code == 302
    assert stands(begun, one) == word
    another = draft(documentation, documenter)
    assert fill(client_of(documenter), another, own(one, "his-brother")).status_code == 422


@pytest.mark.parametrize("somebody", ["liaison", "analyst", "colleague_documenter"])
def test_who_is_not_of_the_team_sees_nothing_of_it(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf, request: pytest.FixtureRequest,
    somebody: str,
) -> None:  # fmt: skip
    one = field(documentation, supervisor)
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    written(release, one, "PLANTEDVALUE", documenter)
    page = client_of(request.getfixturevalue(somebody)).get(f"/releases/{release.reference}/")
    assert page.status_code == 200
    assert "PLANTEDVALUE" not in page.content.decode()
    assert "Field text" not in page.content.decode()


def test_a_supervisor_of_another_team_of_the_organisation_reads_it(
    begun: Release, documentation: Team, documenter: User, supervisor: User, overseer: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    written(begun, one, "PLANTEDVALUE", documenter)
    client = client_of(overseer)
    assert "PLANTEDVALUE" in client.get(f"/releases/{begun.reference}/").content.decode()
    assert client.get(f"/releases/{begun.reference}/own/").status_code == 403


def test_what_is_typed_into_a_field_that_was_retired_meanwhile_is_given_back(
    begun: Release, documentation: Team, supervisor: User, documenter: User, english_of: ClientOf
) -> None:
    one, other = field(documentation, supervisor), field(documentation, supervisor, slug="other")
    retired(one, supervisor)
    answer = fill(english_of(documenter), begun, {**own(one, "half a page"), **own(other, "kept")})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "was retired meanwhile and is filled in no more. What you typed in it: half a page" in page
    assert 'value="kept"' in page
    assert fill(english_of(documenter), begun, own(other, "kept")).status_code == 302


def test_what_stands_in_a_retired_field_can_be_taken_out(
    begun: Release, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    written(begun, one, "a name that should stand nowhere", documenter)
    retired(one, supervisor)
    assert fill(client_of(documenter), begun, {f"out-{one.pk}": "on"}).status_code == 302
    assert stands(begun, one) is None


def test_neither_is_it_lost_where_a_release_is_entered(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    retired(one, supervisor)
    answer = client_of(documenter).post("/releases/new/", sent(documentation, **own(one, "half a page")))
    assert answer.status_code == 422
    assert "half a page" in answer.content.decode()

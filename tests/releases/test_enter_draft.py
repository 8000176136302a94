"""A draft needs no source yet: an empty row of the sources says nothing, one in which something stands is looked at."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.moves import Refusal
from releases.models import Claim, Finding, Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.findings.test_enter import typed as sighting
from tests.releases.records import move, person
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db
NO_SOURCE = dict.fromkeys(
    (f"claims-0-{name}" for name in ("source_name", "source_kind", "connection", "reliability", "credibility")), ""
)


def sent(team: Team, **said: str) -> dict[str, Any]:
    return typed(team, **NO_SOURCE, **said)


@pytest.mark.parametrize("button", ["1", "next"])
def test_a_draft_is_kept_without_a_source(
    button: str, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    answer = english_of(documenter).post("/releases/new/", sent(documentation, draft=button))
    assert answer.status_code == 302
    release = Release.objects.get()
    assert (release.status, release.claims.count()) == (Status.DRAFT, 0)
    refused = move(release, "submit", documenter)
    assert isinstance(refused, Refusal)
    assert "Say first who told this" in refused.sentence
    assert Release.objects.get().status == Status.DRAFT


def test_what_is_submitted_names_its_source(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    answer = english_of(documenter).post("/releases/new/", sent(documentation, submit="1"))
    assert answer.status_code == 422
    assert "Who told this?" in answer.content.decode()
    assert not Release.objects.exists()


@pytest.mark.parametrize(
    "said", [{"claims-0-text": "I saw him."}, {"claims-0-credibility": "2"}, {"claims-0-source_name": "a cousin"}]
)
def test_a_row_in_which_something_stands_is_looked_at(
    said: dict[str, str], documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    answer = english_of(documenter).post("/releases/new/", {**sent(documentation, draft="1"), **said})
    assert answer.status_code == 422
    assert not Release.objects.exists()


def test_a_source_that_was_carried_and_is_emptied_is_none(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    client.post("/releases/new/", {**typed(documentation), "draft": "next"})
    before = Release.objects.get().reference
    again = sent(documentation, once="n" * 24, given_ar="خالد", draft="1") | {"carried-from": before}
    assert client.post("/releases/new/", {**again, "claims-INITIAL_FORMS": "1"}).status_code == 302
    assert Claim.objects.count() == 1
    assert Release.objects.count() == 2


def test_a_sighting_is_kept_without_a_source_too(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    said = sighting(documentation, person(documentation, documenter).reference, draft="1", **NO_SOURCE)
    said["claims-0-says_date"] = ""
    assert english_of(documenter).post("/releases/findings/new/", said).status_code == 302
    assert (Finding.objects.get().status, Claim.objects.count()) == (Status.DRAFT, 0)

"""Adding what one more source says: by those who enter, to a release that is not set aside; sources are protected."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.models import Authorship
from releases.entry import add_claim
from releases.models import Claim, Release, Source
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import page
from tests.releases.records import DIRECT, draft, release_in

pytestmark = pytest.mark.django_db

SAID = {
    "once": "k" * 24, "source_name": "Abu Samir", "source_kind": "released-person", "connection": "self",
    "reliability": "B", "credibility": "2", "cite": "not-asked", "text": "They opened the gate at dawn.",
}  # fmt: skip


def send(client: Any, release: Release, **changes: str) -> int:
    """The status with which the form of a claim is answered."""
    return int(client.post(f"/releases/{release.reference}/claims/new/", {**SAID, **changes}).status_code)


def test_a_claim_is_added_with_its_source(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    release = draft(documentation, documenter)
    assert send(client_of(documenter), release) == 302
    claim = Claim.objects.get(release=release, text=SAID["text"])
    assert (claim.grade, claim.source.name, claim.made_by, claim.state) == ("B2", "Abu Samir", documenter, "stands")


def test_sent_twice_it_is_one(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    release, client = draft(documentation, documenter), client_of(documenter)
    assert (send(client, release), send(client, release)) == (302, 302)
    assert Claim.objects.filter(release=release).count() == 2


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_what_is_set_aside_takes_no_claim(
    status: Status, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    assert send(client_of(documenter), release) == 403


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.VERIFIED, Status.DISPUTED])
def test_a_claim_comes_also_while_it_waits_or_counts(
    status: Status, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    assert send(client_of(documenter), release) == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"source_name": ""}, {"source_kind": ""}, {"connection": ""}, {"reliability": "G"}, {"credibility": "7"},
        {"said_on": "2022-13"}, {"source": "999999"}, {"once": ""}, {"text": "x" * 10_001},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    wrong: dict[str, str], documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    release = draft(documentation, documenter, claims=())
    client = client_of(documenter)
    answer = client.post(f"/releases/{release.reference}/claims/new/", {**SAID, **wrong})
    assert answer.status_code == 422
    assert "text" in wrong or SAID["text"] in answer.content.decode()
    assert not Claim.objects.exists()


def test_the_same_name_is_the_same_source_whatever_its_capitals(documentation: Team, documenter: User) -> None:
    release = draft(documentation, documenter)
    add_claim(release, {**DIRECT, "source_name": "Lawyer of the FAMILY"}, by=documenter)
    assert Source.objects.count() == 1


def test_a_source_of_another_team_cannot_be_cited(
    documentation: Team, family_centre: Team, documenter: User, supervisor2: User, client_of: ClientOf
) -> None:
    """Also by somebody who works in both teams: who reads the claim would learn who the other team's source is."""
    theirs = draft(family_centre, supervisor2).claims.get().source
    ours = draft(documentation, documenter, claims=())
    assert send(client_of(supervisor2), ours, source=str(theirs.pk), source_name="", source_kind="") == 422
    assert not Claim.objects.filter(release=ours).exists()


@pytest.mark.parametrize("role", ["overseer", "colleague_documenter", "liaison", "analyst"])
def test_who_does_not_enter_in_the_team_adds_nothing_and_sees_no_source(
    role: str, documentation: Team, documenter: User, supervisor: User, request: pytest.FixtureRequest,
    client_of: ClientOf,
) -> None:  # fmt: skip
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    client = client_of(request.getfixturevalue(role))
    assert send(client, release) == 403
    assert "lawyer of the family" not in page(client, release)


def test_who_adds_a_claim_wrote_a_part(documentation: Team, documenter: User, documenter2: User) -> None:
    release = draft(documentation, documenter)
    add_claim(release, DIRECT, by=documenter2)
    written = Authorship.objects.of("release", release.pk).filter(person=documenter2)
    assert list(written.values_list("what", flat=True)) == ["claim"]


def test_a_source_that_the_team_knows_is_named_without_its_kind(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    assert send(client_of(documenter), release) == 302
    assert send(client_of(documenter), release, once="l" * 24, source_name="ABU SAMIR", source_kind="") == 302
    assert Source.objects.filter(name__iexact="abu samir").count() == 1
    assert send(client_of(documenter), release, once="m" * 24, source_name="Abu Nobody", source_kind="") == 422


def test_the_sources_used_last_are_offered(
    documentation: Team, documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("releases.models.sources.LATELY", 1)
    release, client = draft(documentation, documenter), client_of(documenter)
    send(client, release, source_name="Abu Samir")
    send(client, release, once="n" * 24, source_name="Umm Ahmad")
    shown = client.get(f"/releases/{release.reference}/claims/new/").content.decode()
    assert ">Umm Ahmad</option>" in shown
    assert ">Abu Samir</option>" not in shown
    older = Source.objects.get(name="Abu Samir")
    assert send(client, release, once="o" * 24, source_name="", source=str(older.pk)) == 302


@pytest.mark.parametrize("name", ["مجهول", " Anonymous ", "فاعل خير", "(unknown)"])
def test_who_is_nobody_is_no_source(name: str, documentation: Team, documenter: User, english_of: ClientOf) -> None:
    release, client = draft(documentation, documenter), english_of(documenter)
    assert send(client, release, source_name=name) == 422
    answer = client.post(f"/releases/{release.reference}/claims/new/", {**SAID, "source_name": name})
    assert "all who are called so would be one voice" in answer.content.decode()
    assert send(client, release, source_name=f"{name}, Hama, 1") == 302


def test_of_one_name_and_another_kind_it_is_asked_who_is_meant(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    release, client = draft(documentation, documenter), english_of(documenter)
    assert send(client, release) == 302
    again = {**SAID, "once": "l" * 24, "source_kind": "relative"}
    answer = client.post(f"/releases/{release.reference}/claims/new/", again)
    assert (answer.status_code, Source.objects.filter(name="Abu Samir").count()) == (422, 1)
    assert "The team knows a source of this name, of another kind: Released person." in answer.content.decode()
    for kind in ("released-person", ""):
        assert send(client, release, once=f"{kind:m<24}", source_kind=kind) == 302
    assert Source.objects.filter(name="Abu Samir").count() == 1

"""The photograph on a person's page: chosen from what came with claims, seen by whoever may open the person."""

import pytest
from django.db import DatabaseError, transaction

from accounts.acting import acting
from accounts.models import Team, User
from detainees.models import Detainee
from detainees.restriction import restrict
from releases.evidence.lists import Handled, Purpose, Shows
from releases.evidence.preparing import prepare
from releases.models import CleanCopy, Evidence, Handling, Photograph
from releases.photographs import choose
from tests.conftest import ClientOf
from tests.releases.falling import falls
from tests.releases.records import DIRECT
from tests.releases.test_unidentified import photographed, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece(documentation: Team, documenter: User, supervisor: User) -> Evidence:
    """A photograph of somebody released, its clean copies made."""
    found = photographed(released(documentation, documenter, supervisor), documenter)
    prepare(found.original_id)
    return Evidence.objects.get(pk=found.pk)


@pytest.fixture
def detainee(piece: Evidence) -> Detainee:
    return Detainee.objects.get(releases=piece.claim.release_id)


def page_of(detainee: Detainee) -> str:
    return f"/detainees/{detainee.reference}/"


def choosing(detainee: Detainee) -> str:
    return f"/releases/photographs/of/{detainee.reference}/"


def test_it_is_chosen_and_seen_also_by_those_who_see_no_source(
    piece: Evidence, detainee: Detainee, documenter: User, analyst: User, client_of: ClientOf
) -> None:
    assert "/releases/photographs/" not in client_of(analyst).get(page_of(detainee)).content.decode()
    answer = client_of(documenter).post(choosing(detainee), {"piece": piece.pk, "veiled": ""})
    assert answer.headers["Location"] == page_of(detainee)
    photograph = Photograph.objects.get()
    page = client_of(analyst).get(page_of(detainee)).content.decode()
    assert f'src="/releases/photographs/{photograph.pk}/"' in page
    assert f"/releases/evidence/{piece.pk}/" not in page
    shown = client_of(analyst).get(f"/releases/photographs/{photograph.pk}/")
    assert (shown.status_code, shown.headers["Cache-Control"]) == (200, "no-store")


def test_where_the_team_says_so_it_is_blurred_until_asked_for_and_the_look_is_noted(
    piece: Evidence, detainee: Detainee, documenter: User, analyst: User, client_of: ClientOf
) -> None:
    choose(detainee, piece, veiled=True, by=documenter)
    address, client = f"/releases/photographs/{Photograph.objects.get().pk}/", client_of(analyst)
    page = client.get(page_of(detainee)).content.decode()
    assert f"{address}?show" in page
    sizes = {copy.purpose: copy.bytes for copy in CleanCopy.objects.filter(original=piece.original)}
    assert int(client.get(address).headers["Content-Length"]) == sizes[Purpose.VEILED]
    assert not Handling.objects.filter(what=Handled.LOOKED).exists()
    assert int(client.get(f"{address}?show").headers["Content-Length"]) == sizes[Purpose.SMALL]
    assert Handling.objects.get(what=Handled.LOOKED).by == analyst


def test_who_may_not_open_the_person_gets_no_picture(
    piece: Evidence, detainee: Detainee, documenter: User, supervisor: User, analyst: User,
    other_documenter: User, client_of: ClientOf,
) -> None:  # fmt: skip
    choose(detainee, piece, veiled=False, by=documenter)
    address = f"/releases/photographs/{Photograph.objects.get().pk}/"
    assert client_of(other_documenter).get(address).status_code == 404
    restrict(detainee, [documenter], by=supervisor)
    assert client_of(analyst).get(address).status_code == 404
    assert client_of(documenter).get(address).status_code == 200


def test_it_stands_in_no_list(piece: Evidence, detainee: Detainee, documenter: User, client_of: ClientOf) -> None:
    choose(detainee, piece, veiled=False, by=documenter)
    for path in ("/detainees/", "/releases/", "/detainees/unidentified/"):
        assert "/photographs/" not in client_of(documenter).get(path).content.decode(), path


def test_it_goes_when_its_claim_falls(
    piece: Evidence, detainee: Detainee, documenter: User, supervisor: User, analyst: User, client_of: ClientOf
) -> None:
    choose(detainee, piece, veiled=False, by=documenter)
    falls(piece.claim, "withdraw", by=supervisor)
    assert not Photograph.objects.visible_to(analyst).exists()


def test_taken_down_and_another_one_the_history_stays(
    piece: Evidence, detainee: Detainee, documenter: User, client_of: ClientOf
) -> None:
    choose(detainee, piece, veiled=True, by=documenter)
    choose(detainee, piece, veiled=True, by=documenter)
    assert Photograph.objects.count() == 1, "nothing is written twice"
    client_of(documenter).post(choosing(detainee), {"piece": piece.pk, "veiled": ""})
    client_of(documenter).post(choosing(detainee), {"piece": "none"})
    assert Photograph.objects.count() == 2
    assert not Photograph.objects.filter(taken_down_at=None).exists()


def test_a_picture_of_something_else_is_refused_also_by_postgresql(
    piece: Evidence, detainee: Detainee, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = piece.claim.release
    assert release is not None
    paper = photographed(release, documenter, shows=Shows.PAPER.value, **{**DIRECT, "source_name": "x"})
    stranger = released(documentation, documenter, supervisor).detainee
    assert stranger is not None
    prepare(paper.original_id)
    assert client_of(documenter).post(choosing(detainee), {"piece": paper.pk}).status_code == 422
    for who, what in ((detainee, paper), (stranger, piece)):
        with pytest.raises(DatabaseError) as refused, transaction.atomic(), acting(documenter):
            Photograph.objects.create(detainee=who, evidence=what, chosen_by=documenter)
        assert getattr(refused.value.__cause__, "sqlstate", "") == "IF014"


def test_who_does_not_enter_there_chooses_nothing(
    piece: Evidence, detainee: Detainee, analyst: User, client_of: ClientOf
) -> None:
    assert client_of(analyst).get(choosing(detainee)).status_code == 403
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), acting(analyst):
        Photograph.objects.create(detainee=detainee, evidence=piece, chosen_by=analyst)
    assert getattr(refused.value.__cause__, "sqlstate", "") == "IF013"

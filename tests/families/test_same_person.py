"""Whom an answer is about stands on its page; where who was chosen has another name than who is sought, it is asked."""

import pytest
from django.test import Client

from accounts.models import Team, User
from detainees.models import Detainee
from detainees.restriction import restrict
from families.matching import said_of, what_differs
from families.models import Inquiry
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.families.making import checked, moved, taken, typed, wished
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db
ASKED = "The names do not fit. Is it the same person?"
DIFFERS = "another given name"


@pytest.fixture
def other(documenter: User, documentation: Team) -> Detainee:
    return registered(documenter, documentation, "سامر")


def choose(client: Client, inquiry: Inquiry, person: Detainee, **said: str) -> tuple[int, str]:
    inquiry.refresh_from_db()
    sent = {"detainee": person.reference, "version": str(inquiry.version), **said}
    answer = client.post(f"/families/{inquiry.reference}/person/", sent)
    inquiry.refresh_from_db()
    return answer.status_code, answer.content.decode()


def test_an_answer_says_at_its_top_who_is_sought_who_is_meant_and_which_release_it_tells_of(
    documentation: Team, documenter: User, supervisor: User, liaison: User, english_of: ClientOf
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    assert release.detainee is not None
    wished(release, "checked-relative", documenter)
    sought = {"given_ar": "زكريا", "father_ar": "محمود", "family_ar": "العلي"}
    inquiry = taken(liaison, documentation, detainee=release.detainee, relationship="sibling", **sought)
    moved(checked(inquiry, liaison), "match", by=liaison)
    page = english_of(liaison).get(f"/families/{inquiry.reference}/answer/").content.decode()
    about = page.partition('id="about"')[2].partition('id="hears"')[0]
    for said in ("زكريا محمود العلي", release.detainee.name_ar, release.detainee.reference, release.reference, ASKED):
        assert said in about
    assert ASKED in english_of(liaison).get(f"/families/{inquiry.reference}/").content.decode()


def test_who_is_not_open_to_the_liaison_is_not_named_there(
    documentation: Team, supervisor: User, liaison: User, other: Detainee, english_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, detainee=other)
    restrict(other, [], by=supervisor)
    page = english_of(liaison).get(f"/families/{inquiry.reference}/answer/").content.decode()
    assert "Somebody who is not open to you." in page
    assert "سامر" not in page
    assert ASKED not in page


def test_somebody_of_another_name_is_chosen_after_a_tick_that_counts_for_them_alone(
    documentation: Team, documenter: User, liaison: User, other: Detainee, english_of: ClientOf
) -> None:
    inquiry, client = taken(liaison, documentation), english_of(liaison)
    status, page = choose(client, inquiry, other)
    assert (status, inquiry.detainee) == (422, None)
    assert ASKED in page
    assert DIFFERS in page
    another = registered(documenter, documentation, "نزار")
    status, page = choose(client, inquiry, another, same_person="on", asked_of=str(other.reference))
    assert (status, inquiry.detainee) == (422, None)
    assert f'value="{another.reference}"' in page
    assert choose(client, inquiry, other, same_person="on", asked_of=str(other.reference))[0] == 302
    assert inquiry.detainee == other


def test_at_the_call_it_is_asked_too(documentation: Team, liaison: User, other: Detainee, english_of: ClientOf) -> None:
    client, said = english_of(liaison), typed(documentation, detainee=str(other.reference))
    page = client.post("/families/new/", said)
    assert page.status_code == 422
    assert ASKED in page.content.decode()
    assert not Inquiry.objects.exists()
    ticked = said | {"same_person": "on", "asked_of": str(other.reference)}
    assert client.post("/families/new/", ticked).status_code == 302
    assert Inquiry.objects.get().detainee == other


def test_who_fits_is_not_asked_about_nor_where_there_is_nothing_to_compare(
    documentation: Team, documenter: User, liaison: User, english_of: ClientOf
) -> None:
    fits = registered(documenter, documentation)
    inquiry = taken(liaison, documentation)
    assert choose(english_of(liaison), inquiry, fits)[0] == 302
    assert not what_differs(said_of(inquiry), fits)
    assert not what_differs(said_of(inquiry), None)
    assert not what_differs({"given": [], "father": [], "family": []}, fits)
    assert not what_differs({"given": ["Khaled"], "father": [], "family": []}, fits)

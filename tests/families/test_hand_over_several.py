"""Several inquiries handed over at once: all about a person, the hard ones, or whatever somebody has; all or none."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from accounts.rights import Role
from casework.moves import Refusal
from detainees.restriction import restrict
from families.handing import hand_over_all
from families.models import HandOver, Inquiry
from tests.conftest import ClientOf, make_person
from tests.detainees.making import registered
from tests.families.handing import SENTENCE, address, drawn, handed, owner_of, sent
from tests.families.making import agreed, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def hala(documentation: Team) -> User:
    """A second liaison of the desk."""
    return make_person("hala", (documentation, Role.LIAISON))


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation)


def test_all_that_somebody_has_about_a_person_goes_at_once(
    documentation: Team, documenter: User, liaison: User, supervisor: User, hala: User, client_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    mother, brother = (taken(liaison, documentation, detainee=person) for _each in range(2))
    beside, of_colleague = taken(liaison, documentation), taken(supervisor, documentation, detainee=person)
    client = client_of(liaison)
    seen = drawn(client, address(mother))
    client.post(address(mother), sent(mother, hala, which="person", sentence=SENTENCE, seen=seen))
    assert [owner_of(each) for each in (mother, brother)] == [hala, hala]
    assert (owner_of(beside), owner_of(of_colleague)) == (liaison, supervisor)
    ((_by, sentence, references),) = handed(client_of(hala))
    assert (sentence, set(references)) == (SENTENCE, {mother.reference, brother.reference})


def test_who_is_restricted_is_not_told_of_by_what_goes_together(
    documentation: Team, documenter: User, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    mother, _brother = (taken(liaison, documentation, detainee=person) for _each in range(2))
    assert 'value="person"' in client_of(liaison).get(address(mother)).content.decode()
    restrict(person, [documenter], by=supervisor)
    assert 'value="person"' not in client_of(liaison).get(address(mother)).content.decode()


def test_all_hard_ones_go_at_once_and_the_others_stay(
    documentation: Team, liaison: User, hala: User, client_of: ClientOf
) -> None:
    urgent = taken(liaison, documentation, priority="urgent")
    marked, easy = (taken(liaison, documentation) for _each in range(2))
    assert client_of(liaison).post(f"/families/{marked.reference}/hard/").status_code == 302
    page = f"/families/workload/{documentation.pk}/{liaison.pk}/hand-over/"
    client = client_of(liaison)
    form = {"to": hala.pk, "which": "hard", "seen": drawn(client, page)}
    assert client.post(page, form).status_code == 302
    assert [owner_of(each) for each in (urgent, marked, easy)] == [hala, hala, liaison]
    assert [each.hard for each in HandOver.objects.all()] == [True, True]


@pytest.mark.parametrize(("by", "status"), [("liaison", 302), ("supervisor", 302), ("hala", 403), ("overseer", 404)])
def test_whose_they_are_or_who_leads_the_desk_hands_all_over(
    by: str, status: int, inquiry: Inquiry, documentation: Team, liaison: User, supervisor2: User, hala: User,
    request: pytest.FixtureRequest, client_of: ClientOf,
) -> None:  # fmt: skip
    page = f"/families/workload/{documentation.pk}/{liaison.pk}/hand-over/"
    client = client_of(request.getfixturevalue(by))
    answer = client.post(page, {"to": supervisor2.pk, "which": "all", "seen": drawn(client, page)})
    assert answer.status_code == status
    assert (owner_of(inquiry) == supervisor2) is (status == 302)


def test_the_page_says_how_many_go_and_does_nothing_where_they_are_others_by_now(
    inquiry: Inquiry, documentation: Team, liaison: User, hala: User, english_of: ClientOf
) -> None:
    client, page = english_of(liaison), f"/families/workload/{documentation.pk}/{liaison.pk}/hand-over/"
    second = taken(liaison, documentation)
    assert "All 2 that are open" in client.get(page).content.decode()  # none is hard: there is nothing to choose
    form = {"to": hala.pk, "seen": drawn(client, page), "sentence": SENTENCE}
    taken(liaison, documentation)
    refusal = client.post(page, form)
    assert refusal.status_code == 409
    assert "her son must not hear" in refusal.content.decode()
    assert owner_of(inquiry) == owner_of(second) == liaison
    mine = Inquiry.objects.visible_to(liaison)
    assert isinstance(hand_over_all(mine, liaison, documentation, hala, by=liaison, expected=2), Refusal)
    assert client.post(page, {**form, "seen": drawn(client, page)}).status_code == 302
    assert client.post(page, form).status_code == 409


def test_what_goes_at_once_is_all_or_nothing(
    documentation: Team, liaison: User, analyst: User, hala: User, client_of: ClientOf
) -> None:
    taken(liaison, documentation)
    taken(liaison, documentation)
    mine = Inquiry.objects.visible_to(liaison)
    assert isinstance(hand_over_all(mine, liaison, documentation, analyst, by=liaison), Refusal)
    assert not HandOver.objects.exists()
    assert hand_over_all(mine, liaison, documentation, hala, by=liaison) == 2
    again = hand_over_all(mine, liaison, documentation, hala, by=liaison)
    assert isinstance(again, Refusal)


def test_what_the_caller_does_not_let_be_kept_is_handed_to_nobody(
    inquiry: Inquiry, documentation: Team, liaison: User, hala: User, client_of: ClientOf
) -> None:
    other = taken(liaison, documentation)
    agreed(inquiry, "keep", liaison, "withdrawn")
    assert client_of(liaison).post(address(inquiry), sent(inquiry, hala)).status_code == 403
    assert hand_over_all(Inquiry.objects.visible_to(liaison), liaison, documentation, hala, by=liaison) == 1
    assert [owner_of(each) for each in (inquiry, other)] == [liaison, hala]


def test_no_more_is_held_than_goes_at_once(
    documentation: Team, liaison: User, hala: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("families.handing.AT_ONCE", 2)
    for _each in range(3):
        taken(liaison, documentation)
    mine = Inquiry.objects.visible_to(liaison)
    with CaptureQueriesContext(connection) as queries:
        assert hand_over_all(mine, liaison, documentation, hala, by=liaison, expected=3) == 2
    many = [each["sql"] for each in queries if "FOR UPDATE" in each["sql"] and '"owner_id" = ' in each["sql"]]
    assert many
    assert all("LIMIT 2" in each for each in many)

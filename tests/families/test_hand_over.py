"""Handled by a colleague from here: no reason is asked, the colleague sees it until they say so, and it is a move."""

import pytest

from accounts.models import Team, User
from accounts.rights import Role
from casework.models import MoveMade
from casework.moves import Given, Refusal
from families.answering import tell
from families.handing import hand_over, hand_over_all
from families.models import Answer, HandOver, HardCall, Inquiry
from families.models.inquiries import INQUIRY
from tests.conftest import ClientOf, make_person
from tests.families.at_desk import waits
from tests.families.handing import SENTENCE, address, handed, owner_of, sent
from tests.families.making import moved, saying, taken
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def hala(documentation: Team) -> User:
    """A second liaison of the desk."""
    return make_person("hala", (documentation, Role.LIAISON))


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation)


def test_a_colleague_goes_on_and_nothing_asks_why(
    inquiry: Inquiry, liaison: User, hala: User, english_of: ClientOf
) -> None:
    client = english_of(liaison)
    page = client.get(address(inquiry)).content.decode()
    assert 'name="sentence"' in page
    assert 'name="reason"' not in page
    assert client.post(address(inquiry), sent(inquiry, hala, sentence=SENTENCE)).status_code == 302
    assert owner_of(inquiry) == hala
    made = MoveMade.objects.of(INQUIRY, inquiry.pk).get()
    assert (made.name, made.by, made.sentence, made.from_state, made.to_state) == (
        "hand-over", liaison, SENTENCE, "new", "new",
    )  # fmt: skip
    assert SENTENCE in client.get(f"/families/{inquiry.reference}/").content.decode()  # its history


def test_the_colleague_sees_it_at_the_top_until_they_have_said_so(
    inquiry: Inquiry, liaison: User, hala: User, client_of: ClientOf
) -> None:
    client_of(liaison).post(address(inquiry), sent(inquiry, hala, sentence=SENTENCE))
    client = client_of(hala)
    assert handed(client) == [(str(liaison), SENTENCE, [inquiry.reference])]
    assert handed(client_of(liaison)) == []
    client.get(f"/families/{inquiry.reference}/")  # reading it says nothing
    assert handed(client) != []
    pk = HandOver.objects.get().pk
    client_of(liaison).post("/families/handed-over/seen/", {"handed": [pk]})
    assert handed(client) != []
    client.post("/families/handed-over/seen/", {"handed": [pk, "x", "9" * 30]})
    assert handed(client) == []


def test_what_was_handed_on_is_seen_by_the_last_alone(
    inquiry: Inquiry, liaison: User, supervisor: User, hala: User, client_of: ClientOf
) -> None:
    for by, to in ((liaison, hala), (hala, supervisor)):
        assert client_of(by).post(address(inquiry), sent(inquiry, to)).status_code == 302
    assert handed(client_of(hala)) == []
    assert len(handed(client_of(supervisor))) == 1


@pytest.mark.parametrize(
    ("giver", "status"),
    [("liaison", 302), ("supervisor", 302), ("hala", 403), ("overseer", 404), ("analyst", 403), ("documenter", 403)],
)
def test_whose_it_is_or_who_leads_the_desk_hands_it_over(
    giver: str, status: int, inquiry: Inquiry, supervisor2: User, hala: User, request: pytest.FixtureRequest,
    client_of: ClientOf,
) -> None:  # fmt: skip
    client = client_of(request.getfixturevalue(giver))
    if status != 404 and giver in ("liaison", "supervisor", "hala"):
        page = client.get(f"/families/{inquiry.reference}/").content.decode()
        assert (address(inquiry) in page) is (status == 302)
    assert client.post(address(inquiry), sent(inquiry, supervisor2)).status_code == status
    assert (owner_of(inquiry) == supervisor2) is (status == 302)


@pytest.mark.parametrize("to", ["analyst", "documenter", "overseer", "liaison"])
def test_it_goes_to_somebody_else_of_the_desk_alone(
    to: str, inquiry: Inquiry, liaison: User, hala: User, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    somebody = request.getfixturevalue(to)
    page = client_of(liaison).post(address(inquiry), sent(inquiry, somebody, sentence=SENTENCE))
    assert page.status_code == 422
    assert "her son must not hear" in page.content.decode()
    given = Given(inquiry.revision_number)
    assert isinstance(hand_over(inquiry, somebody, by=liaison, given=given), Refusal)
    assert not HandOver.objects.exists()


def test_of_two_the_second_is_told_in_one_sentence(
    inquiry: Inquiry, liaison: User, supervisor: User, hala: User, english_of: ClientOf
) -> None:
    seen = sent(inquiry, hala, sentence=SENTENCE)
    assert english_of(liaison).post(address(inquiry), seen).status_code == 302
    second = english_of(supervisor).post(address(inquiry), {**seen, "to": supervisor.pk})
    assert second.status_code == 409
    assert "has changed since you opened the page" in second.content.decode()
    assert (owner_of(inquiry), HandOver.objects.count()) == (hala, 1)


def test_a_number_has_no_place_in_the_sentence(
    inquiry: Inquiry, liaison: User, hala: User, client_of: ClientOf
) -> None:
    page = client_of(liaison).post(address(inquiry), sent(inquiry, hala, sentence="Call +44 7700 900123."))
    assert page.status_code == 422
    assert owner_of(inquiry) == liaison


def test_what_is_closed_is_handed_to_nobody(inquiry: Inquiry, liaison: User, hala: User, client_of: ClientOf) -> None:
    moved(inquiry, "close", by=liaison)
    assert client_of(liaison).post(address(inquiry), sent(inquiry, hala)).status_code == 403
    mine = Inquiry.objects.visible_to(liaison)
    assert isinstance(hand_over_all(mine, liaison, inquiry.team, hala, by=liaison), Refusal)


def test_the_history_says_from_whom_to_whom_and_the_giver_what_was_done_for_them(
    inquiry: Inquiry, liaison: User, supervisor: User, hala: User, english_of: ClientOf
) -> None:
    assert english_of(supervisor).post(address(inquiry), sent(inquiry, hala)).status_code == 302
    page = english_of(liaison).get(f"/families/{inquiry.reference}/").content.decode()
    assert "from Liaison to Hala" in page
    let_go = waits(english_of(liaison), "let-go")
    assert [(each.inquiry, each.to, each.by) for each in let_go] == [(inquiry, hala, supervisor)]
    assert waits(english_of(hala), "let-go") == []


def test_what_goes_back_and_forth_is_shown_once(
    inquiry: Inquiry, liaison: User, hala: User, client_of: ClientOf
) -> None:
    for by, to in ((liaison, hala), (hala, liaison), (liaison, hala)):
        client_of(by).post(address(inquiry), sent(inquiry, to, sentence=f"from {by.username}"))
    assert [references for _by, _sentence, references in handed(client_of(hala))] == [[inquiry.reference]]


def test_who_is_telling_the_caller_meanwhile_goes_on(
    inquiry: Inquiry, liaison: User, supervisor: User, hala: User
) -> None:
    asked = Inquiry.objects.for_rows().get()
    said = saying(asked, liaison)
    hand_over(inquiry, hala, by=supervisor, given=Given(0))
    assert isinstance(tell(asked, said, by=liaison), Answer)


def test_that_a_call_was_hard_is_said_once_by_each(
    inquiry: Inquiry, liaison: User, hala: User, client_of: ClientOf
) -> None:
    for person in (liaison, liaison, hala):
        client_of(person).post(f"/families/{inquiry.reference}/hard/")
    assert sorted(HardCall.objects.values_list("by__username", flat=True)) == ["hala", "liaison"]
    page = f"/families/{inquiry.reference}/hard/"
    client_of(liaison).post(page, {"not": "1"})
    assert [each.by for each in HardCall.objects.standing()] == [hala]
    client_of(liaison).post(page)
    assert HardCall.objects.standing().count() == HardCall.objects.count() == 2
    with refused("IF013"):
        send(hala, "UPDATE families_hardcall SET withdrawn_at = now() WHERE by_id = %s", liaison.pk)

"""A removal that waits for a second person is told to them; what came of it, to who comes too late."""

import pytest

from accounts.models import Team, User
from families.models import Erasure, Inquiry
from tests.conftest import ClientOf
from tests.families.at_desk import waits
from tests.families.making import moved, taken
from tests.families.test_review import WHY

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    """Closed; its time is not over."""
    return moved(taken(liaison, documentation), "close", by=liaison)


def test_who_is_to_confirm_a_removal_is_told_where_they_look(
    inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    second, menu = client_of(supervisor), 'href="/families/waiting/removals/"'
    assert menu not in second.get("/").content.decode()
    client_of(liaison).post(f"/families/{inquiry.reference}/review/", WHY)
    assert menu in second.get("/").content.decode()
    assert menu in second.get("/families/").content.decode()
    assert second.get("/families/").context["desk"].to_review == 1
    assert [each.inquiry for each in waits(second, "removals")] == [inquiry]
    assert waits(client_of(liaison), "removals") == [], "who proposed it is no second person, nor is a liaison"
    assert client_of(liaison).get("/families/").context["desk"].to_review == 0
    second.post(f"/families/{inquiry.reference}/remove/", {"act": "drop"})
    assert waits(second, "removals") == []
    assert menu not in second.get("/families/").content.decode()


def test_who_confirms_what_was_opened_again_is_told_that_nothing_was_destroyed(
    inquiry: Inquiry, liaison: User, supervisor: User, english_of: ClientOf
) -> None:
    client, page = english_of(supervisor), f"/families/{inquiry.reference}/"
    english_of(liaison).post(f"{page}review/", WHY)
    inquiry.refresh_from_db()
    moved(inquiry, "reopen", by=liaison)
    answer = client.post(f"{page}remove/", {"sure": "on"}, follow=True)
    assert "Nothing was destroyed: the inquiry was opened again" in answer.content.decode()
    moved(inquiry, "close", by=liaison)
    answer = client.post(f"{page}remove/", {"sure": "on"}, follow=True)
    assert "Nothing was destroyed: the proposal was dropped" in answer.content.decode()
    assert not Erasure.objects.exists()

"""What the public page said of the safety of a caller who was known: sealed, beside their card."""

import pytest

from accounts.models import Team, User
from families.models import Contact, Inquiry
from tests.conftest import ClientOf
from tests.families.making import destroyed, taken
from tests.families.quarantine.test_take import decided
from tests.families.writing import THEIRS, came_in, opened_to_public
from tests.faults.attacking import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(documentation: Team) -> Team:
    """The desk to which one can write."""
    opened_to_public(documentation)
    return documentation


def test_what_was_written_of_the_safety_of_a_known_caller_stands_beside_the_card_sealed(
    desk: Team, liaison: User, english_of: ClientOf
) -> None:
    before, client = taken(liaison, desk, number=THEIRS), english_of(liaison)
    assert before.card_written is None
    intake = came_in(desk, method="call", hours_from="02:00", hours_to="04:00", message="none")
    client.post(intake.get_absolute_url(), decided(returning=before.reference))
    made = Inquiry.objects.latest("pk")
    for page in (made.get_absolute_url(), f"{made.get_absolute_url()}contacts/{Contact.objects.get().pk}/show/"):
        shown = client.get(page).content.decode()
        assert "from 02:00 to 04:00" in shown
        assert "Germany" in shown
    assert run("SELECT count(*) FROM families_inquiry q WHERE q::text LIKE '%%02:00%%04:00%%'") == [(0,)]
    destroyed(made, liaison)
    assert Inquiry.objects.latest("pk").card_written is None
    fresh = came_in(desk, number="+447700900555")
    client.post(fresh.get_absolute_url(), decided())
    assert Inquiry.objects.latest("pk").card_written is None, "of who was not known the card has it"

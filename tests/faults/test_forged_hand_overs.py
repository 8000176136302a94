"""Whose an inquiry is, as PostgreSQL sees it: nobody else hands it over, and no owner changes beside the move."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Role
from casework.moves import Given
from families.handing import hand_over
from families.models import Inquiry
from tests.conftest import make_person
from tests.families.making import taken
from tests.faults.attacking import refused, run, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def hala(documentation: Team) -> User:
    """A second liaison of the desk."""
    return make_person("hala", (documentation, Role.LIAISON))


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation)


HAND = (
    "INSERT INTO families_handover (inquiry_id, revision, giver_id, to_id, hard, by_id, at)"
    " SELECT id, revision_number, owner_id, %s, false, acting_person(), now() FROM families_inquiry"
)


def test_postgresql_lets_nobody_else_hand_it_over(
    inquiry: Inquiry, liaison: User, supervisor: User, analyst: User, hala: User, documenter: User
) -> None:
    for by, to in ((hala, hala), (hala, supervisor), (documenter, hala), (liaison, analyst)):
        with refused("IF013"):
            send(by, HAND, to.pk)
    with refused("23514"):
        send(liaison, HAND, liaison.pk)
    send(supervisor, HAND, hala.pk)


def test_postgresql_changes_no_owner_beside_the_move(inquiry: Inquiry, liaison: User, hala: User) -> None:
    send(liaison, HAND, hala.pk)
    with refused("IF051"):
        send(liaison, "UPDATE families_inquiry SET owner_id = %s", hala.pk)
    with refused("IF051"), acting(liaison):
        run(
            "INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at,"
            " reason, sentence) SELECT 'inquiry', id, 'hand-over', status, status, revision_number + 1,"
            " acting_person(), now(), '', '' FROM families_inquiry"
        )


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE families_handover SET hard = true", "42501"),
        ("UPDATE families_handover SET seen_at = now()", "IF013"),
        ("DELETE FROM families_handover", "42501"),
        ("DELETE FROM families_hardcall", "42501"),
    ],
)
def test_what_was_handed_over_stays_as_it_was(
    statement: str, code: str, inquiry: Inquiry, liaison: User, hala: User
) -> None:
    hand_over(inquiry, hala, by=liaison, given=Given(inquiry.revision_number))
    with refused(code):
        send(liaison, statement)

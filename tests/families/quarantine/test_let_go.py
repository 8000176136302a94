"""A family wants nothing kept: what they wrote on the public page besides is not left behind, and never comes back."""

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Team, User
from casework.idempotency import draw_key
from casework.models import MoveMade
from casework.moves import Refusal
from families.lists import RejectedWhy
from families.models import Erasure, Inquiry, Intake
from families.quarantine.workflow import WORKFLOW, put_back, reject, take_back
from families.retention import propose
from releases.today import today
from tests.conftest import ClientOf
from tests.families.making import destroyed, moved, taken
from tests.families.writing import THEIRS, came_in, opened_to_public
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db
ERASE = "SELECT erase_inquiry(%s, %s)"
MOVED = (
    "INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason,"
    " sentence) SELECT 'intake', id, %s, status, %s, revision_number, %s, clock_timestamp(), 'withdrawn', ''"
    " FROM families_intake WHERE id = %s"
)


@pytest.fixture(autouse=True)
def desk(documentation: Team) -> Team:
    """The desk to which one can write."""
    opened_to_public(documentation)
    return documentation


@pytest.fixture
def inquiry(desk: Team, liaison: User) -> Inquiry:
    """A call of somebody who writes on the page, too."""
    return taken(liaison, desk, number=THEIRS)


def sent(**changes: Any) -> dict[str, Any]:
    return {
        "once": draw_key(),
        "how": "telephone",
        "said_on": f"{timezone.localdate():%d/%m/%Y}",
        "sure": "on",
        **changes,
    }


def rejected(desk: Team, by: User, why: RejectedWhy = RejectedWhy.TWICE) -> Intake:
    intake = came_in(desk)
    assert reject(intake, why, revision=0, by=by) is None
    intake.refresh_from_db()
    return intake


def test_what_waits_or_was_rejected_is_named_before_all_is_destroyed_and_nothing_is_meanwhile(
    inquiry: Inquiry, desk: Team, family_centre: Team, liaison: User, english_of: ClientOf
) -> None:
    opened_to_public(family_centre)
    waits, twice = came_in(desk), rejected(desk, liaison)
    came_in(desk, number="+447700900555")
    came_in(family_centre)
    rejected(desk, liaison, RejectedWhy.WITHDRAWN)
    client, address = english_of(liaison), f"/families/{inquiry.reference}/withdraw/"
    page = client.get(address)
    assert page.context["written"] == [waits, twice]
    text = page.content.decode()
    assert f"{waits.get_absolute_url()}reject/?reason=withdrawn" in text
    assert twice.get_absolute_url() in text
    assert "Destroy it" not in text
    answer = client.post(address, sent())
    assert answer.status_code == 422
    assert "Settle them first" in answer.content.decode()
    assert not Erasure.objects.exists()
    form = client.get(f"{waits.get_absolute_url()}reject/?reason=withdrawn")
    assert form.context["form"].initial["reason"] == "withdrawn"
    client.post(f"{waits.get_absolute_url()}reject/", {"revision": 0, "reason": "withdrawn"})
    assert client.post(address, sent()).status_code == 422, "one is still kept"
    client.post(f"{twice.get_absolute_url()}taken-back/", {"revision": 1})
    assert client.post(address, sent()).status_code == 302
    assert Erasure.objects.get().inquiry == inquiry


def test_a_removal_by_two_leaves_nothing_of_it_either(
    inquiry: Inquiry, desk: Team, liaison: User, supervisor: User, english_of: ClientOf
) -> None:
    waits = came_in(desk)
    moved(inquiry, "close", by=liaison)
    propose(inquiry, "over", "x", by=liaison)
    client, address = english_of(supervisor), f"/families/{inquiry.reference}/remove/"
    page = client.get(address)
    assert page.context["written"] == [waits]
    assert "Destroy it" not in page.content.decode()
    assert client.post(address, {"act": "confirm", "sure": "on"}).status_code == 403
    assert not Erasure.objects.exists()
    assert reject(waits, RejectedWhy.WITHDRAWN, revision=0, by=liaison) is None
    assert client.post(address, {"act": "confirm", "sure": "on"}).status_code == 302
    assert Erasure.objects.get().why == "removed"


def test_postgresql_destroys_nothing_while_a_message_of_the_caller_is_kept(
    inquiry: Inquiry, desk: Team, liaison: User
) -> None:
    intake = came_in(desk)
    with refused("IF057"):
        destroyed(inquiry, liaison)
    assert reject(intake, RejectedWhy.TWICE, revision=0, by=liaison) is None
    with refused("IF057"):
        destroyed(inquiry, liaison)
    assert take_back(intake, revision=1, by=liaison) is None
    assert destroyed(inquiry, liaison).inquiry == inquiry


def test_what_somebody_of_the_household_wrote_is_taken_first_and_stays(
    inquiry: Inquiry, desk: Team, liaison: User, client_of: ClientOf
) -> None:
    theirs = came_in(desk)
    sought = {
        "given_ar": "سامر",
        "asks": ["released"],
        "relationship": "parent",
        "language": "ar",
        "priority": "normal",
    }
    client_of(liaison).post(theirs.get_absolute_url(), {"revision": 0, **sought})
    assert client_of(liaison).post(f"/families/{inquiry.reference}/withdraw/", sent()).status_code == 302
    assert Inquiry.objects.get(erased_at=None).reference == theirs.reference


def test_the_reason_of_a_rejected_one_is_changed_to_taken_back_and_it_goes_the_next_night(
    desk: Team, liaison: User, english_of: ClientOf
) -> None:
    intake, client = rejected(desk, liaison), english_of(liaison)
    address = f"{intake.get_absolute_url()}taken-back/"
    assert address in client.get(intake.get_absolute_url()).content.decode()
    client.post(address, {"revision": 0})
    intake.refresh_from_db()
    assert intake.rejected_why == "twice", "from an old page nothing is done"
    client.post(address, {"revision": 1})
    intake.refresh_from_db()
    assert (intake.status, intake.rejected_why, intake.review_on) == ("rejected", "withdrawn", today())
    assert [made.name for made in MoveMade.objects.of("intake", intake.pk).order_by("pk")] == ["reject", "take-back"]


def test_what_was_taken_back_is_not_put_back(desk: Team, liaison: User, english_of: ClientOf) -> None:
    intake, client = rejected(desk, liaison, RejectedWhy.WITHDRAWN), english_of(liaison)
    assert "Put back" not in client.get(intake.get_absolute_url()).content.decode()
    for end in ("put-back/", "taken-back/"):
        assert client.post(f"{intake.get_absolute_url()}{end}", {"revision": 1}).status_code == 403
    assert isinstance(put_back(intake, revision=1, by=liaison), Refusal)
    with refused("IF080"):
        send(liaison, MOVED, "put-back", "waiting", liaison.pk, intake.pk)
    with refused("IF080"):
        send(liaison, MOVED, "take-back", "rejected", liaison.pk, intake.pk)


def test_postgresql_changes_the_reason_to_taken_back_alone(desk: Team, liaison: User) -> None:
    intake = rejected(desk, liaison)
    change = (
        "UPDATE families_intake SET rejected_why = %s, revision_number = 2, settled_by_id = %s, status_since = now()"
        " WHERE id = %s"
    )
    with refused("IF080"):
        send(liaison, change, "withdrawn", liaison.pk, intake.pk)
    with refused("IF080"):
        send(liaison, f"WITH made AS ({MOVED} RETURNING 1) SELECT 1", "take-back", "rejected", liaison.pk, intake.pk)
        send(liaison, change, "spam", liaison.pk, intake.pk)


def test_the_moves_are_those_that_postgresql_knows() -> None:
    states = [state.value for state in WORKFLOW.states]
    for name, move in WORKFLOW.moves.items():
        for start in states:
            for end in states:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT right_to_move_intake(%s, %s, %s)", [name, start, end])
                    [(right,)] = cursor.fetchall()
                known = move.right.value if move.transitions.get(start) == end else None
                assert right == known, (name, start, end)

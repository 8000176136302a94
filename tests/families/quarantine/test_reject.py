"""Rejecting what came in: for a reason, one or many, kept for a while, destroyed and counted."""

from datetime import timedelta
from unittest.mock import patch

import pytest

from accounts.models import Team, User
from casework.models import Job, MoveMade
from families.lists import RejectedWhy
from families.models import Intake, IntakesDestroyed
from families.quarantine.workflow import KEPT, reject
from families.tasks import destroy_rejected_intake
from releases.today import today
from tests.conftest import ClientOf
from tests.families.writing import came_in, opened_to_public

pytestmark = pytest.mark.django_db
TICKED = "/families/intake/reject/"


@pytest.fixture(autouse=True)
def desk(documentation: Team) -> Team:
    """The desk to which one can write."""
    opened_to_public(documentation)
    return documentation


def rejected(desk: Team, by: User, why: RejectedWhy = RejectedWhy.SPAM) -> Intake:
    intake = came_in(desk)
    assert reject(intake, why, revision=0, by=by) is None
    intake.refresh_from_db()
    return intake


def test_one_is_rejected_for_a_reason_and_kept_a_month(desk: Team, liaison: User, client_of: ClientOf) -> None:
    intake = came_in(desk)
    page = f"{intake.get_absolute_url()}reject/"
    assert client_of(liaison).get(page).status_code == 200
    assert client_of(liaison).post(page, {"revision": 0}).status_code == 422
    assert client_of(liaison).post(page, {"revision": 0, "reason": "not-ours"}).status_code == 302
    intake.refresh_from_db()
    assert (intake.status, intake.rejected_why, intake.settled_by) == ("rejected", "not-ours", liaison)
    assert intake.review_on == today() + KEPT
    assert intake.content, "in case it was by mistake"


def test_many_are_rejected_at_once_and_of_others_none(
    desk: Team, family_centre: Team, liaison: User, client_of: ClientOf
) -> None:
    opened_to_public(family_centre)
    mine, theirs = [came_in(desk) for _turn in range(4)], came_in(family_centre)
    ticked = [each.pk for each in (*mine[:3], theirs)]
    assert client_of(liaison).post(TICKED, {"intake": ticked}).status_code == 422
    assert client_of(liaison).post(TICKED, {"reason": "spam"}).status_code == 422
    assert client_of(liaison).post(TICKED, {"intake": ["x", "9" * 30], "reason": "spam"}).status_code == 422
    assert client_of(liaison).post(TICKED, {"intake": ticked, "reason": "spam"}).status_code == 302
    assert set(Intake.objects.waiting()) == {mine[3], theirs}
    assert MoveMade.objects.filter(subject="intake", reason="spam").count() == 3


def test_what_was_rejected_by_mistake_is_put_back(desk: Team, liaison: User, client_of: ClientOf) -> None:
    intake = rejected(desk, liaison)
    address = f"{intake.get_absolute_url()}put-back/"
    assert client_of(liaison).post(address, {"revision": 0}).status_code == 302, "from an old page nothing is done"
    assert not Intake.objects.waiting().exists()
    client_of(liaison).post(address, {"revision": 1})
    [back] = Intake.objects.waiting()
    assert (back.rejected_why, back.review_on, back.settled_by) == ("", None, None)
    assert client_of(liaison).get(back.get_absolute_url()).status_code == 200


def test_what_is_stale_is_refused_with_a_sentence(desk: Team, liaison: User, client_of: ClientOf) -> None:
    intake = rejected(desk, liaison)
    page = f"{intake.get_absolute_url()}reject/"
    assert client_of(liaison).post(page, {"revision": 0, "reason": "spam"}).status_code == 409
    assert client_of(liaison).post(page, {"revision": 1, "reason": "spam"}).status_code == 403


def test_on_its_day_it_is_destroyed_and_a_count_is_left(desk: Team, liaison: User) -> None:
    for why in (RejectedWhy.SPAM, RejectedWhy.SPAM, RejectedWhy.TWICE):
        rejected(desk, liaison, why)
    waits = came_in(desk)
    destroy_rejected_intake()
    assert Intake.objects.count() == 4, "its day has not come"
    with patch("families.quarantine.workflow.today", return_value=today() - KEPT - timedelta(days=1)):
        early = rejected(desk, liaison)
    destroy_rejected_intake()
    assert not Intake.objects.filter(pk=early.pk).exists()
    assert Intake.objects.filter(pk=waits.pk).exists()
    [left] = IntakesDestroyed.objects.all()
    assert (left.team, left.rejected_why, left.number) == (desk, "spam", 1)
    assert Job.objects.get(name="destroy-rejected-intake").finished_at
    destroy_rejected_intake()
    assert IntakesDestroyed.objects.count() == 1


def test_what_a_family_takes_back_is_destroyed_the_next_night(desk: Team, liaison: User) -> None:
    rejected(desk, liaison, RejectedWhy.WITHDRAWN)
    destroy_rejected_intake()
    assert not Intake.objects.exists()
    assert IntakesDestroyed.objects.get().rejected_why == "withdrawn"


def test_who_does_not_take_inquiries_there_rejects_nothing(
    desk: Team, overseer: User, analyst: User, client_of: ClientOf
) -> None:
    intake = came_in(desk)
    assert client_of(overseer).post(f"{intake.get_absolute_url()}reject/").status_code == 404
    assert client_of(analyst).post(TICKED, {"intake": [intake.pk], "reason": "spam"}).status_code == 403
    client_of(overseer).post(TICKED, {"intake": [intake.pk], "reason": "spam"})
    assert Intake.objects.waiting().count() == 1

"""What stands above the desk's list is asked anew as soon as something was written that can change it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from accounts.acting import acting
from accounts.models import Team, User
from casework.idempotency import draw_key
from config.waiting import Waiting, WaitingFor
from families.desk import Desk
from families.models import Inquiry
from families.taking import choose_person
from families.waiting import AT_DESK, overdue_at_desk
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.families.making import taken
from tests.families.writing import came_in, opened_to_public
from tests.releases.records import release_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembers")]


def test_what_is_empty_is_not_asked_again(documentation: Team, liaison: User) -> None:
    taken(liaison, documentation)
    queries = []
    for _page in range(2):
        with CaptureQueriesContext(connection) as asked:
            desk = Desk(liaison)
            assert [desk.released, desk.again, desk.kinds] == [[]] * 3
        queries.append(len(asked))
    assert queries[1] == 1 < queries[0]


def test_what_a_stranger_writes_is_counted_and_nothing_else_is_asked_again(documentation: Team, liaison: User) -> None:
    opened_to_public(documentation)
    WaitingFor(liaison).of(*AT_DESK)
    with override("en"):
        desk = Desk(liaison)
        assert (desk.released, desk.again, desk.kinds, desk.to_review, desk.intakes) == ([], [], [], 0, 0)
    came_in(documentation)
    desk = Desk(liaison)
    with override("en"), CaptureQueriesContext(connection) as asked:  # the public page has a language of its own
        assert (desk.released, desk.again, desk.kinds, desk.to_review) == ([], [], [], 0)
    assert read_of_families(asked) == []
    assert desk.intakes == 1
    with CaptureQueriesContext(connection) as asked:
        assert WaitingFor(liaison).of(*AT_DESK) == Waiting(1, False)
    assert len(read_of_families(asked)) == 1


def read_of_families(asked: CaptureQueriesContext) -> list[str]:
    """The queries of the desk's own tables, beside the one that asks whether anything was written."""
    return [query["sql"] for query in asked.captured_queries if 'FROM "families_' in query["sql"]]


def test_an_attempt_that_is_logged_is_no_more_overdue_on_the_next_page(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, due=timezone.now() - timedelta(days=1))
    assert WaitingFor(liaison).of(overdue_at_desk) == Waiting(1, False)
    said = {"once": draw_key(), "outcome": "no-answer", "sentence": "Nobody answered."}
    assert client_of(liaison).post(f"{inquiry.get_absolute_url()}attempts/", said).status_code == 302
    assert WaitingFor(liaison).of(overdue_at_desk) == Waiting(0, False)


def test_whose_release_is_verified_stands_at_the_top_as_soon_as_they_are_chosen(
    documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    inquiry = taken(liaison, documentation)
    assert Desk(liaison).released == []
    choose_person(inquiry, release.detainee, by=liaison)
    assert [line.inquiry for line in Desk(liaison).released] == [inquiry]


def test_who_was_told_elsewhere_is_not_shown_from_memory(
    documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    inquiry = taken(liaison, documentation, detainee=release.detainee)
    assert [line.inquiry for line in Desk(liaison).released] == [inquiry]
    with acting(liaison):
        Inquiry.objects.filter(pk=inquiry.pk).update(detainee=None, chosen_by=None, chosen_at=None)
    assert Desk(liaison).released == []

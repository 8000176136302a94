"""What is closed is looked at again: kept longer for a reason, or removed by two."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.acting import acting
from accounts.founding import GIVES
from accounts.models import Team, User
from accounts.rights import Role
from families.lists import RejectedWhy
from families.models import Erasure, Inquiry, KeptLonger, Removal
from families.quarantine.page import LONG
from families.quarantine.workflow import reject
from families.retention import propose
from tests.conftest import ClientOf, make_person
from tests.families.making import agreed, destroyed, moved, taken
from tests.families.writing import came_in, opened_to_public
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db
LIST = "/families/review/"
WHY = {"act": "remove", "remove-reason": "over", "remove-sentence": "انتهى الأمر."}
CONFIRMED = "UPDATE families_removal SET confirmed_at = now(), confirmed_by_id = %s"


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    """Closed, and its time is over."""
    made = moved(taken(liaison, documentation, note="PLANTEDNOTE"), "close", by=liaison)
    return past(made, liaison)


def past(inquiry: Inquiry, by: User) -> Inquiry:
    send(by, "UPDATE families_inquiry SET review_on = current_date - 1 WHERE id = %s", inquiry.pk)
    inquiry.refresh_from_db()
    return inquiry


def test_what_is_closed_has_a_day_by_its_kind_and_what_is_opened_again_has_none(
    documentation: Team, liaison: User
) -> None:
    closed = moved(taken(liaison, documentation), "close", by=liaison)
    assert closed.review_on == timezone.localdate() + timedelta(days=180)
    assert moved(closed, "reopen", by=liaison).review_on is None


def test_what_nobody_may_keep_is_due_at_once(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    inquiry = moved(taken(liaison, documentation), "close", by=liaison)
    agreed(inquiry, "keep", liaison, "withdrawn")
    page = client_of(liaison).get(LIST)
    assert [each.pk for each in page.context["page"].rows] == [inquiry.pk]
    form = {"act": "keep", "keep-until": "1/1/2027", "keep-sentence": "لعلّه يعود."}
    assert client_of(liaison).post(f"/families/{inquiry.reference}/review/", form).status_code in (403, 422)


def test_what_is_due_is_listed_for_its_desk_alone(
    inquiry: Inquiry, documentation: Team, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    moved(taken(liaison, documentation), "close", by=liaison)
    assert [each.pk for each in client_of(liaison).get(LIST).context["page"].rows] == [inquiry.pk]
    assert not client_of(overseer).get(LIST).context["page"].rows
    assert client_of(liaison).get("/families/").context["desk"].to_review == 1


def test_the_queries_of_the_list_do_not_grow(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    costs, client = [], client_of(liaison)
    for _turn in range(2):
        for _number in range(3):
            made = past(moved(taken(liaison, documentation), "close", by=liaison), liaison)
            propose(made, "over", "x", by=liaison)
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_it_is_kept_longer_for_a_reason(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    until, address = timezone.localdate() + timedelta(days=90), f"/families/{inquiry.reference}/review/"
    form = {"act": "keep", "keep-until": f"{until:%d/%m/%Y}", "keep-sentence": "قضية مفتوحة."}
    assert client_of(liaison).post(address, {**form, "keep-sentence": ""}).status_code == 422
    assert client_of(liaison).post(address, {**form, "keep-until": "1/1/2020"}).status_code == 422
    assert client_of(liaison).post(address, form).status_code == 302
    inquiry.refresh_from_db()
    assert inquiry.review_on == until
    assert KeptLonger.objects.get().by == liaison


def test_two_remove_it_and_a_notice_stays(
    inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    page = f"/families/{inquiry.reference}/"
    assert client_of(liaison).post(f"{page}review/", WHY).status_code == 302
    assert client_of(liaison).post(f"{page}review/", WHY).status_code == 403
    assert client_of(liaison).post(f"{page}remove/", {"sure": "on"}).status_code == 403
    assert client_of(supervisor).post(f"{page}remove/", {}).status_code == 422
    assert client_of(supervisor).post(f"{page}remove/", {"sure": "on"}).status_code == 302
    inquiry.refresh_from_db()
    stone = Erasure.objects.get()
    assert (inquiry.note, inquiry.given_ar, stone.why, stone.by) == ("", "", "removed", supervisor)
    assert "families_inquiry.note" in stone.destroyed
    assert Removal.objects.get().sentence == ""
    assert client_of(liaison).get(page).status_code == 200
    assert not client_of(liaison).get(LIST).context["page"].rows


def test_a_supervisor_who_proposed_it_does_not_confirm_it(
    inquiry: Inquiry, supervisor: User, client_of: ClientOf
) -> None:
    page = f"/families/{inquiry.reference}/"
    client_of(supervisor).post(f"{page}review/", WHY)
    assert client_of(supervisor).post(f"{page}remove/", {"sure": "on"}).status_code == 403
    with refused("IF058"):
        send(supervisor, CONFIRMED, supervisor.pk)


def test_a_liaison_confirms_none(inquiry: Inquiry, documentation: Team, supervisor: User, client_of: ClientOf) -> None:
    propose(inquiry, "over", "x", by=supervisor)
    second = make_person("second_liaison", (documentation, Role.LIAISON))
    assert client_of(second).post(f"/families/{inquiry.reference}/remove/", {"sure": "on"}).status_code == 403
    with refused("IF058"):
        send(second, CONFIRMED, second.pk)


def test_it_is_dropped_and_can_be_proposed_again(
    inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    page = f"/families/{inquiry.reference}/"
    for _turn in range(2):
        client_of(liaison).post(f"{page}review/", WHY)
        assert client_of(supervisor).post(f"{page}remove/", {"act": "drop"}).status_code == 302
    assert Removal.objects.filter(dropped_by=supervisor).count() == 2
    assert Inquiry.objects.get().note == "PLANTEDNOTE"
    with refused("IF058"):
        send(supervisor, CONFIRMED, supervisor.pk)


def test_what_is_open_is_not_removed(documentation: Team, liaison: User, supervisor: User, client_of: ClientOf) -> None:
    inquiry = taken(liaison, documentation)
    assert client_of(liaison).post(f"/families/{inquiry.reference}/review/", WHY).status_code == 403
    with refused("IF058"):
        propose(inquiry, "over", "x", by=liaison)


def test_postgresql_keeps_a_day_for_what_is_closed(inquiry: Inquiry, liaison: User) -> None:
    with refused("23514"):
        send(liaison, "UPDATE families_inquiry SET review_on = NULL")


def test_what_was_proposed_for_what_it_was_is_over_when_it_is_opened_again(
    inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    propose(inquiry, "over", "x", by=liaison)
    moved(inquiry, "reopen", "close", by=liaison)
    assert Removal.objects.get().dropped_by == liaison
    assert client_of(supervisor).post(f"/families/{inquiry.reference}/remove/", {"sure": "on"}).status_code == 302
    assert not Erasure.objects.exists()


def test_postgresql_confirms_nothing_that_was_proposed_before_the_last_move(
    inquiry: Inquiry, liaison: User, supervisor: User
) -> None:
    propose(inquiry, "over", "x", by=liaison)
    send(liaison, "UPDATE families_removal SET sentence = ''")
    send(
        liaison,
        "INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason,"
        " sentence) VALUES ('inquiry', %s, 'reopen', 'closed', 'tracing', %s, %s, now(), '', '')",
        inquiry.pk, inquiry.revision_number, liaison.pk,
    )  # fmt: skip
    with refused("IF058"):
        send(supervisor, CONFIRMED, supervisor.pk)


def test_what_was_withdrawn_waits_for_no_second_person(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    propose(inquiry, "over", "x", by=liaison)
    destroyed(inquiry, liaison)
    assert list(client_of(liaison).get(LIST).context["removals"]) == []
    assert client_of(liaison).get(f"/families/{inquiry.reference}/remove/").status_code == 302


def test_a_message_that_nobody_settles_is_due_after_thirty_days(
    documentation: Team, liaison: User, overseer: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_to_public(documentation)
    intake = came_in(documentation)
    assert timedelta(days=30) == LONG
    assert list(client_of(liaison).get(LIST).context["written"]) == []
    monkeypatch.setattr("families.quarantine.page.LONG", timedelta(0))
    assert list(client_of(liaison).get(LIST).context["written"]) == [intake]
    assert intake.reference in client_of(liaison).get(LIST).content.decode()
    assert client_of(liaison).get("/families/").context["desk"].to_review == 1
    assert list(client_of(overseer).get(LIST).context["written"]) == []
    reject(intake, RejectedWhy.TWICE, revision=0, by=liaison)
    assert list(client_of(liaison).get(LIST).context["written"]) == []


def test_what_waits_at_a_desk_that_was_closed_to_the_page_is_due_at_once(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    opened_to_public(documentation)
    intake = came_in(documentation)
    with acting(User.objects.system(GIVES)):
        documentation.open_to_public = False
        documentation.save()
    assert list(client_of(liaison).get(LIST).context["written"]) == [intake]
    page = client_of(liaison).get(intake.get_absolute_url())
    assert page.status_code == 200, "it is taken or rejected there as before"

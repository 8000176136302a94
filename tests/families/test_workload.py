"""Who has what at the desk: for each their own, all of it for who leads the desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.acting import acting
from accounts.membership import end
from accounts.models import Membership, Team, User
from accounts.rights import Role
from casework.moves import Given
from detainees.restriction import restrict
from families.handing import hand_over, hand_over_all, mark_hard
from families.handing_page import OfOwner
from families.models import Answer, BadNews, Inquiry
from families.news import gate
from families.news.writing import write_news
from families.workload import Workload
from tests.conftest import ClientOf, make_person
from tests.detainees.making import registered
from tests.families.making import agreed, checked, moved, taken
from tests.families.reporting import move as move_report
from tests.families.reporting import reported
from tests.releases.knowing import death, ruled

pytestmark = pytest.mark.django_db
PAGE = "/families/workload/"


@pytest.fixture
def hala(documentation: Team) -> User:
    """A second liaison of the desk."""
    return make_person("hala", (documentation, Role.LIAISON))


def own(user: User) -> tuple[int, ...]:
    """Open, overdue, due today, hard and hard lately, of the only desk of somebody."""
    (load,) = Workload(user).own
    return (load.open, load.overdue, load.today, load.hard, load.lately)


def led(user: User) -> dict[str, int]:
    """By user name what is open, at the only desk that somebody leads."""
    ((_desk, loads),) = Workload(user).led
    return {load.person.username: load.open for load in loads}


def test_what_is_open_overdue_and_due_today_is_counted_apart(documentation: Team, liaison: User, hala: User) -> None:
    now = timezone.now()
    taken(liaison, documentation, due=now - timedelta(days=1))
    taken(liaison, documentation, due=timezone.localtime(now).replace(hour=23, minute=59, second=59))
    taken(liaison, documentation, due=now + timedelta(days=3))
    moved(taken(liaison, documentation), "close", by=liaison)
    taken(hala, documentation)
    assert own(liaison) == (3, 1, 1, 0, 0)
    assert own(hala) == (1, 0, 0, 0, 0)


def test_what_is_hard(documentation: Team, liaison: User, hala: User) -> None:
    easy = taken(liaison, documentation)
    assert own(liaison)[3:] == (0, 0)
    urgent = taken(liaison, documentation, priority="urgent")
    report = reported(liaison, documentation, inquiry=urgent)
    assert own(liaison)[3:] == (1, 1)  # one call, of which a report was taken down
    reported(liaison, documentation, inquiry=easy)
    assert own(liaison)[3:] == (2, 2)
    marked = taken(liaison, documentation)
    mark_hard(marked, by=liaison)
    assert own(liaison)[3:] == (3, 3)
    moved(urgent, "close", by=liaison)
    move_report(report, "settle", liaison)
    assert own(liaison)[3:] == (2, 3)  # what is over was hard all the same


def test_what_was_hard_a_month_ago_counts_no_more(documentation: Team, liaison: User) -> None:
    taken(liaison, documentation, priority="urgent", made_at=timezone.now() - timedelta(days=31))
    assert own(liaison)[3:] == (1, 0)


def test_a_report_that_was_none_was_not_hard(documentation: Team, liaison: User) -> None:
    report = reported(liaison, documentation)
    assert own(liaison)[4] == 1
    move_report(report, "settle", liaison, "mistaken")
    assert own(liaison)[4] == 0


def test_what_was_hard_when_it_was_handed_over_counts_for_who_was_given_it(
    documentation: Team, liaison: User, hala: User
) -> None:
    inquiry = taken(liaison, documentation, priority="urgent")
    hand_over(inquiry, hala, by=liaison, given=Given(0))
    assert own(hala)[3:] == (1, 1)


def test_bad_news_on_its_way_is_hard_and_of_a_restricted_person_that_is_not_told(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, liaison: User
) -> None:
    fate = ruled(ruled(death(documentation, documenter), supervisor), supervisor2)
    asked = taken(liaison, documentation, detainee=fate.detainee, relationship="parent")
    checked(moved(asked, "match", by=liaison), liaison)
    said = {"kind": "death", "finding": fate, "evidence": "A paper.", "language": "ar", "text": "نأسف."}
    assert isinstance(write_news(Inquiry.objects.for_rows().get(), said, by=liaison), BadNews)
    assert own(liaison)[3:] == (1, 0)
    mark_hard(asked, by=liaison)
    assert own(liaison)[3:] == (1, 1)
    mark_hard(asked, by=liaison, hard=False)
    restrict(fate.detainee, [documenter], by=supervisor)
    assert own(liaison)[3:] == (0, 0)


def test_bad_news_told_is_one_hard_call_whatever_is_said_of_it(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, overseer: User, liaison: User
) -> None:
    fate = ruled(ruled(death(documentation, documenter), supervisor), supervisor2)
    asked = taken(liaison, documentation, detainee=fate.detainee, relationship="parent")
    checked(moved(asked, "match", by=liaison), liaison)
    said = {"kind": "death", "finding": fate, "evidence": "A paper.", "language": "ar", "text": "نأسف."}
    news = write_news(Inquiry.objects.for_rows().get(), said, by=liaison)
    assert isinstance(news, BadNews)
    assert gate.offer_support(news, "declined", by=liaison) is None
    for person in (overseer, supervisor2):
        assert gate.sign(news, by=person) is None
    assert isinstance(gate.tell_news(BadNews.objects.for_rows().get(), "visit", by=liaison), Answer)
    assert own(liaison)[4] == 1
    mark_hard(asked, by=liaison)
    assert own(liaison)[4] == 1


def test_who_leads_the_desk_sees_everybody_by_name_and_a_liaison_themselves(
    documentation: Team, family_centre: Team, liaison: User, supervisor: User, hala: User, overseer: User,
    english_of: ClientOf,
) -> None:  # fmt: skip
    for by in (hala, liaison, liaison):
        taken(by, documentation)
    assert led(supervisor) == {"hala": 1, "liaison": 2, "supervisor": 0}
    assert Workload(liaison).led == []
    assert led(overseer) == {"overseer": 0}
    page = english_of(liaison).get(PAGE).content.decode()
    assert "Hala" not in page
    assert "Hala" in english_of(supervisor).get(PAGE).content.decode()


def test_who_has_left_and_left_something_stands_there_to_be_handed_over(
    documentation: Team, liaison: User, supervisor: User, hala: User, administrator: User, client_of: ClientOf
) -> None:
    taken(hala, documentation)
    with acting(administrator):
        end(Membership.objects.get(user=hala), administrator)
    assert led(supervisor) == {"liaison": 0, "supervisor": 0, "hala": 1}
    page, client = f"/families/workload/{documentation.pk}/{hala.pk}/hand-over/", client_of(supervisor)
    assert page in client.get(PAGE).content.decode()
    seen = client.get(page).context["form"]["seen"].value()
    assert client.post(page, {"to": liaison.pk, "seen": seen}).status_code == 302
    assert led(supervisor) == {"liaison": 1, "supervisor": 0}


def test_those_about_whom_one_has_several_are_named_if_they_are_open_to_one(
    documentation: Team, documenter: User, liaison: User, english_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    for _each in range(2):
        taken(liaison, documentation, detainee=person)
    taken(liaison, documentation, detainee=registered(documenter, documentation, "سامر"))
    assert [(each.person, each.count) for each in Workload(liaison).several] == [(person, 2)]
    assert person.reference in english_of(liaison).get(PAGE).content.decode()


# -- Queries


def cost(client: Any, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_the_queries_do_not_grow_with_inquiries_or_colleagues(
    documentation: Team, documenter: User, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    costs, clients = [], [client_of(liaison), client_of(supervisor)]
    for turn in range(2):
        colleague = make_person(f"colleague{turn}", (documentation, Role.LIAISON))
        person = registered(documenter, documentation)
        for by in (liaison, supervisor, colleague):
            inquiry = taken(by, documentation, detainee=person, priority="urgent")
            taken(by, documentation, detainee=person)
            reported(by, documentation, inquiry=inquiry)
        hand_over_all(Inquiry.objects.visible_to(colleague), colleague, documentation, liaison, by=colleague)
        pages = (PAGE, "/families/", f"/families/{inquiry.reference}/moves/hand-over/",
                 f"/families/workload/{documentation.pk}/{supervisor.pk}/hand-over/")  # fmt: skip
        costs.append([cost(clients[1], page) for page in pages] + [cost(clients[0], page) for page in pages[:2]])
    assert costs[0] == costs[1]


def test_a_mark_can_be_taken_back_after_the_inquiry_was_closed(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    asked = taken(liaison, documentation)
    mark_hard(asked, by=liaison)
    moved(asked, "close", by=liaison)
    client, address = client_of(liaison), f"/families/{asked.reference}/hard/"
    assert address in client.get(asked.get_absolute_url()).content.decode()
    assert client.post(address, {"not": "1"}).status_code == 302
    assert own(liaison)[4] == 0
    assert address not in client.get(asked.get_absolute_url()).content.decode()
    assert client.post(address).status_code == 403, "that it was hard is said of what somebody works on"


def test_what_may_not_be_kept_is_in_nobodys_line_as_it_is_handed_over_to_nobody(
    documentation: Team, liaison: User, supervisor: User
) -> None:
    for _each in range(2):
        taken(liaison, documentation)
    agreed(taken(liaison, documentation), "keep", liaison, "withdrawn")
    (load,) = Workload(liaison).own
    assert load.open == OfOwner(liaison, documentation, liaison).counts["all"] == 2

"""A flag on an inquiry is the desk's: in the inbox of those who take its inquiries, resolved by who did not take it."""

import pytest

from accounts.models import Team, User
from accounts.rights import Role
from casework.models import MoveMade
from casework.moves import Given, Refusal
from families.models import ExtortionReport, Inquiry
from families.tasks import look_at_inquiry, look_at_report
from releases.models import Flag, FlaggedCase
from releases.suspicion.looking import look_at_register
from releases.suspicion.workflow import hand_over, workflow_of
from tests.conftest import ClientOf, make_person
from tests.families.making import NUMBER, taken
from tests.families.reporting import THEIRS, move, reported
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db
ROW = """
INSERT INTO releases_flaggedcase (kind, number, reference, organisation_id, team_id, needs)
SELECT kind, number + 1, reference, organisation_id, team_id, needs FROM releases_flaggedcase
"""


def make(name: str, by: User) -> MoveMade | Refusal:
    """Ask for a move of the one flag, as somebody who has its page in front of them."""
    flag = Flag.objects.get()
    said = ("explained", "It is their lawyer.") if name == "resolve" else ("", "")
    given = Given(flag.revision_number, *said)
    return workflow_of(flag).make(name, Flag.objects.visible_to(by), flag.pk, by=by, given=given)


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    """Of a caller whose number a report names; the rules have looked."""
    asked = taken(liaison, documentation, number=THEIRS)
    look_at_report(reported(liaison, documentation).pk)
    return asked


def test_those_of_the_desk_see_it_and_nobody_else(
    inquiry: Inquiry, liaison: User, supervisor: User, documenter: User, overseer: User, other_supervisor: User
) -> None:
    seen = [Flag.objects.visible_to(user).count() for user in (liaison, supervisor)]
    unseen = [Flag.objects.visible_to(user).count() for user in (documenter, overseer, other_supervisor)]
    assert (seen, unseen) == ([1, 1], [0, 0, 0])


def test_it_stands_on_the_inquirys_page_and_in_the_inbox(inquiry: Inquiry, liaison: User, english_of: ClientOf) -> None:
    client, sentence = english_of(liaison), "The caller&#x27;s number or address stands in a report of extortion."
    assert sentence in client.get(inquiry.get_absolute_url()).content.decode()
    inbox = client.get("/flags/").content.decode()
    assert sentence in inbox
    assert inquiry.reference in inbox
    assert client.get(Flag.objects.get().get_absolute_url()).status_code == 200


def test_a_liaison_looks_and_a_supervisor_who_did_not_take_it_resolves(
    inquiry: Inquiry, liaison: User, supervisor: User
) -> None:
    assert isinstance(make("look", liaison), MoveMade)
    assert isinstance(make("resolve", liaison), Refusal)
    assert isinstance(make("resolve", supervisor), MoveMade)


def test_who_took_the_call_does_not_resolve_it(documentation: Team, supervisor: User, liaison: User) -> None:
    taken(supervisor, documentation, number=THEIRS)
    look_at_report(reported(liaison, documentation).pk)
    assert isinstance(make("resolve", supervisor), Refusal)


def test_it_is_handed_over_within_the_desk(
    inquiry: Inquiry, documentation: Team, liaison: User, documenter: User
) -> None:
    flag, colleague = Flag.objects.get(), make_person("second", (documentation, Role.LIAISON))
    assert hand_over(flag, documenter, by=liaison)
    assert hand_over(flag, colleague, by=liaison) is None


def test_it_is_gone_when_the_report_was_none_and_back_when_it_is_opened_again(inquiry: Inquiry, liaison: User) -> None:
    report = ExtortionReport.objects.get()
    move(report, "settle", liaison, "mistaken")
    look_at_report(report.pk)
    assert Flag.objects.get().gone
    move(report, "reopen", liaison)
    look_at_report(report.pk)
    assert not Flag.objects.get().gone


def test_the_whole_register_says_the_same_as_one_inquiry(inquiry: Inquiry) -> None:
    before = list(Flag.objects.values_list("pk", "fingerprint", "gone"))
    look_at_register()
    look_at_inquiry(inquiry.pk)
    assert list(Flag.objects.values_list("pk", "fingerprint", "gone")) == before


def test_postgresql_takes_no_case_that_is_none(inquiry: Inquiry, liaison: User) -> None:
    with refused("IF033"):
        send(liaison, ROW)
    with refused("IF052"):
        send(User.objects.system("suspicion"), ROW)
    with refused("IF052"):
        send(
            User.objects.system("suspicion"), ROW.replace("number + 1", "number").replace(", needs FROM", ", 'x' FROM")
        )
    assert FlaggedCase.objects.count() == 1


def test_nobody_writes_a_failed_check_away(documentation: Team, liaison: User) -> None:
    asked = taken(liaison, documentation, number=NUMBER)
    with refused("IF052"):
        send(liaison, "UPDATE families_relative SET identity = 'failed' WHERE id = %s", asked.relative_id)
    with refused("42501"):
        send(liaison, "DELETE FROM families_failedcheck")

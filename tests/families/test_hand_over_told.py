"""Whose an inquiry or a report was is told that it is a colleague's now, where somebody else handed it over."""

from typing import Any

import pytest
from django.utils.translation import override

from accounts.models import Team, User, WorkHandOver
from accounts.models.handovers import WORK
from accounts.rights import Role
from casework.models import Notice, NoticeKind, OutboxEntry
from casework.moves import Given, Refusal
from config.notices.told import of, told
from families.handing import hand_over
from families.handing_reports import TELL, hand_over_report
from families.models import ExtortionReport, Inquiry
from families.tasks import tell_of_report
from tests.config.test_hand_over_work import act
from tests.conftest import ClientOf, make_person
from tests.families.handing import SENTENCE
from tests.families.making import taken
from tests.families.reporting import reported

pytestmark = pytest.mark.django_db


@pytest.fixture
def hala(documentation: Team) -> User:
    """A second liaison of the desk."""
    return make_person("hala", (documentation, Role.LIAISON))


def given(case: Inquiry | ExtortionReport, to: User, by: User) -> None:
    """Handed over with a sentence, and what follows has followed."""
    said = Given(case.revision_number, sentence=SENTENCE)
    hands: Any = hand_over if isinstance(case, Inquiry) else hand_over_report
    assert not isinstance(hands(case, to, by=by, given=said), Refusal)
    for entry in OutboxEntry.objects.filter(task=TELL):
        tell_of_report(**entry.ids)


def lines(person: User) -> list[tuple[str, str, Any, str]]:
    """What somebody is told: why, in a word, of which record, and what was said with it."""
    with override("en"):
        return [(x.notice.kind, str(x.label), x.record, x.sentence) for x in told(of(person).unread(), person)]


@pytest.mark.parametrize("make", [taken, reported])
def test_whose_it_was_is_told_and_not_what_was_said_to_the_other(
    make: Any, documentation: Team, liaison: User, hala: User, supervisor: User, english_of: ClientOf
) -> None:
    case = make(liaison, documentation)
    given(case, hala, by=supervisor)
    assert lines(liaison) == [(NoticeKind.MOVED, "Handed over to a colleague", case, "")]
    assert lines(hala) == [(NoticeKind.HANDED, "Handed over to you", case, SENTENCE)]
    page = english_of(liaison).get("/notices/").content.decode()
    assert (case.reference in page, SENTENCE in page) == (True, False)


@pytest.mark.parametrize("make", [taken, reported])
def test_who_did_it_themselves_is_told_nothing(
    make: Any, documentation: Team, liaison: User, hala: User, supervisor: User
) -> None:
    given(make(liaison, documentation), hala, by=liaison)
    assert {notice.person for notice in Notice.objects.all()} == {hala}
    given(make(liaison, documentation), supervisor, by=supervisor)
    assert {notice.person for notice in Notice.objects.all()} == {hala, liaison}


def test_of_all_that_a_colleague_leaves_both_are_told_once(
    documentation: Team, liaison: User, hala: User, supervisor: User
) -> None:
    for make in (taken, reported, reported):
        make(liaison, documentation)
    assert isinstance(act(liaison, documentation, hala, supervisor), WorkHandOver)
    assert not OutboxEntry.objects.filter(task=TELL).exists()
    assert {(x.person, x.subject) for x in Notice.objects.all()} == {(liaison, WORK), (hala, WORK)}

"""The life of a flag: raised once, looked at, resolved with a reason; gone when it is no longer seen; raised anew."""

import pytest
from django.utils import translation

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.models import MoveMade
from casework.moves import Given, Refusal
from detainees.registration import change_detention, record_arrest
from releases.entry import change_facts
from releases.models import Flag, Release
from releases.suspicion import looking
from releases.suspicion.by_hand import raise_flag
from releases.suspicion.finding import found_by
from releases.suspicion.looking import look_at_register
from releases.suspicion.rule import Finding, Rule
from releases.suspicion.workflow import WORKFLOW, hand_over
from releases.tasks import look_at_person
from tests.faults.attacking import refused as refused_by_postgresql
from tests.faults.attacking import send
from tests.releases.records import made
from tests.releases.suspicion.seeing import flags, submitted

pytestmark = pytest.mark.django_db

OWN = "You wrote part of this record since it was last verified: somebody else decides on it."


@pytest.fixture
def early(documentation: Team, documenter: User) -> Release:
    """A submitted release that lies before its wave, and is flagged."""
    return submitted(documentation, documenter, date="2021")


@pytest.fixture
def flag(early: Release) -> Flag:
    return Flag.objects.get()


def move(
    flag: Flag, name: str, by: User, reason: str = "explained", sentence: str = "So it was."
) -> MoveMade | Refusal:
    flag.refresh_from_db()
    asked = WORKFLOW.moves[name].needs_reason
    given = Given(flag.revision_number, reason if asked else "", sentence if asked else "")
    with translation.override("en"):
        answer = WORKFLOW.make(name, Flag.objects.visible_to(by), flag.pk, by=by, given=given)
    flag.refresh_from_db()
    return answer


def refusal(answer: MoveMade | Refusal) -> str:
    assert isinstance(answer, Refusal)
    return answer.sentence


def test_looked_at_twice_the_register_has_one_flag(flag: Flag) -> None:
    assert (look_at_register(), look_at_register()) == (0, 0)
    assert Flag.objects.get() == flag


def test_who_takes_it_up_owns_it(flag: Flag, documenter2: User) -> None:
    assert isinstance(move(flag, "look", documenter2), MoveMade)
    assert (flag.status, flag.owner) == ("looked-at", documenter2)


def test_it_is_resolved_with_a_reason_and_a_sentence(flag: Flag, supervisor: User) -> None:
    assert "reason" in refusal(move(flag, "resolve", supervisor, sentence=" "))
    assert isinstance(move(flag, "resolve", supervisor), MoveMade)
    assert (flag.status, flag.reason, flag.sentence, flag.resolved_by) == (
        "resolved", "explained", "So it was.", supervisor,
    )  # fmt: skip
    assert look_at_register() == 0
    assert flags() == []


def test_nobody_resolves_a_flag_on_what_they_wrote(documentation: Team, author_supervisor: User) -> None:
    submitted(documentation, author_supervisor, date="2021")
    flag = Flag.objects.get()
    assert refusal(move(flag, "resolve", author_supervisor)) == OWN
    resolving = (
        "INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason,"
        " sentence) VALUES ('flag', %s, 'resolve', 'open', 'resolved', 0, %s, now(), 'explained', 'So.')"
    )
    with refused_by_postgresql("IF005"):
        send(author_supervisor, resolving, flag.pk, author_supervisor.pk)


def test_nobody_resolves_a_flag_on_a_person_of_whom_they_wrote(documentation: Team, author_supervisor: User) -> None:
    release = submitted(documentation, author_supervisor)
    assert release.detainee is not None
    flag = raise_flag(release.detainee, "warning", "Twice in the list.", by=author_supervisor)
    assert (
        refusal(move(flag, "resolve", author_supervisor))
        == "You wrote part of this record: somebody else resolves the flag."
    )


def test_a_documenter_resolves_none(flag: Flag, documenter2: User) -> None:
    assert isinstance(move(flag, "resolve", documenter2), Refusal)


def test_a_state_changes_by_a_move_alone(flag: Flag, supervisor: User) -> None:
    with refused_by_postgresql("IF033"):
        send(supervisor, "UPDATE releases_flag SET status = 'looked-at' WHERE id = %s", flag.pk)


def test_nobody_but_the_rules_says_that_it_is_gone(flag: Flag, supervisor: User) -> None:
    with refused_by_postgresql("IF033"):
        send(supervisor, "UPDATE releases_flag SET gone = true WHERE id = %s", flag.pk)


def test_when_the_facts_are_mended_it_is_gone(early: Release, flag: Flag, documenter: User) -> None:
    made(early, "take-back", documenter)
    change_facts(early, {"date": PartialDate("2022-05-03")}, by=documenter)
    made(early, "submit", documenter)
    assert flags() == []
    flag.refresh_from_db()
    assert (flag.gone, flag.status) == (True, "open")


def test_with_other_facts_it_is_raised_again(early: Release, flag: Flag, documenter: User, supervisor: User) -> None:
    move(flag, "resolve", supervisor)
    made(early, "take-back", documenter)
    change_facts(early, {"date": PartialDate("2020")}, by=documenter)
    made(early, "submit", documenter)
    assert flags() == ["before-wave"]
    assert Flag.objects.count() == 2


def test_what_comes_back_as_it_was_is_the_same_flag(early: Release, flag: Flag, documenter: User) -> None:
    for date in ("2022-05-03", "2021"):
        made(early, "take-back", documenter)
        change_facts(early, {"date": PartialDate(date)}, by=documenter)
        made(early, "submit", documenter)
    assert (flags(), Flag.objects.count()) == (["before-wave"], 1)


def test_opened_again_nothing_is_said_of_it_any_more(flag: Flag, supervisor: User) -> None:
    move(flag, "resolve", supervisor)
    assert isinstance(move(flag, "reopen", supervisor), MoveMade)
    assert (flag.status, flag.reason, flag.resolved_by) == ("open", "", None)


def test_it_is_handed_over_to_who_works_there(flag: Flag, documenter: User, documenter2: User, liaison: User) -> None:
    assert hand_over(flag, documenter2, by=documenter) is None
    assert isinstance(hand_over(flag, liaison, by=documenter), Refusal)
    flag.refresh_from_db()
    assert flag.owner == documenter2


def test_a_person_who_changes_is_asked_about_with_their_releases(documentation: Team, documenter: User) -> None:
    release = submitted(documentation, documenter)
    assert release.detainee is not None
    detention = record_arrest(release.detainee, by=documenter, date=PartialDate("2023"), facility=None)
    look_at_person(release.detainee.pk)
    assert flags() == ["released-before-arrest"]
    change_detention(detention, {"arrest_date": PartialDate("2013")}, [], by=documenter)
    look_at_person(release.detainee.pk)
    assert flags() == []


def test_what_is_raised_while_a_rule_is_asked_stays(
    flag: Flag, early: Release, documenter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asked before the facts were changed cannot say that what was seen since is gone."""

    def asked_long_ago(rule: Rule, releases: list[int], persons: list[int]) -> list[Finding]:
        then = list(found_by(rule, releases, persons))
        if rule.code == flag.rule_id:
            made(early, "take-back", documenter)
            change_facts(early, {"date": PartialDate("2020")}, by=documenter)
            made(early, "submit", documenter)
        return then

    monkeypatch.setattr(looking, "found_by", asked_long_ago)
    looking.look_at_release(early.pk)
    assert not Flag.objects.exclude(pk=flag.pk).get(rule=flag.rule_id).gone

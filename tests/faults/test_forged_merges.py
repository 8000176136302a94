"""Who is one person with whom, as the serving role could try to write it past the application."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind
from detainees.models import Detainee, Merge, Pair
from detainees.registration import record_arrest
from detainees.restriction import restrict
from releases.models import Release
from tests.detainees.making import registered
from tests.detainees.pairing import decided, merged, pair_of, parted
from tests.faults.attacking import (
    LEDGER,
    LEDGER_ROW,
    NO_PRIVILEGE,
    NOBODY_ACTS,
    NOT_THEIRS,
    OWN_PART,
    SOMEBODY_ELSE,
    as_if_committed,
    refused,
    run,
)
from tests.releases.making import entered, verified

pytestmark = pytest.mark.django_db

MERGING, ANOTHER_STANDS = "IF014", "IF015"
MERGE = """
INSERT INTO detainees_merge (kept_id, merged_id, by_id, at, sentence, undone_sentence)
VALUES (%s, %s, %s, now(), '', '')
"""
STANDS = "UPDATE detainees_detainee SET merged_into_id = %s WHERE id = %s"
VERDICT = """
INSERT INTO detainees_pairverdict (pair_id, decision, by_id, at, sentence, fingerprint)
VALUES (%s, %s, %s, now(), '', '')
"""


@pytest.fixture
def one(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def other(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def counted(documentation: Team, documenter: User, supervisor: User) -> list[Release]:
    return [verified(documenter, supervisor, documentation) for _ in range(2)]


def write(one: Detainee, other: Detainee, by: User) -> None:
    """All that a merge of two entries without releases writes."""
    run(MERGE, one.pk, other.pk, by.pk)
    run(STANDS, one.pk, other.pk)


def test_control_a_merge_as_the_application_writes_it(one: Detainee, other: Detainee, supervisor: User) -> None:
    with acting(supervisor):
        write(one, other, supervisor)
    as_if_committed()


def test_a_merge_by_somebody_without_the_right(one: Detainee, other: Detainee, documenter: User) -> None:
    with refused(NOT_THEIRS), acting(documenter):
        write(one, other, documenter)


def test_a_merge_by_a_supervisor_of_neither_team(one: Detainee, other: Detainee, overseer: User) -> None:
    with refused(NOT_THEIRS), acting(overseer):
        write(one, other, overseer)


def test_a_merge_in_anothers_name(one: Detainee, other: Detainee, supervisor: User, supervisor2: User) -> None:
    with refused(SOMEBODY_ELSE), acting(supervisor):
        write(one, other, supervisor2)


def test_a_merge_in_which_nobody_acts(one: Detainee, other: Detainee, supervisor: User) -> None:
    with refused(NOBODY_ACTS):
        write(one, other, supervisor)


def test_a_merge_with_somebody_who_may_not_be_seen(
    one: Detainee, other: Detainee, documenter: User, supervisor: User, supervisor2: User
) -> None:
    restrict(other, [documenter], by=supervisor)
    with refused(NOT_THEIRS), acting(supervisor2):
        write(one, other, supervisor2)


def test_a_merge_across_organisations(
    one: Detainee, other_documenter: User, other_team: Team, supervisor: User
) -> None:
    theirs = registered(other_documenter, other_team)
    with refused(MERGING), acting(supervisor):
        write(one, theirs, supervisor)


def test_an_entry_that_stands_for_another_without_a_merge(one: Detainee, other: Detainee, supervisor: User) -> None:
    with refused(MERGING), acting(supervisor):
        run(STANDS, one.pk, other.pk)


def test_a_merge_that_no_entry_shows(one: Detainee, other: Detainee, supervisor: User) -> None:
    with refused(MERGING), acting(supervisor):
        run(MERGE, one.pk, other.pk, supervisor.pk)


def test_a_chain(one: Detainee, other: Detainee, documentation: Team, documenter: User, supervisor: User) -> None:
    third = registered(documenter, documentation)
    with refused(MERGING), acting(supervisor):
        write(one, other, supervisor)
        write(third, one, supervisor)  # `other` would still name `one`


def test_a_circle(one: Detainee, other: Detainee, supervisor: User) -> None:
    merged(one, other, by=supervisor)
    with refused(MERGING), acting(supervisor):
        write(other, one, supervisor)


def test_people_who_were_found_different(one: Detainee, other: Detainee, supervisor: User) -> None:
    decided(pair_of(one, other), "different", by=supervisor)
    with refused(MERGING), acting(supervisor):
        write(one, other, supervisor)


def test_people_who_are_linked_as_two(
    one: Detainee, other: Detainee, documentation: Team, documenter: User, supervisor: User
) -> None:
    link_people(one, LinkKind.SIBLING, other, Certainty.CERTAIN, team=documentation, by=documenter)
    with refused(MERGING), acting(supervisor):
        write(one, other, supervisor)


def test_a_result_that_is_more_open_than_its_strictest_entry(one: Detainee, other: Detainee, supervisor: User) -> None:
    restrict(other, [], by=supervisor)
    with refused(MERGING), acting(supervisor):
        write(one, other, supervisor)


def test_an_undoing_twice(one: Detainee, other: Detainee, supervisor: User) -> None:
    (merge,) = merged(one, other, by=supervisor)
    parted(merge, by=supervisor)
    with refused(MERGING), acting(supervisor):
        run("UPDATE detainees_merge SET undone_sentence = 'another' WHERE id = %s", merge.pk)


def test_an_undoing_by_somebody_without_the_right(
    one: Detainee, other: Detainee, documenter: User, supervisor: User
) -> None:
    merged(one, other, by=supervisor)
    with refused(NOT_THEIRS), acting(documenter):
        run("UPDATE detainees_merge SET undone_by_id = %s, undone_at = now()", documenter.pk)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM detainees_merge",
        "UPDATE detainees_merge SET kept_id = merged_id",
        "UPDATE detainees_merge SET by_id = 1",
        "DELETE FROM detainees_pairverdict",
        "UPDATE detainees_pairverdict SET decision = ''",
    ],
)
def test_what_was_decided_stays(statement: str, one: Detainee, other: Detainee, supervisor: User) -> None:
    merged(one, other, by=supervisor, pair=pair_of(one, other))
    with refused(NO_PRIVILEGE), acting(supervisor):
        run(statement)


# -- Decisions ---------------------------------------------------------------------------------------------------------


def test_a_pair_decided_without_a_verdict(one: Detainee, other: Detainee, supervisor: User) -> None:
    pair = pair_of(one, other)
    with refused(MERGING), acting(supervisor):
        run("UPDATE detainees_pair SET decision = 'different' WHERE id = %s", pair.pk)


def test_a_verdict_by_somebody_without_the_right(one: Detainee, other: Detainee, documenter: User) -> None:
    pair = pair_of(one, other)
    with refused(NOT_THEIRS), acting(documenter):
        run(VERDICT, pair.pk, "different", documenter.pk)


def test_the_job_takes_no_decision_back_while_the_facts_are_the_same(
    one: Detainee, other: Detainee, supervisor: User
) -> None:
    pair = decided(pair_of(one, other), "different", by=supervisor)
    with refused(MERGING), acting(User.objects.system("linkage")):
        Pair.objects.filter(pk=pair.pk).update(decision="")


def test_same_is_decided_by_a_merge_alone(one: Detainee, other: Detainee, supervisor: User) -> None:
    pair = pair_of(one, other)
    with refused(MERGING), acting(supervisor):
        run(VERDICT, pair.pk, "same", supervisor.pk)
        run("UPDATE detainees_pair SET decision = 'same' WHERE id = %s", pair.pk)


# -- What is new of somebody who was merged ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO detainees_name (detainee_id, script, given, father, grandfather, family, mother, given_by, "
        "recorded_by_id, given_at) VALUES (%s, 'ar', 'خالد', '', '', '', '', '', %s, now())",
        "INSERT INTO detainees_othername (detainee_id, kind, text, given_by, recorded_by_id, given_at) "
        "VALUES (%s, 'kunya', 'أبو محمود', '', %s, now())",
        "INSERT INTO detainees_detention (detainee_id, arrest_place, arresting_body, charge, basis, court, responsible,"
        " disappeared, note, version, made_by_id, made_at)"
        " VALUES (%s, '', '', '', '', '', '', false, '', 1, %s, now())",
    ],
    ids=["name", "other name", "detention"],
)
def test_it_is_entered_at_the_entry_that_stands(
    statement: str, one: Detainee, other: Detainee, documenter: User, supervisor: User
) -> None:
    with acting(documenter):
        run(statement, other.pk, documenter.pk)  # control
    merged(one, other, by=supervisor)
    with refused(ANOTHER_STANDS), acting(documenter):
        run(statement, other.pk, documenter.pk)


def test_a_release_is_not_moved_to_a_merged_entry(
    one: Detainee, other: Detainee, documentation: Team, documenter: User, supervisor: User
) -> None:
    release = entered(documenter, documentation)
    merged(one, other, by=supervisor)
    with refused(ANOTHER_STANDS), acting(documenter):
        run("UPDATE releases_release SET detainee_id = %s WHERE id = %s", other.pk, release.pk)


# -- What is counted ---------------------------------------------------------------------------------------------------


def people(counted: list[Release]) -> tuple[Detainee, Detainee]:
    one, other = (release.detainee for release in counted)
    assert one is not None
    assert other is not None
    return one, other


def test_who_wrote_a_part_of_what_counts_does_not_merge_it(
    counted: list[Release], documenter: User, author_supervisor: User, supervisor: User
) -> None:
    one, other = people(counted)
    with acting(author_supervisor):
        run("UPDATE detainees_detainee SET occupation = 'baker' WHERE id = %s", one.pk)
    with refused(OWN_PART), acting(author_supervisor):
        write(one, other, author_supervisor)


def test_who_wrote_an_arrest_does_not_change_by_a_merge_what_is_counted(
    counted: list[Release], documentation: Team, documenter: User, author_supervisor: User, supervisor: User
) -> None:
    """Nothing counts in the entry that is merged; PostgreSQL asks where a release is counted otherwise by it."""
    one, other = people(counted)
    merged(one, other, by=supervisor)
    as_if_committed()
    third = registered(documenter, documentation)
    record_arrest(third, by=author_supervisor, date=PartialDate("2018"), facility=None)
    with refused(OWN_PART), acting(author_supervisor):
        write(one, third, author_supervisor)
        run(LEDGER_ROW, counted[1].pk)
        run("UPDATE releases_release SET counted_with_id = NULL WHERE id = %s", counted[1].pk)


def test_a_release_that_is_quietly_counted_with_another(counted: list[Release], supervisor: User) -> None:
    first, second = counted
    with refused(LEDGER), acting(supervisor):
        run("UPDATE releases_release SET counted_with_id = %s WHERE id = %s", first.pk, second.pk)


def test_a_merge_lets_nobody_count_with_a_stranger(
    counted: list[Release], documentation: Team, documenter: User, supervisor: User
) -> None:
    """The ledger row that fits is written too: only the person does not."""
    first, second = counted
    third = registered(documenter, documentation)
    with refused(LEDGER), acting(supervisor):
        write(people(counted)[1], third, supervisor)
        run(LEDGER_ROW.replace("v.counted_people", "-v.counted_people"), second.pk)
        run("UPDATE releases_release SET counted_with_id = %s WHERE id = %s", first.pk, second.pk)


def test_a_merge_of_what_is_one_event_cannot_leave_both_pointing_at_each_other(
    counted: list[Release], supervisor: User
) -> None:
    one, other = people(counted)
    merged(one, other, by=supervisor)
    first, second = counted
    with refused(LEDGER), acting(supervisor):
        run("UPDATE releases_release SET counted_with_id = %s WHERE id = %s", second.pk, first.pk)


def test_an_undoing_that_lets_them_count_together_is_refused(counted: list[Release], supervisor: User) -> None:
    one, other = people(counted)
    merged(one, other, by=supervisor)
    with refused(LEDGER), acting(supervisor):
        run("UPDATE detainees_merge SET undone_by_id = %s, undone_at = now()", supervisor.pk)
        run("UPDATE detainees_detainee SET merged_into_id = NULL WHERE id = %s", other.pk)


def test_control_the_merges_are_whole(counted: list[Release], supervisor: User) -> None:
    merged(*people(counted), by=supervisor)
    as_if_committed()
    assert Merge.objects.in_force().count() == 1

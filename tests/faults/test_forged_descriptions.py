"""Who has no name, as the serving role could try to write it past the application."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from detainees.describing.keeping import describe
from detainees.models import Detainee, Identification, Merge
from detainees.registration import register
from tests.detainees.making import KHALED, registered
from tests.detainees.nameless import nameless
from tests.detainees.pairing import merged
from tests.faults.attacking import (
    BROKEN_CHECK,
    NO_PRIVILEGE,
    NOBODY_ACTS,
    SOMEBODY_ELSE,
    WRITTEN_ONCE,
    refused,
    run,
    send,
    write_copy,
)

pytestmark = pytest.mark.django_db
DESCRIPTIONS, ANOTHER_STANDS = "IF024", "IF015"
UNIDENTIFIED = "UPDATE detainees_detainee SET unidentified = %s WHERE id = %s"
MERGE = """
INSERT INTO detainees_merge (kept_id, merged_id, by_id, at, sentence, undone_sentence)
VALUES (%s, %s, %s, now(), '', '')
"""
TOLD = """
INSERT INTO detainees_identification (merge_id, how, recognised_by, recorded_by_id, at) VALUES (%s, %s, '', %s, now())
"""


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return nameless(documenter, documentation)


def test_nobody_is_unidentified_without_a_description(documentation: Team, documenter: User) -> None:
    with refused(DESCRIPTIONS):
        register(documentation, KHALED, {}, by=documenter, unidentified=True)


def test_what_an_entry_is_stays(person: Detainee, documentation: Team, documenter: User) -> None:
    with refused(WRITTEN_ONCE):
        send(documenter, UNIDENTIFIED, False, person.pk)
    with refused(WRITTEN_ONCE):
        send(documenter, UNIDENTIFIED, True, registered(documenter, documentation).pk)


def test_a_description_is_never_altered_removed_or_ended_alone(person: Detainee, documenter: User) -> None:
    for statement in (
        "UPDATE detainees_description SET marks = 'none'",
        "UPDATE detainees_description SET age_from = 1, age_to = 1",
        "DELETE FROM detainees_description",
    ):
        with refused(NO_PRIVILEGE):
            send(documenter, statement)
    with refused(DESCRIPTIONS):
        send(documenter, "UPDATE detainees_description SET in_force = false")


def test_an_old_description_does_not_come_back(person: Detainee, documenter: User) -> None:
    describe(person, {"marks": "a burn"}, by=documenter)
    with refused(DESCRIPTIONS):
        send(documenter, "UPDATE detainees_description SET in_force = NOT in_force")
    with refused(DESCRIPTIONS), acting(documenter):
        write_copy("detainees_description", number="number + 7", in_force="false")


def test_nobody_describes_in_another_name_or_without_one(person: Detainee, documenter: User, supervisor: User) -> None:
    end = "UPDATE detainees_description SET in_force = false"
    with refused(SOMEBODY_ELSE), acting(supervisor):
        run(end)
        write_copy("detainees_description", number="number + 1", in_force="true")
    with refused(NOBODY_ACTS):
        run(end)


def test_what_is_no_age_and_no_height_is_refused(person: Detainee, documenter: User) -> None:
    for wrong in ({"age_to": "1"}, {"age_on": "NULL"}, {"height_from": "900"}, {"dialects": "'{martian}'"}):
        with refused(BROKEN_CHECK), acting(documenter):
            run("UPDATE detainees_description SET in_force = false")
            write_copy("detainees_description", number="number + 1", in_force="true", **wrong)


def test_a_merged_entry_is_described_no_more(
    person: Detainee, documentation: Team, documenter: User, supervisor: User
) -> None:
    merged(registered(documenter, documentation), person, by=supervisor)
    with refused(ANOTHER_STANDS), acting(documenter):
        run("UPDATE detainees_description SET in_force = false")
        write_copy("detainees_description", number="number + 1", in_force="true", recorded_by_id=str(documenter.pk))


def test_who_has_no_name_stands_for_nobody_who_has_one(
    person: Detainee, documentation: Team, documenter: User, supervisor: User
) -> None:
    with refused(DESCRIPTIONS):
        send(supervisor, MERGE, person.pk, registered(documenter, documentation).pk, supervisor.pk)


def test_an_identification_is_told_with_its_merge_by_who_makes_it(
    person: Detainee, documentation: Team, documenter: User, supervisor: User
) -> None:
    named = [registered(documenter, documentation) for _ in range(2)]
    (merge,) = merged(*named, by=supervisor)
    with refused(DESCRIPTIONS):
        send(supervisor, TOLD, merge.pk, "papers", supervisor.pk)
    (merge,) = merged(named[0], person, by=supervisor)
    with refused(DESCRIPTIONS):
        send(documenter, TOLD, merge.pk, "papers", documenter.pk)
    with refused(SOMEBODY_ELSE):
        send(supervisor, TOLD, merge.pk, "papers", documenter.pk)
    send(supervisor, TOLD, merge.pk, "papers", supervisor.pk)
    with refused(NO_PRIVILEGE):
        send(supervisor, "UPDATE detainees_identification SET how = 'dna'")
    assert (Identification.objects.count(), Merge.objects.count()) == (1, 2)

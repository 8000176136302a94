"""Who may see a person, as the serving role could try to write it past the application."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from detainees.models import Detainee, Merge
from tests.detainees.making import registered, restricted
from tests.detainees.pairing import merged
from tests.faults.attacking import NOBODY_ACTS, NOT_THEIRS, as_if_committed, columns_of, refused, run

pytestmark = pytest.mark.django_db

AS_THE_STRICTEST = "IF014"
OPENED = "UPDATE detainees_detainee SET closed_to = NULL WHERE id = %s"
CLOSED = "UPDATE detainees_detainee SET closed_to = ARRAY[%s] WHERE id = %s"
DRAWN = "UPDATE detainees_detainee SET restricted = %s WHERE id = %s"
NAMED = """
INSERT INTO detainees_detaineegrant (content_object_id, user_id, permission_id)
SELECT %s, %s, id FROM auth_permission WHERE codename = 'see_restricted'
"""
UNNAMED = "DELETE FROM detainees_detaineegrant WHERE content_object_id = %s AND user_id = %s"


@pytest.fixture
def own(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def theirs(family_centre: Team, overseer: User, supervisor: User) -> Detainee:
    """Closed by the family centre; `supervisor` is a reader."""
    return restricted(overseer, family_centre, supervisor)


def test_control_opened_as_the_application_writes_it(theirs: Detainee, overseer: User) -> None:
    with acting(overseer):
        run(OPENED, theirs.pk)
        run("DELETE FROM detainees_detaineegrant WHERE content_object_id = %s", theirs.pk)
        run(DRAWN, False, theirs.pk)
    as_if_committed()


def test_opened_by_a_reader_of_another_team(theirs: Detainee, supervisor: User) -> None:
    with refused(NOT_THEIRS), acting(supervisor):
        run(OPENED, theirs.pk)


def test_opened_where_nobody_acts(theirs: Detainee) -> None:
    with refused(NOBODY_ACTS):
        run(OPENED, theirs.pk)


def test_opened_by_way_of_a_merge(own: Detainee, theirs: Detainee, supervisor: User) -> None:
    merged(own, theirs, by=supervisor)
    for entry in (own, theirs):
        with refused(NOT_THEIRS), acting(supervisor):
            run(CLOSED, supervisor.pk, entry.pk)
    with refused(NOT_THEIRS), acting(supervisor):
        run(OPENED, theirs.pk)


def test_opened_by_a_supervisor_of_the_team_who_is_no_reader(theirs: Detainee, supervisor2: User) -> None:
    with refused(NOT_THEIRS), acting(supervisor2):
        run(OPENED, theirs.pk)


def test_closed_by_a_documenter(own: Detainee, documenter: User) -> None:
    with refused(NOT_THEIRS), acting(documenter):
        run(CLOSED, documenter.pk, own.pk)


def test_a_mark_that_says_otherwise_than_the_entries(own: Detainee, theirs: Detainee, overseer: User) -> None:
    for entry, mark in ((own, True), (theirs, False)):
        with refused(AS_THE_STRICTEST), acting(overseer):
            run(DRAWN, mark, entry.pk)


def test_somebody_named_whom_no_entry_names(theirs: Detainee, supervisor: User, documenter: User) -> None:
    with refused(AS_THE_STRICTEST), acting(supervisor):
        run(NAMED, theirs.pk, documenter.pk)


def test_a_name_taken_away(theirs: Detainee, supervisor: User, overseer: User) -> None:
    with refused(AS_THE_STRICTEST), acting(supervisor):
        run(UNNAMED, theirs.pk, overseer.pk)


def test_a_merge_that_leaves_one_of_them_open(own: Detainee, theirs: Detainee, supervisor: User) -> None:
    with refused(AS_THE_STRICTEST), acting(supervisor):
        columns = "kept_id, merged_id, by_id, at, sentence, undone_sentence"
        run(
            f"INSERT INTO detainees_merge ({columns}) VALUES (%s, %s, %s, now(), '', '')",
            theirs.pk, own.pk, supervisor.pk,
        )  # fmt: skip
        run("UPDATE detainees_detainee SET merged_into_id = %s, restricted = true WHERE id = %s", theirs.pk, own.pk)


def test_an_undoing_that_leaves_an_open_entry_closed_to_others_than_before(
    own: Detainee, theirs: Detainee, supervisor: User, documenter: User
) -> None:
    (merge,) = merged(theirs, own, by=supervisor)
    undone = "UPDATE detainees_merge SET undone_by_id = %s, undone_at = now() WHERE id = %s"
    with refused(NOT_THEIRS), acting(supervisor):
        run(undone, supervisor.pk, merge.pk)
        run(CLOSED, supervisor.pk, theirs.pk)
    assert Merge.objects.in_force().exists()


def test_a_person_who_is_entered_closed(own: Detainee, documenter: User) -> None:
    names = columns_of("detainees_detainee", but=("reference", "external_id", "restricted"))
    said = ", ".join(names)
    with refused(NOT_THEIRS), acting(documenter):
        run(
            f"INSERT INTO detainees_detainee ({said}, restricted, external_id) SELECT {said}, true, 'x'"
            " FROM detainees_detainee WHERE id = %s",
            own.pk,
        )

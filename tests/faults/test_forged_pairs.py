"""What stops a verification, as somebody to whom nobody gave it could try to take it away past the application."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from detainees.desk.thresholds import set_threshold
from detainees.linkage.runs import searcher
from detainees.models import Pair
from tests.detainees.making import registered
from tests.detainees.pairing import decided, pair_of
from tests.faults.attacking import NOT_THEIRS, refused, run

pytestmark = pytest.mark.django_db

DECISION = "IF014"
VERDICT = """
INSERT INTO detainees_pairverdict (pair_id, decision, by_id, at, sentence, fingerprint)
VALUES (%s, %s, %s, now(), '', %s)
"""


@pytest.fixture
def pair(documentation: Team, documenter: User) -> Pair:
    return pair_of(registered(documenter, documentation), registered(documenter, documentation))


@pytest.mark.parametrize(
    "written",
    [
        "gone = true",
        "score = 0.01",
        "bits = 0",
        "rival = 'sibling'",
        "evidence = '[]'",
        "weights = 9",
        "found_at = now()",
        "fingerprint = repeat('0', 64)",
    ],
)
@pytest.mark.parametrize("writer", ["documenter", "supervisor"])
def test_what_was_found_is_changed_by_the_search_alone(
    written: str, writer: str, pair: Pair, documenter: User, supervisor: User
) -> None:
    by = {"documenter": documenter, "supervisor": supervisor}[writer]
    with acting(searcher()):
        run(f"UPDATE detainees_pair SET {written} WHERE id = %s", pair.pk)  # control
        run("UPDATE detainees_pair SET gone = false, score = 0.9, bits = 12, rival = 'stranger', weights = 0")
        run("UPDATE detainees_pair SET evidence = '[1]', found_at = '2020-01-01', fingerprint = repeat('f', 64)")
    with refused(DECISION), acting(by):
        run(f"UPDATE detainees_pair SET {written} WHERE id = %s", pair.pk)


def test_nobody_else_finds_a_pair(pair: Pair, documentation: Team, documenter: User, supervisor: User) -> None:
    third = registered(documenter, documentation)
    with refused(DECISION), acting(supervisor):
        pair.pk, pair.other, pair._state.adding = None, third, True
        pair.save(force_insert=True)


def test_different_is_not_taken_back_by_a_written_fingerprint(pair: Pair, documenter: User, supervisor: User) -> None:
    decided(pair, "different", by=supervisor)
    with refused(DECISION), acting(documenter):
        run("UPDATE detainees_pair SET fingerprint = repeat('0', 64), decision = '' WHERE id = %s", pair.pk)


def test_who_decides_writes_no_other_fingerprint_than_their_verdict(pair: Pair, supervisor: User) -> None:
    write = "UPDATE detainees_pair SET decision = 'different', fingerprint = repeat(%s, 64) WHERE id = %s"
    with refused(DECISION), acting(supervisor):
        run(VERDICT, pair.pk, "different", supervisor.pk, "a" * 64)
        run(write, "b", pair.pk)
    with acting(supervisor):
        run(VERDICT, pair.pk, "different", supervisor.pk, "a" * 64)
        run(write, "a", pair.pk)  # control


def test_a_threshold_is_chosen_by_who_decides_in_the_team(
    documentation: Team, documenter: User, overseer: User, supervisor: User
) -> None:
    for stranger in (documenter, overseer):
        with refused(NOT_THEIRS):
            set_threshold(documentation, 1.0, by=stranger)
    set_threshold(documentation, 0.8, by=supervisor)
    with refused(NOT_THEIRS):
        set_threshold(documentation, 1.0, by=overseer)

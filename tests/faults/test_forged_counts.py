"""The ledger says what is verified, whole and once; the serving role cannot make it say anything else."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from releases.models import LedgerEntry, Release
from releases.models.releases import Status
from tests.faults.attacking import (
    LEDGER,
    LEDGER_ROW,
    NO_PRIVILEGE,
    NOBODY_ACTS,
    PAST_THE_WORKFLOW,
    STATE,
    as_if_committed,
    refused,
    run,
    send,
    write_copy,
    write_move,
    write_verdict,
)
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that counts."""
    return release_in(Status.VERIFIED, documentation, documenter, supervisor)


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that waits for its verdict."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


def test_a_row_more_is_refused(counted: Release, supervisor: User) -> None:
    with refused(LEDGER), acting(supervisor):
        write_copy("releases_ledgerentry")


def test_a_row_of_what_nobody_verified_is_refused(waiting: Release, supervisor: User) -> None:
    with refused(LEDGER), acting(supervisor):
        run(LEDGER_ROW, waiting.pk)


@pytest.mark.parametrize(
    "forged",
    [
        {"home": "'SY-HM'"}, {"facility": "'adra'"}, {"wave": "''"}, {"sex": "'female'"}, {"minor": "true"},
        {"mode": "'exchange'"}, {"latest": "'2012-01-01'"}, {"several": "'{SY-HM,SY-HI}'"}, {"place": "'SY-HM'"},
        {"bound": "'about'"}, {"is_group": "true"}, {"category": "'military'"},
    ],
    ids=str,
)  # fmt: skip
def test_nobody_is_moved_between_provinces_by_two_rows(
    forged: dict[str, str], counted: Release, supervisor: User
) -> None:
    """The sum would hold: -1 as it was, +1 as somebody would have it."""
    with refused(LEDGER), acting(supervisor):
        write_copy("releases_ledgerentry", people="-people")
        run(LEDGER_ROW, counted.pk)  # control: as it was is not yet refused
        write_copy("releases_ledgerentry", people="-people")
        write_copy("releases_ledgerentry", **forged)


def test_a_verification_without_its_row_is_refused(waiting: Release, supervisor: User) -> None:
    with refused(LEDGER), acting(supervisor):
        write_move(waiting, "verify", "verified", supervisor)
        write_verdict(waiting, supervisor)
        run(STATE, waiting.pk)


def test_a_row_twice_is_refused(waiting: Release, supervisor: User) -> None:
    with refused(LEDGER), acting(supervisor):
        write_move(waiting, "verify", "verified", supervisor)
        write_verdict(waiting, supervisor)
        run(LEDGER_ROW, waiting.pk)
        run(LEDGER_ROW, waiting.pk)
        run(STATE, waiting.pk)


def test_a_dispute_that_lets_it_count_on_is_refused(counted: Release, supervisor: User) -> None:
    with refused(PAST_THE_WORKFLOW), acting(supervisor):
        write_move(counted, "dispute", "disputed", supervisor)
        run("UPDATE releases_release SET status = 'disputed', status_since = now()")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE releases_ledgerentry SET people = 1000",
        "UPDATE releases_ledgerentry SET at = now()",
        "DELETE FROM releases_ledgerentry",
        "TRUNCATE releases_ledgerentry",
        "SELECT setval('releases_ledgerentry_id_seq', 1)",
    ],
)
def test_what_was_counted_stays(statement: str, counted: Release, supervisor: User) -> None:
    with refused(NO_PRIVILEGE):
        send(supervisor, statement)


def test_a_row_that_nobody_wrote_is_refused(counted: Release) -> None:
    with refused(NOBODY_ACTS):
        write_copy("releases_ledgerentry")


def test_control_the_ledger_is_whole(counted: Release) -> None:
    as_if_committed()
    assert LedgerEntry.objects.filter(release=counted).count() == 1

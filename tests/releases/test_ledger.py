"""The ledger: who began and ceased to count, when, and that a moment once asked for stays as it was."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import Sum
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from releases.models import LedgerEntry, Release
from releases.models.ledger import settled_now
from tests.conftest import ClientOf
from tests.releases.deciding import page
from tests.releases.making import amended, disputed, entered, verified
from tests.releases.records import made


def counted(moment: datetime | None = None) -> int:
    entries = LedgerEntry.objects.as_of(moment or settled_now())
    return entries.aggregate(people=Sum("people"))["people"] or 0


def test_a_dispute_takes_one_away_and_another_verification_gives_it_back(
    documenter: User, supervisor: User, documentation: Team
) -> None:
    release = verified(documenter, supervisor, documentation)
    assert counted() == 1
    release = disputed(release, supervisor)
    assert counted() == 0
    amended(release, documenter, supervisor)
    assert counted() == 1


def test_a_change_begins_and_ceases_at_one_moment(documenter: User, supervisor: User, documentation: Team) -> None:
    release = verified(documenter, supervisor, documentation, home_id="SY-ID")
    amended(release, documenter, supervisor, home_id="SY-HM")
    rows = LedgerEntry.objects.filter(release=release).order_by("pk")
    first, ceases, begins = rows
    assert [(row.people, row.home) for row in rows] == [(1, "SY-ID"), (-1, "SY-ID"), (1, "SY-HM")]
    assert first.at < ceases.at == begins.at


def test_later_statements_have_later_times(documenter: User, supervisor: User, documentation: Team) -> None:
    for _number in range(3):
        verified(documenter, supervisor, documentation)
    times = list(LedgerEntry.objects.order_by("pk").values_list("at", flat=True))
    assert times == sorted(set(times))


@pytest.mark.parametrize(
    ("women", "minors", "expected"),
    [
        (None, None, [(27, "unknown", None)]),
        (5, None, [(5, "female", None), (22, "unknown", None)]),
        (5, 3, [(5, "female", None), (3, "unknown", True), (19, "unknown", None)]),
        (20, 10, [(3, "female", True), (17, "female", None), (7, "unknown", True)]),
        (27, 27, [(27, "female", True)]),
    ],
)
def test_a_group_is_counted_by_what_is_known_of_its_women_and_minors(
    documenter: User, supervisor: User, documentation: Team,
    women: int | None, minors: int | None, expected: list[tuple[int, str, bool | None]],
) -> None:  # fmt: skip
    group = verified(
        documenter, supervisor, documentation, group_count=27, group_bound="exactly",
        group_women=women, group_minors=minors,
    )  # fmt: skip
    rows = LedgerEntry.objects.filter(release=group).order_by("pk")
    assert [(row.people, row.sex, row.minor) for row in rows] == expected


def test_a_transfer_is_never_counted_and_its_page_says_so(
    documenter: User, supervisor: User, documentation: Team, english_of: ClientOf
) -> None:
    transfer = verified(documenter, supervisor, documentation, mode="transfer")
    assert not LedgerEntry.objects.exists()
    assert "Transfer: this is no release, and no tally counts it." in page(english_of(documenter), transfer)


# -- A row that is committed late does not appear before a moment that was already asked for ---------------------------


@contextmanager
def verified_and_not_yet_committed(release: Release, supervisor: User) -> Iterator[None]:
    """Within the block a supervisor's row is written and has its time; the commit comes at the end of the block."""
    written, go_on = threading.Event(), threading.Event()

    def verify() -> None:
        try:
            with transaction.atomic():
                made(release, "verify", supervisor)
                written.set()
                assert go_on.wait(20)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        work = pool.submit(verify)
        assert written.wait(20)
        try:
            yield
        finally:
            go_on.set()
            work.result(20)


def asked_while_it_was_written(release: Release, supervisor: User, now: Callable[[], datetime]) -> tuple[int, int]:
    """What the tally said of one moment, first while a row was being written and again after its commit."""
    with verified_and_not_yet_committed(release, supervisor):
        moment = now()
        before = counted(moment)
    return before, counted(moment)


@pytest.fixture
def awaited(documenter: User, supervisor: User, documentation: Team) -> Release:
    """A release that waits, beside one that counts already."""
    verified(documenter, supervisor, documentation)
    return made(entered(documenter, documentation), "submit", documenter)


@pytest.mark.django_db(transaction=True)
def test_a_moment_that_was_asked_for_stays_as_it_was_when_a_row_is_committed_late(
    awaited: Release, supervisor: User
) -> None:
    assert asked_while_it_was_written(awaited, supervisor, settled_now) == (1, 1)
    assert counted() == 2


@pytest.mark.django_db(transaction=True)
def test_control_the_machines_own_clock_would_lose_that_race(awaited: Release, supervisor: User) -> None:
    assert asked_while_it_was_written(awaited, supervisor, timezone.now) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_the_question_does_not_wait_long_for_a_slow_writer(awaited: Release, supervisor: User) -> None:
    with verified_and_not_yet_committed(awaited, supervisor):
        begun = time.monotonic()
        assert settled_now() == LedgerEntry.objects.latest("at").at
        assert time.monotonic() - begun < 2


def test_no_row_can_be_given_another_time(documenter: User, supervisor: User, documentation: Team) -> None:
    """The clock is the owner's: whoever writes as the serving role gets its time, and cannot set it."""
    release = verified(documenter, supervisor, documentation)
    row = LedgerEntry.objects.get(release=release)
    with acting(supervisor):
        for people in (1, -1):
            forged = LedgerEntry.objects.get(pk=row.pk)
            forged.pk, forged.at, forged.people = None, row.at - timedelta(days=9), people
            forged.save(force_insert=True)
            forged.refresh_from_db()
            assert forged.at > row.at
    for attempt in ("UPDATE releases_ledgerclock SET at = now()", "SELECT at FROM releases_ledgerclock"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attempt)

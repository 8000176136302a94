"""All that a colleague has is handed over while somebody holds a part of it and waits for another: it comes to its end.

The control runs the act once and shows that PostgreSQL ends it.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep

import pytest
from django.db import OperationalError, connection, connections, transaction

from accounts import deadlocks
from accounts.handing import hand_over_work, left_in
from accounts.models import Team, User, WorkHandOver
from casework.models import Notice, NoticeKind
from releases.models import Finding, Release
from tests.releases.knowing import known
from tests.releases.records import draft

pytestmark = pytest.mark.django_db(transaction=True)
WAITED = 20  # seconds, at most


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture
def act(documentation: Team, documenter: User, documenter2: User, supervisor: User) -> Callable[[], object]:
    """A documenter's release and finding go to a colleague: the release is held first, then the finding."""
    draft(documentation, documenter)
    known(documentation, documenter)
    shown = {(each.pile.name, each.number) for each in left_in(documenter, documentation, supervisor) if each.goes}

    def hand_over() -> object:
        try:
            return hand_over_work(documenter, documentation, documenter2, by=supervisor, expected=shown)
        finally:
            connections.close_all()

    return hand_over


def waits_for_somebody() -> bool:
    """Whether another transaction waits for the end of this one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
        )
        ((waiting,),) = cursor.fetchall()
    return bool(waiting)


def crosswise(held: Event) -> None:
    """Hold the finding; once the other one waits for it, want the release that it holds."""
    try:
        with transaction.atomic():
            list(Finding.objects.select_for_update(of=("self",)))
            held.set()
            end = monotonic() + WAITED
            while not waits_for_somebody():
                assert monotonic() < end, "nobody came to wait for the finding"
                sleep(0.02)
            list(Release.objects.select_for_update(of=("self",)))
    finally:
        connections.close_all()


def both(pool: ThreadPoolExecutor, act: Callable[[], object]) -> tuple["Future[None]", "Future[object]"]:
    held = Event()
    holding = pool.submit(crosswise, held)
    assert held.wait(WAITED)
    return holding, pool.submit(act)


def test_it_is_begun_again_and_all_of_it_goes_once(
    pool: ThreadPoolExecutor, act: Callable[[], object], documenter2: User
) -> None:
    holding, handing = both(pool, act)
    assert isinstance(handing.result(WAITED), WorkHandOver)
    holding.result(WAITED)
    assert {case.owner for case in (Release.objects.get(), Finding.objects.get())} == {documenter2}
    assert WorkHandOver.objects.get().counts == {"releases": 1, "findings": 1}
    assert [each.person for each in Notice.objects.filter(kind=NoticeKind.HANDED)] == [documenter2], "told once, of all"


def test_control_begun_once_it_is_ended_and_nothing_of_it_went(
    pool: ThreadPoolExecutor, act: Callable[[], object], documenter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadlocks, "TIMES", 1)
    holding, handing = both(pool, act)
    with pytest.raises(OperationalError, match="deadlock"):
        handing.result(WAITED)
    holding.result(WAITED)
    assert {case.owner for case in (Release.objects.get(), Finding.objects.get())} == {documenter}
    assert not WorkHandOver.objects.exists()

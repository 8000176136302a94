"""A list brings a change while a colleague saves another one: both stand, and neither is overwritten unseen.

The controls take what is held away and show that what the colleague saved would then be as it was before.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from types import ModuleType
from typing import Any

import pytest
from django.db import connections

from accounts.acting import acting
from accounts.models import Team, User
from detainees.models import Detainee, Detention
from detainees.registration import change_detention
from releases.grid import entering
from releases.grid.entering import Shown, enter
from releases.grid.keeping import grid_of, keep_head, keep_rows
from releases.grid.typed import Head
from releases.imports import course
from releases.models import Evidence, Grid, GridRow, Release
from releases.wishes import state_wish
from tests.faults.meeting import meet, nobody_is_held
from tests.releases.importing import Importer, row
from tests.releases.listing import AHMAD, listed
from tests.releases.listing import row as typed
from tests.releases.records import made

pytestmark = pytest.mark.django_db(transaction=True)
Saves = Callable[[Barrier], None]
COURT = "Counter-terrorism court"
WISH = {"wish": "nobody", "wish_how": "by telephone"}


@pytest.fixture
def both() -> Iterator[Barrier]:
    barrier = Barrier(2)
    yield barrier
    barrier.abort()


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    """Brings lists in; one row of one is a draft."""
    importer = Importer(tmp_path, documentation, documenter)
    importer.rows(row())
    made(Release.objects.get(), "take-back", documenter)
    return importer


@pytest.fixture
def grid(documentation: Team, documenter: User) -> Grid:
    """A list of which one row is entered as a draft, and was mended since."""
    piece = listed(documentation, documenter)
    keep_rows(piece, 1, [typed(1, **AHMAD)], by=documenter)
    first = the_grid(piece, documenter)
    keep_head(piece, 1, replace(Head.stored(first), columns=("given", "home_governorate")), by=documenter)
    enter(the_grid(piece, documenter), Shown(first.changes), by=documenter, submit=False)
    version = GridRow.objects.get().version
    keep_rows(piece, 1, [typed(1, version, **AHMAD, home_governorate="SY-HI")], by=documenter)
    return the_grid(piece, documenter)


def the_grid(piece: Evidence, by: User) -> Grid:
    found = grid_of(piece, 1, by)
    assert found is not None
    return found


def wishes(release: Release, by: User) -> Saves:
    """Write down a wish, as its page does."""

    def save(both: Barrier) -> None:
        with acting(by):
            held = Release.objects.visible_to(by).select_for_update(of=("self",)).get(pk=release.pk)
            meet(both)
            state_wish(held, WISH, by=by)

    return save


def names_court(by: User) -> Saves:
    """Say which court it was, as the page of the detention does."""

    def save(both: Barrier) -> None:
        with acting(by):
            held = Detention.objects.visible_to(by).locked().get()
            meet(both)
            change_detention(held, {"court": COURT}, [], by=by)

    return save


def alone(saves: Callable[[], None]) -> None:
    try:
        saves()
    finally:
        connections.close_all()


def at_once(work: Callable[[], Any], saves: Saves, room: ModuleType, both: Barrier, patch: pytest.MonkeyPatch) -> None:
    """Let a list store what differs, and a colleague save; where nothing is held, both read before either writes."""
    store = room.store

    def stores(*said: Any, **more: Any) -> Any:
        meet(both)
        return store(*said, **more)

    patch.setattr(room, "store", stores)
    with ThreadPoolExecutor(1) as pool:
        colleague = pool.submit(alone, lambda: saves(both))
        work()
        colleague.result()


def hold_nothing(patch: pytest.MonkeyPatch, room: ModuleType) -> None:
    nobody_is_held(patch)
    patch.setattr(room, "hold", lambda persons, releases: None)


def test_a_wish_stands_that_was_written_down_while_an_import_ran(
    importer: Importer, documenter2: User, both: Barrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves = wishes(Release.objects.get(), documenter2)
    at_once(lambda: importer.rows(row(mode="exchange")), saves, course, both, monkeypatch)
    release = Release.objects.get()
    assert (release.mode, release.wish, release.wish_asked_by) == ("exchange", "nobody", documenter2)


def test_control_an_import_that_holds_nothing_brings_back_that_nobody_was_asked(
    importer: Importer, documenter2: User, both: Barrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_nothing(monkeypatch, course)
    saves = wishes(Release.objects.get(), documenter2)
    at_once(lambda: importer.rows(row(mode="exchange")), saves, course, both, monkeypatch)
    assert Release.objects.get().wish == "not-asked"


def test_a_court_stands_that_was_saved_while_an_import_ran(
    importer: Importer, documenter2: User, both: Barrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once(lambda: importer.rows(row(arrest_date="2013-06")), names_court(documenter2), course, both, monkeypatch)
    detention = Detainee.objects.get().detentions.get()
    assert (str(detention.arrest_date), detention.court) == ("2013-06", COURT)


def test_control_an_import_that_holds_nothing_forgets_the_court(
    importer: Importer, documenter2: User, both: Barrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_nothing(monkeypatch, course)
    at_once(lambda: importer.rows(row(arrest_date="2013-06")), names_court(documenter2), course, both, monkeypatch)
    assert Detainee.objects.get().detentions.get().court == ""


@pytest.mark.parametrize("held", [True, False], ids=["held", "control"])
def test_a_wish_stands_that_was_written_down_while_rows_of_a_list_were_entered(
    held: bool, grid: Grid, documenter: User, documenter2: User, both: Barrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not held:
        hold_nothing(monkeypatch, entering)
    release = GridRow.objects.get().release
    assert release is not None
    shown = Shown(grid.changes)
    saves = wishes(release, documenter2)
    at_once(lambda: enter(grid, shown, by=documenter, submit=False), saves, entering, both, monkeypatch)
    release.refresh_from_db()
    assert release.home_id == "SY-HI"
    assert release.wish == ("nobody" if held else "not-asked")

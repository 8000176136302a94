"""A colleague saves after an import has looked at its rows, and before it holds their records: it looks anew."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.models import Detainee
from detainees.registration import change
from detainees.restriction import restrict
from releases.imports import course
from releases.imports.known import hold
from releases.models import Release
from releases.wishes import state_wish
from tests.releases.importing import Importer, row
from tests.releases.records import made

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    """Brings lists in; one row of one is a draft."""
    importer = Importer(tmp_path, documentation, documenter)
    importer.rows(row())
    made(Release.objects.get(), "take-back", documenter)
    return importer


def before_it_holds(save: Callable[[], None], by: User, patch: pytest.MonkeyPatch) -> None:
    def alone() -> None:
        try:
            with acting(by):
                save()
        finally:
            connections.close_all()

    def holds(*some: Any) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(alone).result()
        hold(*some)

    patch.setattr(course, "hold", holds)


def test_what_was_saved_stands(importer: Importer, documenter2: User, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Release.objects.get()

    def save() -> None:
        said = {"wish": "nobody", "wish_how": "by telephone"}
        state_wish(Release.objects.select_for_update().get(pk=before.pk), said, by=documenter2)

    before_it_holds(save, documenter2, monkeypatch)
    assert importer.rows(row(mode="exchange")).numbers("changed") == (1,)
    after = Release.objects.get()
    assert (after.mode, after.wish) == ("exchange", "nobody")
    assert after.version > before.version + 1, "who has the page open is told of both"


def test_a_row_that_says_what_a_colleague_has_saved_changes_nothing(
    importer: Importer, documenter2: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    born = PartialDate("1991")
    before_it_holds(
        lambda: change(Detainee.objects.locked().get(), {"birth": born}, by=documenter2), documenter2, monkeypatch
    )
    assert importer.rows(row(birth="1991")).numbers("changed", "unchanged") == (0, 1)
    assert Detainee.objects.get().changed_by == documenter2


def test_a_record_that_was_closed_to_who_imports_is_not_changed(
    importer: Importer, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_it_holds(lambda: restrict(Detainee.objects.get(), [], by=supervisor), supervisor, monkeypatch)
    refused = importer.rows(row(birth="1991")).refused[0]["reason"]
    assert "in a record that is not open to you" in refused, "by the import; its move would refuse it too"

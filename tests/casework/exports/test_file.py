"""The file of an export: sealed, made once, and gone when its time is over."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts import access
from accounts.acting import acting
from accounts.models import Organisation, Team, User
from casework.exports import making
from casework.models import ExportDownload, MoveMade, OutboxEntry
from casework.moves import Refusal
from detainees.models import Detainee
from detainees.restriction import restrict
from releases.models import Release
from tests.casework.exports.asking import (
    WHY,
    approved,
    asked,
    content,
    downloaded,
    folder,
    made,
    moved,
    rows,
)
from tests.conftest import ClientOf
from tests.detainees.making import restricted
from tests.detainees.pairing import merged

pytestmark = pytest.mark.django_db


def test_a_day_later_its_key_is_gone_and_the_request_stays(
    client_of: ClientOf, analyst: User, supervisor: User, organisation: Organisation, released: Release,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    export = made(asked(analyst, organisation), supervisor)
    assert export.expires_at is not None
    assert export.decided_at is not None
    assert export.expires_at - export.decided_at == timedelta(hours=24)
    assert making.end_what_is_over() == 0
    monkeypatch.setattr(timezone, "now", lambda: export.expires_at + timedelta(seconds=1))
    assert downloaded(client_of(analyst), export).status_code == 302
    assert making.end_what_is_over() == 1
    export.refresh_from_db()
    assert (export.status, export.key, list(folder().iterdir())) == ("over", "", [])
    assert (export.why, export.rows) == (WHY["why"], 1)


def test_after_its_time_postgresql_hands_nothing_out(
    analyst: User, supervisor: User, organisation: Organisation, released: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "LASTS", timedelta(seconds=-1))
    export = made(asked(analyst, organisation), supervisor)
    with pytest.raises(DatabaseError, match="no file of this export"), transaction.atomic(), acting(analyst):
        ExportDownload.objects.create(export=export, by=analyst)


def test_the_disk_alone_tells_nothing(
    analyst: User, supervisor: User, organisation: Organisation, released: Release
) -> None:
    export = made(asked(analyst, organisation), supervisor)
    lies = making.path_of(export).read_bytes()
    assert str(released.reference).encode() not in lies
    assert bytes.fromhex(export.key) not in lies


def test_what_is_taken_back_leaves_no_file(
    analyst: User, supervisor: User, organisation: Organisation, released: Release
) -> None:
    export = made(asked(analyst, organisation), supervisor)
    assert isinstance(moved(export, "take-back", supervisor), Refusal)
    assert isinstance(moved(export, "take-back", analyst), MoveMade)
    making.end_what_is_over()
    export.refresh_from_db()
    assert (export.status, export.key, list(folder().iterdir())) == ("taken-back", "", [])


def test_nobody_restricted_is_in_it(
    client_of: ClientOf, analyst: User, supervisor: User, organisation: Organisation, released: Release
) -> None:
    export = asked(analyst, organisation)
    assert released.detainee is not None
    restrict(Detainee.objects.get(pk=released.detainee.pk), [analyst], by=supervisor)
    access.forget_rights(analyst)
    approved(export, supervisor)
    making.make(export.pk)
    assert rows(content(downloaded(client_of(analyst), export))) == []


def test_who_is_restricted_afterwards_is_handed_to_nobody(
    client_of: ClientOf, analyst: User, supervisor: User, organisation: Organisation, released: Release
) -> None:
    export = made(asked(analyst, organisation), supervisor)
    assert released.detainee is not None
    restrict(Detainee.objects.get(pk=released.detainee.pk), [], by=supervisor)
    export.refresh_from_db()
    assert (export.status, export.key, list(folder().iterdir())) == ("over", "", [])
    assert downloaded(client_of(analyst), export).status_code == 302


def test_who_is_one_with_somebody_restricted_afterwards_is_handed_to_nobody(
    analyst: User, supervisor: User, organisation: Organisation, documentation: Team, released: Release
) -> None:
    closed = restricted(supervisor, documentation, given="سمير")
    export = made(asked(analyst, organisation), supervisor)
    assert export.key
    merged(closed, Detainee.objects.get(pk=released.detainee_id or 0), by=supervisor)
    export.refresh_from_db()
    assert (export.status, export.key, list(folder().iterdir())) == ("over", "", [])


def test_what_cannot_be_made_is_told_and_leaves_nothing(
    analyst: User, supervisor: User, organisation: Organisation, released: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = approved(asked(analyst, organisation), supervisor)
    monkeypatch.setattr("casework.exports.formats._Csv.end", lambda writer: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        making.make(export.pk)
    export.refresh_from_db()
    assert (export.status, list(folder().iterdir())) == ("failed", [])


def test_what_is_late_is_sent_for_and_others_beside_it(
    analyst: User, supervisor: User, organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _number in range(2):
        approved(asked(analyst, organisation), supervisor)
    before = OutboxEntry.objects.filter(task="casework.tasks.make_export").count()
    assert making.take_up() == 0
    moment = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert making.take_up() == 2
    assert OutboxEntry.objects.filter(task="casework.tasks.make_export").count() == before + 2


def test_a_request_on_which_nobody_decides_ends(
    analyst: User, organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = asked(analyst, organisation)
    assert making.end_what_is_over() == 0
    moment = timezone.now() + timedelta(days=7, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert making.end_what_is_over() == 1
    export.refresh_from_db()
    assert export.status == "over"


def test_it_is_made_once(analyst: User, supervisor: User, organisation: Organisation, released: Release) -> None:
    export = made(asked(analyst, organisation), supervisor)
    key = export.key
    making.make(export.pk)
    export.refresh_from_db()
    assert (export.key, len(list(folder().iterdir()))) == (key, 1)

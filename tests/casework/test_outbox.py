"""What follows a change is written with it, and handed over to Celery once it is committed, at least once."""

from collections.abc import Iterator
from typing import Any

import pytest
from celery import current_app
from django.db import connections, transaction

from accounts.models import Team, User
from casework import outbox
from casework.models import MoveMade, OutboxEntry
from casework.outbox import BATCH, TOGETHER, ask_of, follow_with, relay
from releases.models.releases import Status
from tests.releases.records import made, release_in

Sent = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What was handed over; the broker is not asked."""
    found: Sent = []
    monkeypatch.setattr(current_app, "send_task", lambda name, kwargs: found.append((name, kwargs)))
    return found


@pytest.mark.django_db
def test_what_follows_is_written_with_the_change(documentation: Team, documenter: User, supervisor: User) -> None:
    release = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    made(release, "verify", supervisor)
    move = MoveMade.objects.get(name="verify")
    told = OutboxEntry.objects.waiting().get(task="releases.tasks.tell_owner")
    assert told.ids == {"move": move.pk, "release": release.pk}


@pytest.mark.django_db
def test_a_change_that_is_undone_has_no_consequence() -> None:
    with transaction.atomic():
        follow_with("releases.tasks.tell_owner", move=1, release=1)
        transaction.set_rollback(True)
    assert not OutboxEntry.objects.exists()


@pytest.mark.django_db
def test_the_oldest_is_handed_over_first(sent: Sent) -> None:
    for number in range(3):
        follow_with("a.task", number=number)
    assert relay() == 3
    assert sent == [("a.task", {"number": number}) for number in range(3)]


@pytest.mark.django_db
def test_what_was_handed_over_is_not_handed_over_again(sent: Sent) -> None:
    follow_with("a.task", number=1)
    assert [relay(), relay()] == [1, 0]
    assert len(sent) == 1


@pytest.mark.django_db
def test_what_several_changes_ask_for_is_handed_over_once(sent: Sent) -> None:
    for ids in ({"person": 1, "team": 2}, {"team": 2, "person": 1}, {"person": 2, "team": 2}):
        follow_with("a.task", **ids)
    follow_with("another.task", person=1, team=2)
    assert [relay(), relay()] == [4, 0]
    assert sent == [
        ("a.task", {"person": 1, "team": 2}),
        ("a.task", {"person": 2, "team": 2}),
        ("another.task", {"person": 1, "team": 2}),
    ]


@pytest.mark.django_db
def test_a_task_that_can_is_asked_of_several_records_in_one_message(
    sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_OF_SEVERAL", {"looks.at.several", "looks.at.few"})
    numbers = range(1, TOGETHER + 2)
    follow_with("looks.at.few", number=7)
    for number in (*numbers, *numbers):
        follow_with("looks.at.several", number=number)
        follow_with("a.task", number=number)
    follow_with("looks.at.several", number=1, other=2)
    assert relay() == 4 * len(numbers) + 2
    of_one = [("a.task", {"number": number}) for number in numbers]
    of_several = [("looks.at.several", {"number": [*numbers[:-1]]}), ("looks.at.several", {"number": numbers[-1]})]
    as_it_is = ("looks.at.several", {"number": 1, "other": 2})
    assert sent == [*of_one, as_it_is, ("looks.at.few", {"number": 7}), *of_several]


def test_what_cannot_be_asked_about_keeps_nothing_from_the_others() -> None:
    asked: list[tuple[int, ...]] = []

    def ask(*numbers: int) -> None:
        asked.append(numbers)
        if 2 in numbers:
            raise LookupError(f"There is no {len(numbers)} of them.")

    ask_of(1, ask)
    ask_of([1, 3], ask)
    assert asked == [(1,), (1, 3)]
    with pytest.raises(LookupError, match="no 1 of"):
        ask_of([1, 2, 3], ask)
    assert asked[2:] == [(1, 2, 3), (1,), (2,), (3,)]
    with pytest.raises(LookupError, match="no 1 of"):
        ask_of(2, ask)
    assert asked[6:] == [(2,)]


@pytest.mark.django_db
def test_a_sweep_has_an_end(sent: Sent) -> None:
    OutboxEntry.objects.bulk_create(OutboxEntry(task="a.task", ids={}) for _number in range(BATCH + 1))
    assert [relay(), relay()] == [BATCH, 1]


@pytest.mark.django_db(transaction=True)
def test_while_the_broker_is_down_it_waits(sent: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    follow_with("a.task", number=1)

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError

    with monkeypatch.context() as down:
        down.setattr(current_app, "send_task", refuse)
        with pytest.raises(ConnectionError):
            relay()
    assert relay() == 1
    assert sent == [("a.task", {"number": 1})]


@pytest.fixture
def another_relay() -> Iterator[None]:
    """Another process that is in the middle of handing over the oldest entry."""
    follow_with("a.task", number=1)
    follow_with("a.task", number=2)
    other = connections["default"].copy("another")
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN; SET LOCAL lock_timeout = '5s'")
            cursor.execute("SELECT id FROM casework_outboxentry ORDER BY id LIMIT 1 FOR UPDATE")
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("another_relay")
def test_two_relays_side_by_side_hand_over_different_entries(sent: Sent) -> None:
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '2s'")  # who waited would fail here
        assert relay() == 1
    assert sent == [("a.task", {"number": 2})]

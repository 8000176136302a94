"""What PostgreSQL ended because two waited for each other is done once more; anything else is not."""

from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, connections, transaction

from accounts.acting import acting
from accounts.deadlocks import despite_deadlocks
from accounts.models import Team, User
from detainees.models import Detainee
from tests.detainees.making import registered

pytestmark = pytest.mark.django_db(transaction=True)


def hold(entry: int) -> None:
    list(Detainee.objects.filter(pk=entry).select_for_update())


def test_two_who_hold_crosswise_both_come_to_their_end(documentation: Team, documenter: User) -> None:
    one, other = (registered(documenter, documentation).pk for _ in range(2))
    crossing, done, begun = Barrier(2), list[int](), list[int]()

    def act(first: int, second: int) -> None:
        with transaction.atomic():
            hold(first)
            begun.append(first)
            if len(begun) <= 2:  # later rounds meet nobody
                crossing.wait(5)
            hold(second)
        done.append(first)

    def run(first: int, second: int) -> None:
        despite_deadlocks(lambda: act(first, second))
        connections.close_all()

    threads = [Thread(target=run, args=each) for each in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(done) == [one, other]
    assert len(begun) > 2  # one of them began again


def test_any_other_error_is_told_at_once(documenter: User) -> None:
    asked = list[int]()

    def act() -> None:
        asked.append(1)
        with acting(documenter), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    with pytest.raises(DatabaseError):
        despite_deadlocks(act)
    assert len(asked) == 1

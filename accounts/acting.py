"""Who acts in a transaction, bound in PostgreSQL.

`with acting(user):` opens a transaction and names its actor through the owner's function `act_as`, which checks a
signature that only this installation's processes can make (key *acting*), and that holds for this one transaction.
Triggers ask `acting_person()`: a change of a case table without an actor is refused, and an injected statement cannot
name somebody else, not even with what it reads of other sessions.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from accounts.models import User


def sign(person: int, through: str, in_transaction: int) -> str:
    """The signature that `act_as` wants for these three, in hexadecimal."""
    key = bytes.fromhex(settings.KEYS["acting"])
    return hmac.new(key, f"{person}|{through}|{in_transaction}".encode(), hashlib.sha256).hexdigest()


@contextmanager
def acting(by: User) -> Iterator[None]:
    """A transaction in which `by` acts. Inside another one, a savepoint; the outer actor acts again afterwards."""
    actor, outer, inside = (by.pk, by.through), getattr(connection, "actor", None), connection.in_atomic_block
    with transaction.atomic():
        if actor == outer:  # bound already, by an `acting` that is still open on this connection
            yield
            return
        before = _bind(*actor)
        connection.actor = actor  # type: ignore[attr-defined]  # ours, as long as this block lasts
        try:
            yield
        finally:
            connection.actor = outer  # type: ignore[attr-defined]
        if inside:  # the mark ends with the transaction, not with this block
            _bind_again(before)


def _bind(person: int, through: str) -> str:
    """Name the actor of this transaction; the mark of the one who acted in it until now, or nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('ifraj.acting', true), pg_current_xact_id()::text::bigint")
        before, here = cursor.fetchall()[0]
        cursor.execute("SELECT act_as(%s, %s, %s, %s)", [person, through, here, sign(person, through, here)])
        return str(before or "")


def _bind_again(mark: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('ifraj.acting', %s, true)", [mark])

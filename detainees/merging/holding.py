"""What is held while it is decided which entries are one person, or what is counted of one: always in one order.

First the organisation's turn: merging waits for every decision on a release or a pair that is under way, and they for
it. Then all entries of the persons concerned, by their ids. Then pairs, by their two entries, or releases. Nobody who
keeps to it waits for somebody who waits for them.
"""

from collections.abc import Iterable

from django.db import connection

from detainees.models import Detainee


def hold_to_merge(organisation: int, persons: Iterable[int]) -> list[Detainee]:
    """Hold every entry that is one person with one of `persons`, in the organisation's turn; a transaction is open."""
    return _hold("pg_advisory_xact_lock", organisation, persons)


def hold_to_count(organisation: int, persons: Iterable[int]) -> list[Detainee]:
    """The same, while others count too; only nobody merges meanwhile."""
    return _hold("pg_advisory_xact_lock_shared", organisation, persons)


def hold_entries(entries: Iterable[int]) -> None:
    """Hold these entries themselves, for what is written of them and changes neither who they are nor what counts."""
    list(Detainee.objects.filter(pk__in=list(entries)).order_by("pk").select_for_update(no_key=True).values("pk"))


def _hold(lock: str, organisation: int, persons: Iterable[int]) -> list[Detainee]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(hashtextextended(%s, 0))", [f"merging|{organisation}"])
    known = list(Detainee.objects.filter(pk__in=list(persons)))
    return list(Detainee.objects.one_with(*known).select_for_update(of=("self",)))

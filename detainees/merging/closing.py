"""Whoever is one person is as closed as the strictest entry: nobody sees by a merge what they did not see before."""

from collections.abc import Collection
from typing import Any

from accounts.models import User
from casework.models import MoveMade
from detainees.models import Detainee, Merge
from detainees.restriction import SUBJECT, close_entry, open_entry, readers_of

_NOT_CLOSED = object()  # by this merge


def close_as_strictest(entries: Collection[Detainee], *, by: User) -> dict[str, Any]:
    """Close all of these to those who see every restricted one among them.

    Answers which entries that changed, each with the ids of those to whom it was open (None for everybody).
    """
    strict = [set(readers_of(entry)) for entry in entries if entry.restricted]
    if not strict:
        return {}
    readers = set.intersection(*strict)
    before: dict[str, Any] = {}
    for entry in entries:
        opened = set(readers_of(entry)) if entry.restricted else None
        if opened != readers:
            before[str(entry.pk)] = None if opened is None else sorted(reader.pk for reader in opened)
            close_entry(entry, readers, by=by)
    return before


def open_as_before(merge: Merge, side: Collection[Detainee], *, by: User) -> None:
    """Open those of one side that the merge had closed; left closed where somebody closed them otherwise since."""
    before = {entry.pk: merge.opened_before.get(str(entry.pk), _NOT_CLOSED) for entry in side}
    if _NOT_CLOSED in before.values() or MoveMade.objects.of(SUBJECT, *before).filter(at__gt=merge.at).exists():
        return
    for entry in side:
        readers = before[entry.pk]
        if readers is None:
            open_entry(entry, by=by)
        else:
            close_entry(entry, set(User.objects.filter(pk__in=readers, is_active=True)), by=by)

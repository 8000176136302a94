"""Closing a person to all but those named, and opening them again.

Each entry is closed by itself (`Detainee.closed_to`) or open. A person is as closed as the strictest of the entries
that are one: open to those alone whom each entry names that is closed by itself. What everybody asks, `restricted` and
guardian's names, is drawn from that here and nowhere else; PostgreSQL compares it (detainees/sql/closing.sql).
"""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import close_by_name, forget_rights, holders, may, open_by_name, why_not
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.exports.making import end_those_with_names
from casework.models import MoveMade
from detainees.models import Detainee, DetaineeGrant
from detainees.models.detainees import SUBJECT
from detainees.registration import change

RESTRICT, LIFT = "restrict", "lift"

Readers = set[int] | None  # ids of those to whom somebody is open; None for all who see persons of the organisation


def readers_of(detainee: Detainee) -> QuerySet[User]:
    """Those to whom the person was opened by name."""
    grants = DetaineeGrant.objects.filter(content_object=detainee, permission__codename=Right.SEE_RESTRICTED.value)
    return User.objects.filter(pk__in=grants.values("user")).order_by("display_name", "pk")


def colleagues_of(detainee: Detainee) -> QuerySet[User]:
    """Those to whom the person can be opened: all who see the persons of the organisation."""
    return holders(Right.SEE_PERSONS, detainee.organisation).order_by("display_name", "pk")


def why_not_close(entries: Collection[Detainee], by: User) -> str | Promise | None:
    """The sentence that says why `by` may not close or open the person of these entries, or None.

    They decide in the team of every entry that is closed by itself; where none is, in that of one of the entries.
    PostgreSQL asks the same (check_own_closing).
    """
    closed = [entry for entry in entries if entry.closed_to is not None]
    if closed and not all(may(by, Right.DECIDE, entry.team) for entry in closed):
        return _(
            "Who may see this person is decided by a supervisor of each team that has restricted an entry of theirs."
        )
    return None if closed else _why_not_any(entries, by)


def _why_not_any(entries: Collection[Detainee], by: User) -> str | None:
    refusals = [why_not(by, Right.DECIDE, entry.team) for entry in entries]
    return refusals[0] if all(refusals) else None


def restrict(detainee: Detainee, readers: Collection[User], *, by: User) -> None:
    """Close the person to all but `readers` and `by`: each entry of a team in which `by` decides is closed by itself.

    The caller holds the rows, has compared the version and asked why not.
    """
    _close_own(detainee, sorted({by.pk, *(reader.pk for reader in readers)}), by)
    for reader in readers:
        forget_rights(reader)


def lift(detainee: Detainee, *, by: User) -> None:
    """Open the person again to the whole organisation; the caller as above."""
    _close_own(detainee, None, by)


def _close_own(detainee: Detainee, readers: list[int] | None, by: User) -> None:
    person = [detainee, *Detainee.objects.one_with(detainee).exclude(pk=detainee.pk)]
    with acting(by):
        for entry in person:
            if may(by, Right.DECIDE, entry.team):
                close_by_itself(entry, readers)
        draw(person, by=by)


def close_by_itself(entry: Detainee, readers: list[int] | None) -> None:
    """Store to whom the entry itself is closed; the caller acts, and draws what follows for the whole person."""
    entry.closed_to = readers
    entry.save(update_fields=["closed_to"])


def open_to(entries: Iterable[Detainee]) -> Readers:
    """To whom a person is open of whom these are all the entries."""
    strict = [set(entry.closed_to) for entry in entries if entry.closed_to is not None]
    return set.intersection(*strict) if strict else None


def draw(person: Collection[Detainee], *, by: User) -> None:
    """Draw for all entries of a person to whom they are open; the caller holds their rows.

    Files that were made while more people saw one of them are over, whether it was closed itself or became one with
    somebody who is.
    """
    wanted = open_to(person)
    for entry in person:
        named = {reader.pk for reader in readers_of(entry)} if entry.restricted else None
        if named != wanted:
            _draw_one(entry, wanted, by)
        if wanted is not None and (named is None or named - wanted):
            end_those_with_names(entry.organisation)
    forget_rights(by)


def _draw_one(entry: Detainee, wanted: Readers, by: User) -> None:
    named, chosen = set(readers_of(entry)), set(User.objects.filter(pk__in=wanted or ()))
    with acting(by):
        for reader in chosen - named:
            open_by_name(entry, reader)
        for reader in named - chosen:
            close_by_name(entry, reader)
        _record(entry, LIFT if wanted is None else RESTRICT, "، ".join(sorted(map(str, chosen))), by)
        change(entry, {"restricted": wanted is not None}, by=by)


def _record(detainee: Detainee, name: str, to_whom: str, by: User) -> None:
    """Who closed or opened the person, when, and to whom, for good."""
    MoveMade.objects.create(
        subject=SUBJECT,
        subject_id=detainee.pk,
        name=name,
        from_state=_state(detainee.restricted),
        to_state=_state(name == RESTRICT),
        revision=detainee.version,
        by=by,
        sentence=to_whom,
    )


def _state(restricted: bool) -> str:
    return "restricted" if restricted else "open"

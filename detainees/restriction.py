"""Closing a person to all but those named; the names are guardian's, through `accounts.access`."""

from collections.abc import Collection

from django.db.models import QuerySet

from accounts.access import close_by_name, holders, open_by_name
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.models import MoveMade
from detainees.models import Detainee, DetaineeGrant
from detainees.registration import change

SUBJECT = "detainee"
RESTRICT, LIFT = "restrict", "lift"


def readers_of(detainee: Detainee) -> QuerySet[User]:
    """Those to whom the person was opened by name."""
    grants = DetaineeGrant.objects.filter(content_object=detainee, permission__codename=Right.SEE_RESTRICTED.value)
    return User.objects.filter(pk__in=grants.values("user")).order_by("display_name", "pk")


def colleagues_of(detainee: Detainee) -> QuerySet[User]:
    """Those to whom the person can be opened: all who see the persons of the organisation."""
    return holders(Right.SEE_PERSONS, detainee.organisation).order_by("display_name", "pk")


def restrict(detainee: Detainee, readers: Collection[User], *, by: User) -> None:
    """Close the person to all but `readers` and `by`: every entry that is one with this, in one act.

    The caller holds the rows and has compared the version.
    """
    for entry in _whole(detainee):
        close_entry(entry, {*readers, by}, by=by)


def lift(detainee: Detainee, *, by: User) -> None:
    """Open the person again to the whole organisation. The caller holds the rows and has compared the version."""
    for entry in _whole(detainee):
        open_entry(entry, by=by)


def close_entry(entry: Detainee, wanted: Collection[User], *, by: User) -> None:
    """Close one entry to all but those wanted; the caller holds its row, and sees to the others of the person."""
    with acting(by):
        named = set(readers_of(entry))
        for reader in set(wanted) - named:
            open_by_name(entry, reader)
        for reader in named - set(wanted):
            close_by_name(entry, reader)
        _record(entry, RESTRICT, "، ".join(sorted(str(reader) for reader in wanted)), by)
        change(entry, {"restricted": True}, by=by)


def open_entry(entry: Detainee, *, by: User) -> None:
    """Open one entry again to the whole organisation; the caller holds its row."""
    with acting(by):
        for reader in readers_of(entry):
            close_by_name(entry, reader)
        _record(entry, LIFT, "", by)
        change(entry, {"restricted": False}, by=by)


def _whole(detainee: Detainee) -> list[Detainee]:
    """The entry in the caller's hand, then the others of the person."""
    return [detainee, *Detainee.objects.one_with(detainee).exclude(pk=detainee.pk)]


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

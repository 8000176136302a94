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
    """Close the person to all but `readers` and `by`. The caller holds the lock and has compared the version."""
    with acting(by):
        named, wanted = set(readers_of(detainee)), {*readers, by}
        for reader in wanted - named:
            open_by_name(detainee, reader)
        for reader in named - wanted:
            close_by_name(detainee, reader)
        _record(detainee, RESTRICT, "، ".join(sorted(str(reader) for reader in wanted)), by)
        change(detainee, {"restricted": True}, by=by)


def lift(detainee: Detainee, *, by: User) -> None:
    """Open the person again to the whole organisation. The caller holds the lock and has compared the version."""
    with acting(by):
        for reader in readers_of(detainee):
            close_by_name(detainee, reader)
        _record(detainee, LIFT, "", by)
        change(detainee, {"restricted": False}, by=by)


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

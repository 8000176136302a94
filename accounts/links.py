"""Links that are handed over in person: making one, and setting a password with it."""

import hashlib
import secrets

from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Invitation, Session, User
from accounts.models.invitations import LIFETIME, LinkState, Purpose
from accounts.moves import Refusal
from accounts.tokens import revoke_all


def digest(token: str) -> str:
    """What the database keeps of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def make_link(person: User, purpose: Purpose, by: User) -> str:
    """The secret of a new link, told to who makes it and to nobody after; earlier links of the person end.

    Call inside `acting(by)`.
    """
    withdraw_open_links(person)
    token, now = secrets.token_urlsafe(32), timezone.now()
    Invitation.objects.create(
        user=person, purpose=purpose, digest=digest(token), made_by=by, made_at=now, expires_at=now + LIFETIME
    )
    return token


def withdraw_open_links(person: User) -> None:
    """End the links of `person` that were not used, also those whose time has passed. Call inside `acting`."""
    Invitation.objects.filter(user=person, taken_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())


def link_of(token: str) -> Invitation | None:
    """The link with this secret that can be used now, or None."""
    found = Invitation.objects.filter(digest=digest(token), user__is_active=True).select_related("user").first()
    return found if found is not None and found.state == LinkState.USABLE else None


def set_password_with(token: str, password: str) -> User | Refusal:
    """Set the password of the link's person; the link is used up, their sessions end.

    A second factor that the link is to remove goes with it. Two who use the same link at once: one of them.
    """
    link = link_of(token)
    if link is None:
        return Refusal(over())
    with acting(link.user):
        locked = Invitation.objects.select_for_update().get(pk=link.pk)
        if locked.state != LinkState.USABLE:
            return Refusal(over())
        locked.taken_at = timezone.now()
        locked.save(update_fields=["taken_at"])
        person = User.objects.select_for_update().get(pk=link.user_id, is_active=True)
        if locked.purpose == Purpose.SECOND_FACTOR:
            Authenticator.objects.filter(user=person).delete()
        replace_password(person, password)
    return person


def replace_password(person: User, password: str) -> None:
    """Set the password; sessions end and tokens are revoked. Call inside `acting(person)`."""
    person.set_password(password)
    person.save(update_fields=["password"])
    Session.objects.filter(person=person).delete()
    revoke_all(person, person)


def over() -> str:
    """What a person reads whose link does not work."""
    return _(
        "This link cannot be used: it was used already, or its 72 hours have passed, or a second person has yet to "
        "confirm it. Ask the administrator who gave it to you for a new one."
    )

"""Which browsers are a person's: noting a new one at signing in, saying whose it is, and what follows where it is not.

A browser holds one signed cookie for a year and more; it says nothing of the machine. Whoever clears it is asked about
the same browser again, which costs a click and tells nobody anything. An older device that is known to be the person's
answers for a newer one, and none for itself: who got in with somebody's password cannot say that it was all right, nor
that the person is a stranger. Where none is left, a link that an administrator hands over in person begins anew.
"""

import secrets
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Device, Invitation, Session, User
from accounts.models.devices import Answer, DeviceQuerySet
from accounts.moves import Refusal
from accounts.sealing import blind_index
from accounts.tokens import revoke_all

COOKIE = "ifraj_device"
_LASTS = 400 * 24 * 60 * 60  # seconds; browsers keep no cookie for longer
KNOWN_AS = "known device"  # in the session: the id of its device


def note(request: HttpRequest, person: User, name: str) -> None:
    """Remember in which browser `person` signs in now; a new one is asked about in those that they used before.

    One that was not theirs is a new one whenever it comes again. After a link that was handed over, the one in which
    they sign in next is the first, known before or not, so that no other is.
    """
    token = str(request.get_signed_cookie(COOKIE, default="", salt=COOKIE) or "")
    with acting(person):
        User.objects.select_for_update().get(pk=person.pk)  # of two that come at once one is the first
        first = not Device.objects.of(person).filter(first_seen_at__gt=_last_link(person)).exists()
        device = Device.objects.of(person).filter(digest=_digest(person, token)).first() if token else None
        if device is not None and (first or device.answer == Answer.DENIED):
            device, token = None, ""  # it begins anew, under another cookie
        if device is None:
            token = token or secrets.token_urlsafe(32)  # in which somebody else may be known already
            answer = Answer.FIRST if first else Answer.WAITING
            device = Device.objects.create(person=person, digest=_digest(person, token), name=name[:40], answer=answer)
    request.session[KNOWN_AS] = device.pk
    request.device_token = token  # type: ignore[attr-defined]  # until the answer goes out


def _last_link(person: User) -> datetime:
    """When `person` last used a link that was handed over to them."""
    taken: datetime | None = Invitation.objects.filter(user=person).aggregate(last=Max("taken_at"))["last"]
    return taken or datetime.min.replace(tzinfo=UTC)


def _digest(person: User, token: str) -> str:
    return blind_index(f"{person.pk} {token}", "device")


def keep_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser in which somebody has just signed in its cookie, for another year and more."""
    token = getattr(request, "device_token", "")
    if token:
        response.set_signed_cookie(
            COOKIE, token, salt=COOKIE, max_age=_LASTS, httponly=True, samesite="Lax", secure=settings.BEHIND_TLS
        )


def asked_about(request: HttpRequest, person: User) -> DeviceQuerySet:
    """The new devices of `person` that are asked about in this browser."""
    return Device.objects.of(person).asked_about_on(here(request))


def here(request: HttpRequest) -> int:
    """The id of the device in which the person of this session is signed in, or 0."""
    return int(request.session.get(KNOWN_AS, 0))


def is_mine(device: Device, by: User, on: int) -> Refusal | None:
    """The device is the person's own, as they say on another one (its id)."""
    return _answer(device, Answer.OWN, by, on)


def not_mine(device: Device, by: User, on: int, session: str) -> Refusal | None:
    """Somebody else signed in: every session but this one (its digest) ends, with the tokens, and the password.

    In the session that stays nothing is possible but a new password (`accounts.middleware.NewPasswordFirst`). Whoever
    got in knows the old one, and with it nobody signs in any more.
    """
    with acting(by):
        refusal = _answer(device, Answer.DENIED, by, on)
        if refusal is None:
            User.objects.filter(pk=by.pk, password_stopped_at=None).update(password_stopped_at=timezone.now())
            Session.objects.filter(person=by).exclude(session_key=session).delete()
            revoke_all(by, by)
    return refusal


def _answer(device: Device, answer: Answer, by: User, on: int) -> Refusal | None:
    with acting(by):
        locked = Device.objects.of(by).select_for_update().get(pk=device.pk)
        if locked.answer != Answer.WAITING:
            return Refusal(_("You have said already whose this device is."))
        locked.answer, locked.answered_at, locked.answered_from_id = answer, timezone.now(), on
        locked.save(update_fields=["answer", "answered_at", "answered_from"])
    return None

"""Making a token, finding its person, revoking it, and counting what is read with it (docs/api.md)."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import AccessToken, TokenReading, User
from accounts.models.tokens import AccessTokenQuerySet
from accounts.moves import Refusal
from accounts.people import people_visible_to
from accounts.sealing import blind_index

MARK = "ifraj_"  # by which a token is known wherever it is found
A_DAY = 24  # hours
MOST = 20  # tokens of one person that can be used at once


def digest_of(secret: str) -> str:
    """What the database keeps of a token; made with this installation's key."""
    return blind_index(secret, "access token")


def make_token(name: str, scopes: list[str], days: int, *, by: User) -> str | Refusal:
    """The secret of a new token of one's own, told now and never again."""
    with acting(by):
        User.objects.select_for_update().get(pk=by.pk)  # one at a time, or twenty would be many
        if AccessToken.objects.of(by).usable().count() >= MOST:
            return Refusal(_("You have twenty tokens that can be used. Revoke one that no script needs any more."))
        secret = MARK + secrets.token_urlsafe(32)
        now = timezone.now()
        AccessToken.objects.create(
            person=by, name=name, digest=digest_of(secret), scopes=scopes, made_at=now,
            expires_at=now + timedelta(days=days),
        )  # fmt: skip
        return secret


def usable_token(secret: str) -> AccessToken | None:
    """The token with this secret, with its person, if it opens anything now."""
    return AccessToken.objects.usable().filter(digest=digest_of(secret)).select_related("person").first()


def tokens_visible_to(user: User) -> AccessTokenQuerySet:
    """One's own, and those of the people whom one administers."""
    theirs = Q(person=user) | Q(person__in=people_visible_to(user).order_by())
    return AccessToken.objects.filter(theirs).select_related("person", "revoked_by").order_by("-made_at", "-pk")


def revoke(token: AccessToken, *, by: User) -> Refusal | None:
    """From now on it opens nothing."""
    with acting(by):
        held = AccessToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
        if held.revoked_at is not None:
            return Refusal(_("It was revoked already."))
        held.revoked_by, held.revoked_at = by, timezone.now()
        held.save(update_fields=["revoked_by", "revoked_at"])
        return None


def revoke_all(person: User, by: User) -> None:
    """Revoke every token that can be used: who took the telephone may have them. Call inside `acting(by)`."""
    AccessToken.objects.filter(person=person, revoked_at__isnull=True).update(revoked_by=by, revoked_at=timezone.now())


def rows_left(person: User) -> int:
    """How many rows may still be read with the tokens of `person` within the day."""
    read = TokenReading.objects.since(person, A_DAY).aggregate(rows=Sum("rows", default=0))["rows"]
    return max(0, settings.API_ROWS_A_DAY - int(read))


def record_reading(token: AccessToken, what: str, rows: int) -> bool:
    """Write down what is about to be sent, in the transaction of the answer; False where it is more than may be today.

    One reading of a person after the other, or several at once would each find the same rest.
    """
    with acting(token.person):
        User.objects.select_for_update().get(pk=token.person_id)
        if rows > rows_left(token.person):
            return False
        AccessToken.objects.filter(pk=token.pk).update(last_used_at=timezone.now())
        TokenReading.objects.create(token=token, what=what, rows=rows)
        return True

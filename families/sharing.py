"""Letting an organisation read some parts of an inquiry until a day; that it ends is a fact of the clock, no job's."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.copying import new_ids
from casework.sealed import seal_for
from families.consent import GONE
from families.consent_lists import SharedField
from families.content import taken_down
from families.models import Consent, Inquiry, Referral, Share, Telling

LONGEST = 366  # days


def share(
    inquiry: Inquiry, consent: Consent, desk: Team | None, fields: Sequence[str], until: datetime, *, by: User
) -> Share:
    """Let these parts be read there. The caller holds the inquiry's row; PostgreSQL refuses it without the consent."""
    with acting(by):
        row = new_ids(Share, 1)[0]
        return Share.objects.create(
            pk=row, inquiry=inquiry, consent=consent, desk=desk, fields=list(fields), until=until, sent_by=by,
            content=seal_for(Share, "content", row, taken_down(inquiry, fields)),
        )  # fmt: skip


def may_send(user: User, passed: Share | Referral) -> bool:
    """Whether `user` is of the desk that sent it."""
    return may(user, Right.TAKE_INQUIRIES, passed.inquiry.team)


def why_not_numbers(passed: Share, user: User) -> str | Promise | None:
    """By the desk that has the share, as long as it has it; and where numbers are among what is shared."""
    if passed.desk is None or not may(user, Right.SHOW_CALLERS, passed.desk):
        return _("Only the desk with which they are shared is shown numbers here.")
    if SharedField.NUMBERS not in passed.fields or not passed.is_live(timezone.now()):
        return _("No number is among what is shared.")
    return None


def why_not_acknowledge(passed: Share, user: User) -> str | Promise | None:
    """By who has it, while they have it; for an organisation outside, by who sent it and was told."""
    if passed.inquiry.erased_at:
        return GONE
    if not may(user, Right.TAKE_INQUIRIES, passed.desk or passed.inquiry.team):
        return _("Only those who have it say that it has come.")
    if passed.acknowledged_at:
        return _("That it has come is said already.")
    return None if passed.is_live(timezone.now()) else _("It has ended: nobody has it any more.")


def why_not_recall(passed: Share | Referral, user: User) -> str | Promise | None:
    """By who sent it, once."""
    if not may_send(user, passed):
        return _("Only those who sent it take it back.")
    return _("It was taken back already.") if passed.recalled_at else None


def acknowledge(passed: Share, *, by: User) -> None:
    """It has come. The caller holds the row and has asked."""
    with acting(by):
        passed.acknowledged_by, passed.acknowledged_at = by, timezone.now()
        passed.save()


def recall(passed: Share, *, by: User) -> None:
    """Take it back. The caller holds the row and has asked."""
    with acting(by):
        passed.recalled_by, passed.recalled_at = by, timezone.now()
        passed.save()


def told(telling: Telling, *, by: User) -> None:
    """They know that it was taken back. The caller holds the row."""
    with acting(by):
        telling.told_by, telling.told_at = by, timezone.now()
        telling.save(update_fields=["told_by", "told_at"])

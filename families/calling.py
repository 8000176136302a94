"""Reaching a caller: the number shown once and for a reason, attempts logged, the next one at an hour that is safe."""

from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import User
from casework.sealed import opened
from families.hours import day_before, due_by, is_past, is_within_hours, leaves_none
from families.lists import Outcome, Priority
from families.models import Attempt, CallerNumberShown, Contact, Inquiry, Relative
from families.taking import change_card, change_inquiry


def warning_for(contact: Contact, moment: datetime) -> str | Promise | None:
    """The sentence that says why it is not safe for the caller to be contacted at this moment, or None."""
    if is_past(contact, moment):
        return _("The caller asked not to be contacted any more: the last day they named has gone by.")
    if not is_within_hours(contact, moment):
        return _("It is not a safe hour for the caller now.")
    return None


def show_caller(contact: Contact, inquiry: Inquiry, reason: str, *, despite: bool, by: User) -> str:
    """The whole number, and for good that `by` was shown it, and why. Raises NotSealedHere.

    `despite`: somebody has seen the warning; PostgreSQL refuses it without where it is not safe.
    """
    with acting(by):
        CallerNumberShown.objects.create(contact=contact, inquiry=inquiry, reason=reason, despite=despite, by=by)
        return opened(contact, "number")


def log_attempt(
    inquiry: Inquiry, contact: Contact | None, outcome: str, sentence: str, next_due: datetime | None, *, by: User,
    against_card: bool = False,
) -> Attempt:  # fmt: skip
    """Log an attempt; the next contact of the inquiry is due when it says, or by the priority.

    The caller holds the inquiry's row. Who asked not to be contacted any more is not: the cards say so from now on, no
    next contact is agreed, and the day by the priority is overdue for nobody (`overdue` of inquiries). Where nothing is
    said it is by the priority, and as safe as what is said.
    """
    with acting(by):
        if outcome == Outcome.REFUSED:
            next_due = None
        made = Attempt.objects.create(
            inquiry=inquiry, contact=contact, outcome=outcome, sentence=sentence, next_due=next_due, by=by,
            against_card=against_card,
        )  # fmt: skip
        if outcome == Outcome.REFUSED:
            _no_more(inquiry, by)
        cards = list(inquiry.relative.contacts.all())
        first = [contact] if contact and not leaves_none([contact], timezone.now()) else cards
        due = next_due or due_by(Priority(inquiry.priority), first, timezone.now())
        change_inquiry(inquiry, {"due": due}, by=by)
        return made


def _no_more(inquiry: Inquiry, by: User) -> None:
    """Every card of the caller says that yesterday was the last day, by the calendar where they are."""
    now, caller = timezone.now(), Relative.objects.locked().get(pk=inquiry.relative_id)
    for contact in caller.contacts.select_for_update().order_by("pk"):
        yesterday = day_before(contact, now)
        change_card(contact, {"not_after": min(filter(None, (contact.not_after, yesterday)))}, code_word=None, by=by)

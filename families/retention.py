"""What is done with a closed inquiry when its time is over: kept longer for a reason, or removed by two."""

from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import why_not
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from families.consent import GONE
from families.consent_lists import ErasedWhy
from families.erasing import erase
from families.models import Erasure, Inquiry, KeptLonger, Removal
from families.models.inquiries import NOT_KEPT, Course


def open_removal(inquiry: Inquiry) -> Removal | None:
    """What was proposed and is not decided yet."""
    return inquiry.removals.open().for_rows().first()


def why_not_review(inquiry: Inquiry, by: User) -> str | Promise | None:
    """Of a closed inquiry, by those of its desk."""
    if inquiry.erased_at:
        return GONE
    if inquiry.status != Course.CLOSED:
        return _("Only what is closed is looked at again. Close the inquiry first.")
    return why_not(by, Right.TAKE_INQUIRIES, inquiry.team)


def why_not_keep(inquiry: Inquiry, by: User) -> str | Promise | None:
    """It may be kept longer where the caller has not refused that."""
    if inquiry.keep_said in NOT_KEPT:
        return _("The caller does not let this be kept: it is destroyed, and not kept longer.")
    return why_not_review(inquiry, by)


def why_not_confirm(removal: Removal, by: User) -> str | Promise | None:
    """By a supervisor of the desk who did not propose it; of an inquiry that is as it was when it was proposed."""
    sentence = why_not_review(removal.inquiry, by)
    if sentence is not None:
        return sentence
    if removal.proposed_by_id == by.pk:
        return _("You proposed this: another one confirms it.")
    return why_not(by, Right.REMOVE_INQUIRIES, removal.inquiry.team)


def keep_longer(inquiry: Inquiry, until: date, sentence: str, *, by: User) -> None:
    """Look at it again on another day; what was proposed meanwhile is dropped. The caller holds the inquiry's row."""
    with acting(by):
        KeptLonger.objects.create(inquiry=inquiry, until=until, sentence=sentence, by=by)
        for removal in inquiry.removals.open():
            drop(removal, by=by)
        inquiry.review_on = until
        inquiry.save()


def propose(inquiry: Inquiry, reason: str, sentence: str, *, by: User) -> Removal:
    """Propose that the content is destroyed. The caller holds the inquiry's row."""
    with acting(by):
        return Removal.objects.create(inquiry=inquiry, reason=reason, sentence=sentence, proposed_by=by)


def drop(removal: Removal, *, by: User) -> None:
    """It is not removed for this reason. The caller holds the inquiry's row."""
    with acting(by):
        removal.dropped_by, removal.dropped_at = by, timezone.now()
        removal.save()


def confirm(removal: Removal, *, by: User) -> Erasure:
    """Destroy the content, as two have decided. The caller holds the inquiry's row and has asked `why_not_confirm`."""
    with acting(by):
        removal.confirmed_by, removal.confirmed_at = by, timezone.now()
        removal.save()
        return erase(removal.inquiry, ErasedWhy.REMOVED, by=by)

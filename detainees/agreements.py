"""The agreement by which two organisations tell each other that one of them holds a likely match."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import may, where
from accounts.acting import acting
from accounts.models import Organisation, User
from accounts.rights import Right
from casework.mistake import Mistake
from detainees.models import Agreement


def propose(ours: Organisation, theirs: Organisation, contact: str, *, by: User) -> Agreement | Mistake:
    """Offer it to the other organisation; nothing is told before they agree."""
    with acting(by):
        # Both are held, so that two who propose it to each other at once find one another.
        list(Organisation.objects.select_for_update().filter(pk__in=(ours.pk, theirs.pk)).order_by("pk"))
        if not may(by, Right.CONFIRM_ROLES, ours):
            return Mistake(_("You speak for no organisation here."))
        both = Agreement.objects.of(frozenset([ours.pk])) & Agreement.objects.of(frozenset([theirs.pk]))
        if both.filter(ended_at__isnull=True).exists():
            return Mistake(_("There is an agreement with this organisation already, or it waits for an answer."))
        return Agreement.objects.create(proposing=ours, agreeing=theirs, proposing_contact=contact, proposed_by=by)


def why_not_agree(agreement: Agreement, by: User) -> str | None:
    """The sentence that says why `by` cannot agree, or None."""
    if agreement.state != "waiting":
        return _("This waits for nobody.")
    if agreement.proposed_by_id == by.pk or not may(by, Right.CONFIRM_ROLES, agreement.agreeing):
        return _("An administrator or a supervisor of the other organisation agrees.")
    return None


def agree(agreement: Agreement, contact: str, *, by: User) -> Mistake | None:
    """Agree for the organisation to which it was proposed; from now on both are told."""
    with acting(by):
        held = Agreement.objects.select_for_update().get(pk=agreement.pk)
        sentence = why_not_agree(held, by)
        if sentence is not None:
            return Mistake(sentence)
        held.agreeing_contact, held.agreed_by, held.agreed_at = contact, by, timezone.now()
        held.save()
        return None


def end(agreement: Agreement, *, by: User) -> Mistake | None:
    """End it, or take back or refuse what was proposed; either side may, and nothing is told from now on."""
    with acting(by), transaction.atomic():
        held = Agreement.objects.select_for_update().get(pk=agreement.pk)
        if held.ended_at is not None:
            return Mistake(_("It was ended already."))
        held.ended_by, held.ended_at = by, timezone.now()
        held.save()
        return None


def partners(user: User) -> dict[int, tuple[Organisation, str]]:
    """By id the organisations that tell those of `user` of a likely match, each with whom to ask there."""
    own = where(user, Right.SEE_PERSONS)
    found: dict[int, tuple[Organisation, str]] = {}
    for agreement in Agreement.objects.of(own).in_force():
        for side, contact in (
            (agreement.proposing, agreement.proposing_contact),
            (agreement.agreeing, agreement.agreeing_contact),
        ):
            if side.pk not in own:
                found[side.pk] = side, contact
    return found

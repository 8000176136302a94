"""When a release may change its state, and by whom: the one table. docs/workflow.md is drawn from it.

Page, POST, bulk, task and test ask `WORKFLOW.why_not`; `WORKFLOW.make` is the only way a state changes
(casework/moves.py). Each condition answers with its sentence of refusal (releases/conditions.py); the effect writes
what belongs to the move, in its transaction (releases/effects.py). PostgreSQL holds the same line, whoever writes
(releases/sql/guards.sql).
"""

from django.utils.translation import gettext_lazy as _

from accounts.rights import Right
from casework.models import MoveMade
from casework.moves import Move, Work, Workflow
from releases import effects
from releases.conditions import (
    counts_now,
    crowds_no_group,
    decided_by_another,
    has_a_claim,
    has_no_blocking_flag,
    has_occasion_or_date,
    is_carried_no_more,
    is_no_likely_duplicate,
    keeps_its_names,
    meets_the_bar,
    takes_a_free_place,
    wrote_no_part,
)
from releases.counting import hold_persons
from releases.lists import LostClaims, RefusalReason
from releases.models import Release
from releases.models.releases import SUBJECT, Status

DRAFT, SUBMITTED, RETURNED, REJECTED = Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.REJECTED
VERIFIED, DISPUTED, WITHDRAWN = Status.VERIFIED, Status.DISPUTED, Status.WITHDRAWN
DROP_CHANGE = "drop-change"

# fmt: off
WORKFLOW = Workflow(SUBJECT, Status, (
    #    name           what is read            who may       from: to
    #        conditions, the effect
    Move("submit",      _("Submit"),            Right.ENTER,  {DRAFT: SUBMITTED, RETURNED: SUBMITTED},
         (has_occasion_or_date, has_a_claim), effects.freeze, begins_revision=True, main=True),
    Move("take-back",   _("Take back"),         Right.ENTER,  {SUBMITTED: DRAFT}),
    Move("verify",      _("Verify"),            Right.DECIDE, {SUBMITTED: VERIFIED},
         (wrote_no_part, has_no_blocking_flag, is_no_likely_duplicate, takes_a_free_place, keeps_its_names,
          crowds_no_group, meets_the_bar), effects.verified, main=True, key="v"),
    Move("return",      _("Return"),            Right.DECIDE, {SUBMITTED: RETURNED},
         (wrote_no_part,), effects.returned, reasons=RefusalReason, key="r"),
    Move("reject",      _("Reject"),            Right.DECIDE, {SUBMITTED: REJECTED},
         (wrote_no_part,), effects.rejected, reasons=RefusalReason),
    Move("dispute",     _("Dispute"),           Right.DECIDE, {
            VERIFIED: DISPUTED, REJECTED: DISPUTED,
            # A change is under way: what counted until now ceases to count, the change goes on.
            DRAFT: DRAFT, SUBMITTED: SUBMITTED, RETURNED: RETURNED},
         (counts_now, wrote_no_part), effects.ceases_to_count, reasons=RefusalReason),
    # What follows when a claim falls (releases/falling.py), whoever let it fall.
    Move("lose-claims", _("Dispute for want of claims"), Right.ENTER, {
            VERIFIED: DISPUTED, REJECTED: DISPUTED, DRAFT: DRAFT, SUBMITTED: SUBMITTED, RETURNED: RETURNED},
         (counts_now, is_carried_no_more), effects.ceases_to_count, reasons=LostClaims, follows=True),
    Move("withdraw",    _("Withdraw"),          Right.DECIDE, {DISPUTED: WITHDRAWN},
         (wrote_no_part,), effects.tell_owner, reasons=RefusalReason),
    Move("amend",       _("Change the facts"),  Right.ENTER,  {VERIFIED: DRAFT, DISPUTED: DRAFT}),
    Move(DROP_CHANGE,   _("Drop the change"),   Right.ENTER,  {DRAFT: VERIFIED, RETURNED: VERIFIED, REJECTED: VERIFIED},
         (counts_now,), effects.restore_verified),
    Move("reopen",      _("Reopen"),            Right.DECIDE, {REJECTED: DRAFT, WITHDRAWN: DRAFT},
         (decided_by_another,), effects.tell_owner),
), hold=hold_persons)

# What is done on a release without moving it.
CHANGE: Work[Release] = Work(_("Edit the facts"), Right.ENTER, (DRAFT, RETURNED),
    _("The facts can be changed in a draft or a returned release: take it back or begin a change first."))
ADD_CLAIM: Work[Release] = Work(_("Add a claim"), Right.ENTER, (DRAFT, SUBMITTED, RETURNED, VERIFIED, DISPUTED),
    _("A rejected or withdrawn release takes no claims: ask a supervisor to reopen it."))
FOLLOW_UP: Work[Release] = Work(_("Follow up"), Right.ENTER, (VERIFIED,),
    _("Only a verified release is followed up, and not while a change of it is under way."))
ASK_WISH: Work[Release] = Work(_("Ask who may be told"), Right.ENTER, (DRAFT, SUBMITTED, RETURNED, VERIFIED, DISPUTED),
    _("Of a rejected or withdrawn release nobody is asked who may be told."))
FILL_IN: Work[Release] = Work(_("Fields of the team"), Right.ENTER, (DRAFT, SUBMITTED, RETURNED, VERIFIED, DISPUTED),
    _("In a rejected or withdrawn release nothing more is filled in."))
NOTE: Work[Release] = Work(_("Write a note at a field"), Right.DECIDE, (SUBMITTED, RETURNED),
    _("A note is written at a field of what was submitted or returned: nobody would read it otherwise."))
WORK = (CHANGE, ADD_CLAIM, FOLLOW_UP, ASK_WISH, FILL_IN, NOTE)
# fmt: on


def reason_of(made: MoveMade) -> str:
    """Why a move was made, in the words of its list; "" where it asks for no reason."""
    reasons = WORKFLOW.moves[made.name].reasons
    return str(reasons(made.reason).label) if reasons and made.reason else ""

"""When a finding may change its state, and by whom: the table, as that of releases (releases/workflow.py).

A death is decided by two: each gives a verdict that nobody reads until both are in (releases/findings/two.py), and the
move that follows from the two is made by the second. What its claims do not carry is returned or rejected by one, as
any other record. PostgreSQL holds the same line (releases/sql/findings.sql).
"""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from casework.moves import Move, Offer, Work, Workflow
from detainees.merging.holding import hold_entries
from releases.conditions import (
    counts_now,
    has_a_claim,
    has_no_blocking_flag,
    is_carried_no_more,
    is_no_likely_duplicate,
    meets_the_bar,
    wrote_no_part,
)
from releases.findings import effects
from releases.findings.conditions import (
    decided_by_others,
    gave_no_verdict,
    says_when_and_where,
    two_agree,
    two_agree_if_carried,
    two_differ,
)
from releases.findings.lists import FindingRefusal
from releases.lists import LostClaims
from releases.models import Finding
from releases.models.findings import FINDING
from releases.models.moved import Status

DRAFT, SUBMITTED, RETURNED, REJECTED = Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.REJECTED
VERIFIED, DISPUTED, WITHDRAWN = Status.VERIFIED, Status.DISPUTED, Status.WITHDRAWN


def hold_person(finding: int, move: str) -> None:
    """Hold the person before the finding itself, as who merges does."""
    hold_entries(Finding.objects.filter(pk=finding).values_list("detainee_id", flat=True))


# fmt: off
WORKFLOW: Workflow[Finding] = Workflow(FINDING, Status, (
    #    name           what is read            who may       from: to
    #        conditions, the effect
    Move("submit",      _("Submit"),            Right.ENTER,  {DRAFT: SUBMITTED, RETURNED: SUBMITTED},
         (says_when_and_where, has_a_claim), effects.freeze, begins_revision=True, main=True),
    Move("take-back",   _("Take back"),         Right.ENTER,  {SUBMITTED: DRAFT}, (), effects.follow_person),
    Move("give-verdict", _("Give a verdict"),   Right.DECIDE, {SUBMITTED: SUBMITTED},
         (wrote_no_part, gave_no_verdict, has_no_blocking_flag, is_no_likely_duplicate, meets_the_bar), effects.tell,
         main=True, own_page=True),
    Move("verify",      _("Verify"),            Right.DECIDE, {SUBMITTED: VERIFIED},
         (wrote_no_part, two_agree, has_no_blocking_flag, is_no_likely_duplicate, meets_the_bar), effects.verified,
         main=True),
    Move("return",      _("Return"),            Right.DECIDE, {SUBMITTED: RETURNED},
         (wrote_no_part, two_agree_if_carried), effects.returned, reasons=FindingRefusal),
    Move("reject",      _("Reject"),            Right.DECIDE, {SUBMITTED: REJECTED},
         (wrote_no_part, two_agree_if_carried), effects.rejected, reasons=FindingRefusal),
    # What follows when the two verdicts on a death are not the same.
    Move("differ",      _("Return: the two verdicts differ"), Right.DECIDE, {SUBMITTED: RETURNED},
         (wrote_no_part, two_differ), effects.tell, follows=True),
    Move("dispute",     _("Dispute"),           Right.DECIDE, {
            VERIFIED: DISPUTED, REJECTED: DISPUTED,
            # A change is under way: what was verified until now is not any more, the change goes on.
            DRAFT: DRAFT, SUBMITTED: SUBMITTED, RETURNED: RETURNED},
         (counts_now, wrote_no_part), effects.stands_no_more, reasons=FindingRefusal),
    # What follows when a claim falls (releases/falling.py), whoever let it fall.
    Move("lose-claims", _("Dispute for want of claims"), Right.ENTER, {
            VERIFIED: DISPUTED, REJECTED: DISPUTED, DRAFT: DRAFT, SUBMITTED: SUBMITTED, RETURNED: RETURNED},
         (counts_now, is_carried_no_more), effects.stands_no_more, reasons=LostClaims, follows=True),
    Move("withdraw",    _("Withdraw"),          Right.DECIDE, {DISPUTED: WITHDRAWN},
         (wrote_no_part,), effects.withdrawn, reasons=FindingRefusal),
    Move("amend",       _("Change the facts"),  Right.ENTER,  {VERIFIED: DRAFT, DISPUTED: DRAFT}, (),
         effects.follow_person),
    Move("drop-change", _("Drop the change"),   Right.ENTER,  {DRAFT: VERIFIED, RETURNED: VERIFIED, REJECTED: VERIFIED},
         (counts_now,), effects.restore_verified),
    Move("reopen",      _("Reopen"),            Right.DECIDE, {REJECTED: DRAFT, WITHDRAWN: DRAFT},
         (decided_by_others,), effects.tell),
), hold=hold_person)

# What is done on a finding without moving it.
CHANGE: Work[Finding] = Work(_("Edit the facts"), Right.ENTER, (DRAFT, RETURNED),
    _("The facts can be changed in a draft or a returned record: take it back or begin a change first."))
ADD_CLAIM: Work[Finding] = Work(_("Add a claim"), Right.ENTER, (DRAFT, SUBMITTED, RETURNED, VERIFIED, DISPUTED),
    _("A rejected or withdrawn record takes no claims: ask a supervisor to reopen it."))
WORK = (CHANGE, ADD_CLAIM)
# fmt: on
_BY_ONE = ("verify", "return", "reject")
_BY_TWO = ("give-verdict",)


def offers_of(finding: Finding, by: User) -> list[Offer[Finding]]:
    """The moves that are this person's: of all but a death the three rulings; of a death the one verdict, and those of
    the rulings that one supervisor makes now.
    """
    offers = WORKFLOW.offers(finding, by)
    if finding.is_death:
        return [offer for offer in offers if offer.move.name not in _BY_ONE or offer.why_not is None]
    return [offer for offer in offers if offer.move.name not in _BY_TWO]

"""The course of what came in by the public page: taken by one, or rejected; the one table of its moves.

PostgreSQL holds the same line (families/sql/intake.sql).
"""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.models import MoveMade
from casework.moves import Given, Move, Refusal, Workflow
from families.lists import RejectedWhy
from families.models import Inquiry, Intake
from families.models.intake import INTAKE, Standing
from releases.today import today

WAITING, TAKEN, REJECTED = Standing.WAITING, Standing.TAKEN, Standing.REJECTED
KEPT = timedelta(days=30)  # what was rejected, in case it was by mistake


def settled(intake: Intake, move: MoveMade) -> None:
    """By whom, and when."""
    intake.settled_by, intake.settled_at = move.by, timezone.now()


def became_an_inquiry(intake: Intake, move: MoveMade) -> None:
    """The inquiry has its reference, and all that was written; nothing of it stays here."""
    settled(intake, move)
    intake.inquiry = Inquiry.objects.get(reference=intake.reference)
    intake.content = intake.digest = None  # type: ignore[assignment]  # may be empty in the database
    intake.sent = ""


def put_aside(intake: Intake, move: MoveMade) -> None:
    """Why, and until when it is kept."""
    settled(intake, move)
    kept = timedelta(0) if move.reason == RejectedWhy.WITHDRAWN else KEPT
    intake.rejected_why, intake.review_on = move.reason, today() + kept


def why_not_again(intake: Intake, by: User) -> str | Promise | None:
    """What a family took back is let go: it waits for nobody again."""
    if intake.rejected_why == RejectedWhy.WITHDRAWN:
        return gettext_lazy("The family took it back: it is destroyed the next night, and nobody works on it again.")
    return None


def waits_again(intake: Intake, move: MoveMade) -> None:
    """As if it had just come in."""
    intake.settled_by = intake.settled_at = intake.review_on = None
    intake.rejected_why = ""


# fmt: off
WORKFLOW = Workflow(INTAKE, Standing, (
    # What follows when an inquiry is made of it (families/quarantine/taking.py).
    Move("take",     gettext_lazy("Take it"),  Right.TAKE_INQUIRIES, {WAITING: TAKEN}, effect=became_an_inquiry,
         follows=True),
    # The reason alone is kept of why: a sentence would outlive what it is about.
    Move("reject",   gettext_lazy("Reject"),   Right.TAKE_INQUIRIES, {WAITING: REJECTED}, effect=put_aside),
    Move("put-back", gettext_lazy("Put back"), Right.TAKE_INQUIRIES, {REJECTED: WAITING}, conditions=(why_not_again,),
         effect=waits_again),
    # Rejected for another reason, and the family does not want it kept.
    Move("take-back", gettext_lazy("Taken back"), Right.TAKE_INQUIRIES, {REJECTED: REJECTED},
         conditions=(why_not_again,), effect=put_aside),
))
# fmt: on


def reject(intake: Intake, why: RejectedWhy, *, revision: int, by: User) -> Refusal | None:
    """Reject one; None, or why not."""
    made = WORKFLOW.make(
        "reject", Intake.objects.visible_to(by), intake.pk, by=by, given=Given(revision, reason=why.value)
    )
    return made if isinstance(made, Refusal) else None


def reject_many(intakes: Iterable[Intake], why: RejectedWhy, *, by: User) -> int:
    """Reject these for one reason, in one transaction; how many were. What somebody settled meanwhile stays so."""
    with acting(by):
        found = Intake.objects.visible_to(by).waiting().filter(pk__in=[each.pk for each in intakes])
        held = list(found.order_by("pk").locked())
        return sum(reject(each, why, revision=each.revision_number, by=by) is None for each in held)


def put_back(intake: Intake, *, revision: int, by: User) -> Refusal | None:
    """Let one wait again that was rejected by mistake; None, or why not."""
    made = WORKFLOW.make("put-back", Intake.objects.visible_to(by), intake.pk, by=by, given=Given(revision))
    return made if isinstance(made, Refusal) else None


def take_back(intake: Intake, *, revision: int, by: User) -> Refusal | None:
    """Let one go that was rejected for another reason, because the family wishes so; None, or why not."""
    given = Given(revision, reason=RejectedWhy.WITHDRAWN.value)
    made = WORKFLOW.make("take-back", Intake.objects.visible_to(by), intake.pk, by=by, given=given)
    return made if isinstance(made, Refusal) else None


def why_not_take(intake: Intake, revision: int, by: User) -> Refusal | None:
    """Why `by` may not take it now, or None. The caller holds its row."""
    if intake.status == TAKEN:
        return Refusal(_("Somebody has taken it: it is an inquiry now, with the same reference."), stale=True)
    if intake.revision_number != revision:
        return Refusal(
            _("This record has changed since you opened the page. Look at it again, then decide."), stale=True
        )
    sentence = WORKFLOW.why_not("take", intake, by)
    return Refusal(sentence) if sentence else None

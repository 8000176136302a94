"""The course of an inquiry: the one table of its moves, as releases/workflow.py is that of releases.

PostgreSQL holds the same line (families/sql/inquiries.sql). An inquiry is answered by what its caller is told
(families/answering.py), and by nothing else.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from casework.models import MoveMade
from casework.moves import Move, Work, Workflow
from families.consent import why_not_kept, why_not_told
from families.hours import due_by
from families.lists import ClosedWhy, Priority, ReferredTo
from families.models import HandOver, Inquiry
from families.models.inquiries import INQUIRY, NOT_KEPT, OPEN, Course
from families.periods import days_of
from releases.today import today

NEW, TRACING, POSSIBLE_MATCH = Course.NEW, Course.TRACING, Course.POSSIBLE_MATCH
ANSWERED, REFERRED, CLOSED = Course.ANSWERED, Course.REFERRED, Course.CLOSED


def has_person(inquiry: Inquiry, by: User) -> str | Promise | None:
    """A person on the register is chosen."""
    return None if inquiry.detainee_id else _("Choose first who on the register may be the person.")


def is_theirs_to_give(inquiry: Inquiry, by: User) -> str | Promise | None:
    """It is theirs, or they lead the desk."""
    if inquiry.owner_id == by.pk or may(by, Right.LEAD_DESK, inquiry.team):
        return None
    return _("Whose it is hands it over, or a supervisor of the desk for them.")


def has_referral(inquiry: Inquiry, by: User) -> str | Promise | None:
    """A referral is under way."""
    if inquiry.referrals.under_way().exists():
        return None
    return _("Make a referral first: to whom, what of this inquiry, and on which consent.")


def may_be_kept(inquiry: Inquiry, by: User) -> str | Promise | None:
    """The caller has not refused that it is kept, and it is still there."""
    return why_not_kept(inquiry)


def may_be_told(inquiry: Inquiry, by: User) -> str | Promise | None:
    """It may be kept, and the caller agrees that the register is searched."""
    return why_not_told(inquiry)


def taken_up(inquiry: Inquiry, move: MoveMade) -> None:
    """It is theirs from now on."""
    inquiry.owner = move.by


def nobody_chosen(inquiry: Inquiry, move: MoveMade) -> None:
    """Nobody on the register is taken for the person any more."""
    inquiry.detainee = inquiry.chosen_by = inquiry.chosen_at = None


def not_due(inquiry: Inquiry, move: MoveMade) -> None:
    """Nothing is due any more."""
    inquiry.due = None


def closed(inquiry: Inquiry, move: MoveMade) -> None:
    """Nothing is due; it is looked at again after the time that its kind is kept, or at once if it may not be kept."""
    inquiry.due = None
    inquiry.review_on = today() + timedelta(days=0 if inquiry.keep_said in NOT_KEPT else days_of(move.reason))


def due_again(inquiry: Inquiry, move: MoveMade) -> None:
    """It is theirs, and the next contact is due by its priority."""
    inquiry.review_on = None
    inquiry.removals.open().update(dropped_by=move.by, dropped_at=timezone.now())  # decided on what is over
    inquiry.owner = move.by
    inquiry.due = due_by(Priority(inquiry.priority), list(inquiry.relative.contacts.all()), timezone.now())


def given(inquiry: Inquiry, move: MoveMade) -> None:
    """It is theirs to whom it was handed over (families/handing.py)."""
    inquiry.owner = HandOver.objects.get(inquiry=inquiry, revision=move.revision).to
    inquiry.changed_by, inquiry.changed_at = move.by, timezone.now()
    inquiry.version -= 1  # as it will be again: nothing known has changed, and who is just telling the caller goes on


class WorkOnInquiry(Work[Inquiry]):
    """Work on an inquiry: not on one that may not be kept, and with another sentence where nothing is left of it."""

    def why_not(self, record: Inquiry, by: User) -> str | None:
        sentence = why_not_kept(record)
        return super().why_not(record, by) if sentence is None else str(sentence)


# fmt: off
WORKFLOW = Workflow(INQUIRY, Course, (
    Move("trace",          _("Begin tracing"),   Right.TAKE_INQUIRIES, {NEW: TRACING}, (may_be_kept,), effect=taken_up,
         main=True),
    Move("match",          _("Possible match"),  Right.TAKE_INQUIRIES,
         {NEW: POSSIBLE_MATCH, TRACING: POSSIBLE_MATCH}, (may_be_kept, has_person)),
    Move("not-the-person", _("Not the person"),  Right.TAKE_INQUIRIES, {POSSIBLE_MATCH: TRACING}, (may_be_kept,),
         effect=nobody_chosen),
    # What follows when the caller is told (families/answering.py): the next contact stays due.
    Move("answer",         _("Answer"),          Right.TAKE_INQUIRIES,
         {TRACING: ANSWERED, POSSIBLE_MATCH: ANSWERED, ANSWERED: ANSWERED}, (may_be_told,), follows=True),
    Move("refer",          _("Refer"),           Right.TAKE_INQUIRIES,
         {NEW: REFERRED, TRACING: REFERRED, POSSIBLE_MATCH: REFERRED, ANSWERED: REFERRED},
         (may_be_kept, has_referral), effect=not_due),
    Move("close",          _("Close"),           Right.TAKE_INQUIRIES,
         {NEW: CLOSED, TRACING: CLOSED, POSSIBLE_MATCH: CLOSED, ANSWERED: CLOSED, REFERRED: CLOSED},
         effect=closed, reasons=ClosedWhy),
    Move("reopen",         _("Open again"),      Right.TAKE_INQUIRIES,
         {ANSWERED: TRACING, CLOSED: TRACING, REFERRED: TRACING}, (may_be_kept,), effect=due_again),
    # Whatever is known of it stays as it is; why somebody hands it over is their own.
    Move("hand-over",      _("Hand over"),       Right.TAKE_INQUIRIES, {state: state for state in OPEN},
         (may_be_kept, is_theirs_to_give), effect=given, own_page=True),
))
# What is done on an inquiry without moving it.
WORK_ON = WorkOnInquiry(_("Work on it"), Right.TAKE_INQUIRIES, OPEN,
    _("Nobody works on this inquiry any more: open it again first."))
# fmt: on


def reason_of(made: MoveMade) -> str:
    """Why a move was made, in the words of its list; "" where it asks for no reason."""
    move = WORKFLOW.moves.get(made.name)
    reasons = ReferredTo if made.name == "refer" else move.reasons if move else None  # those of before had a reason
    return str(reasons(made.reason).label) if reasons and made.reason else ""

"""The course of a statement: the one table of its moves, as releases/workflow.py is that of releases.

PostgreSQL holds the same line (releases/sql/statements.sql).
"""

from django.db import connection
from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from casework.models import MoveMade
from casework.moves import Given, Move, Refusal, Work, Workflow
from releases.models import Statement
from releases.models.statements import STATEMENT, StatementCourse
from releases.statements.composing import Issue, composed, digest_of_draft
from releases.statements.conditions import (
    corrects_what_stands,
    counts_somebody,
    is_not_ahead,
    is_not_needed,
    is_whole,
    small_numbers_stand,
    wrote_no_part,
)
from releases.statements.document import canonical
from releases.statements.lists import StatementReturned, StatementWithdrawn
from releases.tallies.canonical import digest_of

DRAFT, SUBMITTED, APPROVED = StatementCourse.DRAFT, StatementCourse.SUBMITTED, StatementCourse.APPROVED
PUBLISHED, CORRECTED, WITHDRAWN = StatementCourse.PUBLISHED, StatementCourse.CORRECTED, StatementCourse.WITHDRAWN
_NUMBERS = 72022110  # the advisory lock under which numbers are given


def hold_numbers(pk: int, move: str) -> None:
    """One statement is published or withdrawn at a time: a number is never given twice, and nothing falls meanwhile."""
    if move in ("publish", "withdraw"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_NUMBERS])


def approved(statement: Statement, move: MoveMade) -> None:
    """What it says now, with the names and the lines of today, is what was looked at."""
    statement.approved_digest = digest_of_draft(statement)


def as_approved(statement: Statement, by: User) -> Promise | None:
    """It would still be published as its approver saw it."""
    if digest_of_draft(statement) != statement.approved_digest:
        return _(
            "A name or a line of a desk is another one since this was approved. Return it, and let it be approved anew."
        )
    return None


def published(statement: Statement, move: MoveMade) -> None:
    """It gets its number and goes out as it is; what it corrects ceases to stand."""
    issue = _issue(statement)
    statement.number, statement.edition = issue.number, issue.edition
    statement.document = canonical(composed(statement, issue))
    statement.digest = digest_of(statement.document)
    statement.published_by, statement.published_at = move.by, timezone.now()
    if statement.corrects is not None:
        before, theirs = statement.corrects, Statement.objects.visible_to(move.by)
        made = WORKFLOW.make("be-corrected", theirs, before.pk, by=move.by, given=Given(before.revision_number))
        if isinstance(made, Refusal):
            raise RuntimeError(made.sentence)  # it stood a moment ago (`corrects_what_stands`): nothing is published


def withdrawn(statement: Statement, move: MoveMade) -> None:
    """With what stands its earlier editions are taken back: nothing of the number can be read any more."""
    if statement.status != PUBLISHED:
        return
    theirs = Statement.objects.visible_to(move.by)
    for earlier in theirs.editions_of(statement).filter(status=CORRECTED):
        given = Given(earlier.revision_number, move.reason, move.sentence)
        made = WORKFLOW.make("fall-with", theirs, earlier.pk, by=move.by, given=given)
        if isinstance(made, Refusal):
            raise RuntimeError(made.sentence)  # it was corrected a moment ago: nothing is withdrawn


def _issue(statement: Statement) -> Issue:
    today, before = timezone.localdate(), statement.corrects
    if before is not None:
        last = Statement.objects.editions_of(before).aggregate(last=Max("edition"))["last"]
        return Issue(today, before.number, last + 1)
    numbers = Statement.objects.ever_published().filter(organisation=statement.organisation_id)
    return Issue(today, (numbers.aggregate(last=Max("number"))["last"] or 0) + 1)


# fmt: off
WORKFLOW = Workflow(STATEMENT, StatementCourse, (
    Move("submit",       pgettext_lazy("to be published", "Submit"), Right.DRAFT_STATEMENTS, {DRAFT: SUBMITTED},
         (counts_somebody, is_whole, is_not_ahead), begins_revision=True, main=True),
    Move("take-back",    _("Go on writing"),  Right.DRAFT_STATEMENTS, {SUBMITTED: DRAFT}),
    Move("put-aside",    _("Put it aside"),   Right.DRAFT_STATEMENTS, {DRAFT: WITHDRAWN}, (is_not_needed,)),
    Move("approve",      pgettext_lazy("statement", "Approve"), Right.PUBLISH_STATEMENTS, {SUBMITTED: APPROVED},
         (wrote_no_part,), effect=approved, main=True, own_page=True),
    Move("return",       _("Return"),         Right.PUBLISH_STATEMENTS, {SUBMITTED: DRAFT, APPROVED: DRAFT},
         reasons=StatementReturned),
    Move("publish",      _("Publish"),        Right.PUBLISH_STATEMENTS, {APPROVED: PUBLISHED},
         (corrects_what_stands, as_approved, small_numbers_stand), effect=published, main=True),
    Move("withdraw",     _("Withdraw"),       Right.PUBLISH_STATEMENTS, {PUBLISHED: WITHDRAWN, CORRECTED: WITHDRAWN},
         effect=withdrawn, reasons=StatementWithdrawn),
    Move("fall-with",    _("Withdrawn with what stood"), Right.PUBLISH_STATEMENTS, {CORRECTED: WITHDRAWN},
         reasons=StatementWithdrawn, follows=True),
    Move("be-corrected", _("Corrected"),      Right.PUBLISH_STATEMENTS, {PUBLISHED: CORRECTED}, follows=True),
    Move("lapse",        _("Not needed any more"), Right.DRAFT_STATEMENTS, {DRAFT: WITHDRAWN},
         (is_not_needed,), follows=True),
), hold_numbers)
# What is done on a statement without moving it.
WORK_ON: Work[Statement] = Work(_("Write"), Right.DRAFT_STATEMENTS, (DRAFT,),
    _("What was submitted, approved or published is not changed: take it back, or let it be returned."))
# fmt: on

# What somebody should know after a move, beside that it was made.
AFTER: dict[str, Promise] = {
    "publish": _("On the public page within five minutes, as long as browsers keep it."),
    "withdraw": _("On the public page it may be seen for five minutes yet, as long as browsers keep it."),
}


def consequence_of(name: str, statement: Statement) -> str | None:
    """What a move does beside what its label says, as its page tells beforehand; None where there is nothing."""
    if name == "withdraw" and statement.status == PUBLISHED and statement.edition:
        return gettext(
            "With this edition all earlier ones of statement %(number)s are withdrawn: on the public pages, for "
            "programs and in the corrections none of them can be read any more."
        ) % {"number": statement.number}
    return None


def reason_of(made: MoveMade) -> str:
    """Why a move was made, in the words of its list; "" where it asks for no reason."""
    move = WORKFLOW.moves.get(made.name)
    return str(move.reasons(made.reason).label) if move and move.reasons and made.reason else ""

"""When records change after a statement was published: its correction is drafted by itself, one at a time.

A job looks every half minute; between two rows of the ledger nothing is counted anew. What nobody has taken in hand yet
follows the records, and lapses where they say again what was published.
"""

from django.db import IntegrityError, transaction

from accounts.acting import acting
from accounts.models import User
from casework.moves import Given
from releases.models import Statement
from releases.models.statements import StatementCourse
from releases.statements.conditions import differs_now, same_figures
from releases.statements.workflow import WORKFLOW
from releases.statements.writing import take_today, write_correction
from releases.tallies.canonical import content
from releases.tallies.freezing import now

ACTOR = "statements"


def look_after_statements() -> None:
    """Draft, renew and let lapse the corrections that what is published asks for."""
    by = User.objects.system(ACTOR)
    for statement in Statement.objects.standing().select_related("tally__organisation"):
        if differs_now(statement.tally):
            _draft(statement, by)
    drafts = Statement.objects.open().filter(corrects__isnull=False, status=StatementCourse.DRAFT, changed_by=by)
    for draft in drafts.with_people():
        _renew(draft, by)


def _draft(statement: Statement, by: User) -> None:
    if Statement.objects.open().filter(corrects=statement).exists():
        return
    try:
        with transaction.atomic():
            write_correction(statement, by=by)
    except IntegrityError:  # another worker, or a person, was quicker
        return


def _renew(draft: Statement, by: User) -> None:
    before = draft.corrects
    if before is None:
        return
    today = content(now(draft.tally))
    if before.status != StatementCourse.PUBLISHED or same_figures(before.tally.content, today):
        given = Given(draft.revision_number)
        WORKFLOW.make("lapse", Statement.objects.filter(corrects__isnull=False), draft.pk, by=by, given=given)
    elif not same_figures(draft.tally.content, today):
        with acting(by):
            held = Statement.objects.locked().filter(pk=draft.pk, version=draft.version, changed_by=by).first()
            if held is not None:
                take_today(held, by=by)

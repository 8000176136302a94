"""When records change after a statement was published: its correction is drafted by itself, one at a time.

A job looks every half minute; between two rows of the ledger nothing is counted anew. What nobody has taken in hand yet
lapses where the records say again what was published, and follows them once an hour: each time, a tally is saved for
good.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from casework.mistake import Mistake
from casework.moves import Given
from releases.models import Statement
from releases.models.statements import StatementCourse
from releases.statements.conditions import differs_now, same_figures
from releases.statements.workflow import WORKFLOW
from releases.statements.writing import take_today, write_correction
from releases.tallies.canonical import content
from releases.tallies.freezing import now

ACTOR = "statements"
RENEWED = timedelta(hours=1)
log = logging.getLogger(__name__)


def look_after_statements() -> None:
    """Draft, renew and let lapse the corrections that what is published asks for; each for itself."""
    by = User.objects.system(ACTOR)
    for statement in Statement.objects.standing().without_open_correction().select_related("tally__organisation"):
        _each(statement, by, _draft)
    for draft in Statement.objects.drafted_by_itself().with_people():
        _each(draft, by, _renew)


def _each(statement: Statement, by: User, work: Callable[[Statement, User], None]) -> None:
    """Do this for one statement; what goes wrong with it stops no other one."""
    try:
        with transaction.atomic():
            work(statement, by)
    except DatabaseError as error:  # another worker, or a person, was quicker
        log.warning("statement %s is looked after the next time: %s", statement.pk, type(error).__name__)


def _draft(statement: Statement, by: User) -> None:
    if not differs_now(statement.tally):
        return
    made = write_correction(statement, by=by)
    if isinstance(made, Mistake):
        log.warning("no correction of statement %s: %s", statement.pk, made.sentence)


def _renew(draft: Statement, by: User) -> None:
    before, today = draft.corrects, content(now(draft.tally))
    untouched = Statement.objects.filter(changed_by=by, version=draft.version)
    if before is None:
        return
    if before.status != StatementCourse.PUBLISHED or same_figures(before.tally.content, today):
        if untouched.filter(pk=draft.pk).exists():
            WORKFLOW.make("lapse", untouched, draft.pk, by=by, given=Given(draft.revision_number))
    elif timezone.now() - draft.changed_at > RENEWED and not same_figures(draft.tally.content, today):
        with acting(by):
            held = untouched.locked().filter(pk=draft.pk).first()
            if held is not None:
                take_today(held, by=by)

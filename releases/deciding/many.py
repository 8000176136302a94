"""One verdict on many releases: asked for, looked through, confirmed, carried out one by one.

Each release is asked about by the same `why_not` as its own page, and moved by its own move, under its own locks and in
its own transaction: a deadlock can end one and not the rest, and is tried again. What was changed since it was shown is
left out. One worker at a time is at a decision; interrupted, it is gone on with.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import DatabaseError
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import forget_rights, may
from accounts.acting import acting
from accounts.acting_for import why_not_act_for
from accounts.deadlocks import despite_deadlocks
from accounts.models import User
from accounts.rights import Right
from casework.jobs import alone
from casework.moves import Given, Refusal
from casework.outbox import follow_with
from releases.deciding.asked import AskedQueue
from releases.deciding.presence import left_by
from releases.models import BulkDecision, BulkRow, Release
from releases.models.bulk import RowOutcome
from releases.workflow import WORKFLOW

logger = logging.getLogger(__name__)

MOST = 10_000  # releases of one decision: as far as a list is counted
LOOKED_AT_HERE, DECIDED_HERE = 25, 10  # as many while the person waits; more by a worker
BLOCK = 200
TASK = "releases.tasks.decide_many"
LOCK = 72022108
OURS = "IF"  # how the codes begin with which our own triggers refuse
CHANGED = gettext_lazy("This record has changed since you saw it in the list.")


@dataclass(frozen=True)
class Shown:
    """One release as somebody had it before them."""

    reference: str
    revision: int

    def __str__(self) -> str:
        return f"{self.reference}.{self.revision}"


def begin_with(name: str, shown: Sequence[Shown], *, by: User) -> BulkDecision | None:
    """Ask for a move on these, of those that `by` sees; None where there are none."""
    revisions = {each.reference: each.revision for each in shown[:MOST]}
    known = Release.objects.visible_to(by, in_work=True).filter(reference__in=revisions).order_by("pk")
    return _begin(name, [(pk, revisions[ref]) for pk, ref in known.values_list("pk", "reference")], by)


def begin_with_queue(name: str, queue: AskedQueue, drawn: datetime, *, by: User) -> BulkDecision | None:
    """Ask for a move on all of a queue as it was drawn: not on what came later, or was submitted anew."""
    rows = queue.ordered().filter(status_since__lte=drawn).values_list("pk", "revision_number")[:MOST]
    return _begin(name, list(rows), by)


def _begin(name: str, rows: Sequence[tuple[int, int]], by: User) -> BulkDecision | None:
    if not rows:
        return None
    with acting(by):
        decision = BulkDecision.objects.create(name=name, total=len(rows), asked_by=by)
        BulkRow.objects.bulk_create(
            BulkRow(decision=decision, release_id=release, revision=revision) for release, revision in sorted(rows)
        )
        if len(rows) > LOOKED_AT_HERE:
            follow_with(TASK, decision=decision.pk)
    if len(rows) <= LOOKED_AT_HERE:
        work_off(decision.pk)
    return decision


def confirm(decision: BulkDecision, reason: str, sentence: str, *, by: User) -> str | None:
    """Let those that pass be moved, with this sentence; None, or why not."""
    with acting(by):
        held = BulkDecision.objects.visible_to(by).select_for_update(of=("self",)).get(pk=decision.pk)
        if not held.waits_for_a_word:
            return _("This was confirmed already, or stopped.")
        held.reason, held.sentence, held.confirmed_at = reason, sentence, timezone.now()
        held.save()
        passing = BulkRow.objects.filter(decision=held).in_state(RowOutcome.PASSES).count()
        if passing > DECIDED_HERE:
            follow_with(TASK, decision=held.pk)
    if passing <= DECIDED_HERE:
        work_off(held.pk)
    return None


def stop(decision: BulkDecision, *, by: User) -> None:
    """Let it rest: what is done stays done, nothing more is."""
    with acting(by):
        _end(decision.pk, _("You stopped it."))


# -- Carried out, by a worker or at once ------------------------------------------------------------------------------


def work_off(pk: int) -> None:
    """Look through what was asked for, or carry out what was confirmed; nothing where neither is to be done."""
    with alone(LOCK, pk) as mine:
        decision = BulkDecision.objects.get(pk=pk)
        if not mine or not decision.is_busy:
            return
        by = User.objects.get(pk=decision.asked_by_id)
        with translation.override(by.language):
            if decision.confirmed_at is None:
                _look_through(decision, by)
            else:
                _carry_out(decision, by)


def _look_through(decision: BulkDecision, by: User) -> None:
    """Ask of each release whether it would pass."""
    rows = BulkRow.objects.filter(decision=decision).in_state("")
    while block := list(rows.select_related("release__detainee")[:BLOCK]):
        for row in block:
            sentence = _why_not(decision, row, by)
            outcome = RowOutcome.REFUSED if sentence else RowOutcome.PASSES
            with acting(by):
                mine = BulkRow.objects.filter(pk=row.pk, outcome="", decision__ended_at__isnull=True)
                mine.update(outcome=outcome, sentence=sentence or "")
        if _has_ended(decision):
            return
    with acting(by):
        BulkDecision.objects.filter(pk=decision.pk, looked_at__isnull=True).update(looked_at=timezone.now())


def _why_not(decision: BulkDecision, row: BulkRow, by: User) -> str | None:
    """What stands against it, as its own page would say it."""
    if not Release.objects.visible_to(by).filter(pk=row.release_id).exists():
        return _("This record is not open to you any more.")
    if row.revision != row.release.revision_number:
        return str(CHANGED)
    return WORKFLOW.why_not(decision.name, row.release, by)


def _carry_out(decision: BulkDecision, by: User) -> None:
    """Move those that pass, one after the other; stop where they are this person's to decide no more."""
    for pk in _passing(decision):
        person = User.objects.get(pk=by.pk)  # what they may is asked anew before each
        forget_rights(person)
        sentence = _why_stop(pk, person)
        if sentence is None and _has_ended(decision):
            return
        if sentence is not None:
            with acting(User.objects.system("verdicts")):
                _end(decision.pk, sentence)
            return
        try:
            despite_deadlocks(partial(_decide, decision, pk, person))
        except DatabaseError as error:
            code = getattr(error.__cause__, "sqlstate", None) or ""  # None where the connection was lost
            if not code.startswith(OURS):
                raise
            if _has_ended(decision):  # while it was being decided
                return
            _refuse(pk, _("The database refused it. Open the record, and decide on it alone."), person)
    with acting(User.objects.system("verdicts")):
        _end(decision.pk, "")


def _passing(decision: BulkDecision) -> Iterator[int]:
    """The rows that would pass, block by block, in the order of the releases."""
    last = 0
    while True:
        rows = BulkRow.objects.filter(decision=decision, pk__gt=last).in_state(RowOutcome.PASSES)
        block = list(rows.values_list("pk", flat=True)[:BLOCK])
        if not block:
            return
        yield from block
        last = block[-1]


def _why_stop(row: int, by: User) -> str | None:
    """The sentence with which the whole is stopped: whoever asked for it decides there no more."""
    if (sentence := why_not_act_for(by)) is not None:
        return _("It was stopped. %(why)s") % {"why": sentence}
    team = BulkRow.objects.select_related("release").get(pk=row).release.team
    if not may(by, Right.DECIDE, team):
        return _("It was stopped: your role in this team has ended meanwhile, and what is left was not decided.")
    return None


def _decide(decision: BulkDecision, pk: int, by: User) -> None:
    """Make the move on one release, and keep what became of it, in one transaction."""
    with acting(by):
        row = BulkRow.objects.select_for_update(of=("self",)).get(pk=pk)
        if row.outcome != RowOutcome.PASSES:
            return
        given = Given(row.revision, decision.reason, decision.sentence)
        answer = WORKFLOW.make(decision.name, Release.objects.visible_to(by), row.release_id, by=by, given=given)
        if isinstance(answer, Refusal):
            row.outcome, row.sentence = RowOutcome.REFUSED, str(CHANGED) if answer.stale else answer.sentence
        else:
            row.outcome = RowOutcome.DONE
            left_by([row.release_id])
        row.save(update_fields=["outcome", "sentence"])


def _refuse(pk: int, sentence: str, by: User) -> None:
    with acting(by):
        mine = BulkRow.objects.filter(pk=pk, outcome=RowOutcome.PASSES, decision__ended_at__isnull=True)
        mine.update(outcome=RowOutcome.REFUSED, sentence=sentence)


def _has_ended(decision: BulkDecision) -> bool:
    return BulkDecision.objects.filter(pk=decision.pk, ended_at__isnull=False).exists()


def _end(pk: int, stopped: str) -> None:
    """The caller acts."""
    BulkDecision.objects.filter(pk=pk, ended_at__isnull=True).update(ended_at=timezone.now(), stopped=stopped)


def take_up() -> None:
    """Go on with what waits though its message was lost, or was interrupted; one that fails stops no other."""
    for pk in BulkDecision.objects.busy().values_list("pk", flat=True):
        try:
            work_off(pk)
        except Exception:
            logger.exception("A decision on many was not gone on with.", extra={"decision": pk})


def shown_in(ticked: Iterable[str]) -> list[Shown]:
    """What was ticked, each as the box of its row says it; what cannot be read is left out."""
    parts = (said.rpartition(".") for said in ticked)
    return [Shown(ref, int(number)) for ref, _dot, number in parts if number.isdecimal() and len(number) < 9]

"""When an export with names may leave: the one table of its moves. PostgreSQL holds the same line (sql/exports.sql).

What a job does with it afterwards (make, fail, end) stands in casework/exports/making.py.
"""

from operator import ge

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.acting_for import why_not_act_for
from accounts.models import User
from accounts.rights import Right
from casework.exports.content import Sentence
from casework.exports.contents import content_of
from casework.models import Export, MoveMade
from casework.models.exports import EXPORT, ExportRefusal, ExportState
from casework.moves import Move, Offer, Workflow
from casework.outbox import follow_with

ASKED, APPROVED, MADE = ExportState.ASKED, ExportState.APPROVED, ExportState.MADE
REFUSED, TAKEN_BACK = ExportState.REFUSED, ExportState.TAKEN_BACK
MAKE, TELL = "casework.tasks.make_export", "casework.tasks.tell_of_export"
# What may leave with each approval: identity numbers, and who the sources are.
APPROVALS = {
    "approve": (False, False), "approve-with-numbers": (True, False), "approve-with-sources": (False, True),
    "approve-with-both": (True, True),
}  # fmt: skip


def asked_by_another(export: Export, by: User) -> Sentence:
    """Somebody else asked for it; PostgreSQL asks it too."""
    return _("You asked for this yourself: another supervisor approves it.") if export.asked_by_id == by.pk else None


def asked_by_oneself(export: Export, by: User) -> Sentence:
    """They asked for it themselves."""
    return None if export.asked_by_id == by.pk else _("Whoever asked for it takes it back; you can refuse it.")


def asks_for_numbers(export: Export, by: User) -> Sentence:
    """Identity numbers were asked for, of a team in which both work; PostgreSQL asks it too."""
    if not export.with_numbers:
        return _("No identity numbers were asked for.")
    return content_of(export).why_not_numbers(by)


def asks_for_sources(export: Export, by: User) -> Sentence:
    """Who the sources are was asked for, of a team in which both see it; PostgreSQL asks it too."""
    if not export.with_sources:
        return _("Nobody asked who the sources are.")
    return content_of(export).why_not_sources(by)


def open_to_approver(export: Export, by: User) -> Sentence:
    """What it holds is theirs to decide on."""
    return content_of(export).why_not_approve(by)


def still_may(export: Export, by: User) -> Sentence:
    """Whoever asked may still have it: asked at the approval, when it is made, and at each download."""
    sentence: Sentence = why_not_act_for(export.asked_by)
    if sentence is not None:
        return sentence
    if export.with_names and (
        export.organisation is None or not may(export.asked_by, Right.REQUEST_EXPORTS, export.organisation)
    ):
        return _("Whoever asked for this may not have it any more: they do not hold the role.")
    if export.numbers_approved and (sentence := asks_for_numbers(export, export.asked_by)) is not None:
        return sentence
    if export.sources_approved and (sentence := asks_for_sources(export, export.asked_by)) is not None:
        return sentence
    return content_of(export).why_not_have()


def told(export: Export, move: MoveMade) -> None:
    """Whoever asked is told."""
    follow_with(TELL, move=move.pk, export=export.pk)


def decided(export: Export, move: MoveMade) -> None:
    """Who decided, and when."""
    export.decided_by, export.decided_at = move.by, timezone.now()
    told(export, move)


def approved(export: Export, move: MoveMade) -> None:
    """It is made, with what the move lets go; whoever asked is told."""
    export.numbers_approved, export.sources_approved = APPROVALS[move.name]
    decided(export, move)
    follow_with(MAKE, export=export.pk)


_APPROVES = (asked_by_another, still_may, open_to_approver)
# fmt: off
WORKFLOW: Workflow[Export] = Workflow(EXPORT, ExportState, (
    Move("approve", _("Approve"), Right.APPROVE_EXPORTS, {ASKED: APPROVED}, _APPROVES, approved, main=True),
    Move("approve-with-numbers", _("Approve with identity numbers"), Right.APPROVE_EXPORTS, {ASKED: APPROVED},
         (*_APPROVES, asks_for_numbers), approved),
    Move("approve-with-sources", _("Approve with who the sources are"), Right.APPROVE_EXPORTS, {ASKED: APPROVED},
         (*_APPROVES, asks_for_sources), approved),
    Move("approve-with-both", _("Approve with identity numbers and who the sources are"), Right.APPROVE_EXPORTS,
         {ASKED: APPROVED}, (*_APPROVES, asks_for_numbers, asks_for_sources), approved),
    Move("refuse", _("Refuse"), Right.APPROVE_EXPORTS, {ASKED: REFUSED}, (asked_by_another,), decided,
         reasons=ExportRefusal),
    Move("take-back", _("Take back"), Right.REQUEST_EXPORTS,
         {ASKED: TAKEN_BACK, APPROVED: TAKEN_BACK, MADE: TAKEN_BACK}, (asked_by_oneself,), told),
))
# fmt: on


def offers_of(export: Export, by: User) -> list[Offer[Export]]:
    """The moves that are this person's; of what has nobody in it none, and with nothing that was not asked for."""
    if not export.with_names:
        return []
    offers = WORKFLOW.offers(export, by)
    asked = (export.with_numbers, export.with_sources)
    return [each for each in offers if all(map(ge, asked, APPROVALS.get(each.move.name, (False, False))))]

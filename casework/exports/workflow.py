"""When an export with names may leave: the one table of its moves. PostgreSQL holds the same line (sql/exports.sql).

What a job does with it afterwards (make, fail, end) stands in casework/exports/making.py.
"""

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from casework.exports.registry import LISTS
from casework.models import Export, MoveMade
from casework.models.exports import EXPORT, ExportRefusal, ExportState
from casework.moves import Move, Offer, Workflow
from casework.outbox import follow_with

ASKED, APPROVED, MADE = ExportState.ASKED, ExportState.APPROVED, ExportState.MADE
REFUSED, TAKEN_BACK = ExportState.REFUSED, ExportState.TAKEN_BACK
MAKE, TELL = "casework.tasks.make_export", "casework.tasks.tell_of_export"
Sentence = str | Promise | None


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
    shows = LISTS[export.listed].shows_numbers
    if shows is None or not (shows(by, export.asked) and shows(export.asked_by, export.asked)):
        return _("Whole identity numbers are for those who work in this team, also where they approve.")
    return None


def still_may(export: Export, by: User) -> Sentence:
    """Whoever asked may still have it: asked at the approval, when it is made, and at each download."""
    asker, listed = export.asked_by, LISTS[export.listed]
    if export.with_names and (
        export.organisation is None or not may(asker, Right.REQUEST_EXPORTS, export.organisation)
    ):
        return _("Whoever asked for this may not have it any more: they do not hold the role.")
    if export.numbers_approved and (sentence := asks_for_numbers(export, asker)) is not None:
        return sentence
    return None if listed.admits(asker) else _("Whoever asked for this may not open this list any more.")


def told(export: Export, move: MoveMade) -> None:
    """Whoever asked is told."""
    follow_with(TELL, move=move.pk, export=export.pk)


def decided(export: Export, move: MoveMade) -> None:
    """Who decided, and when."""
    export.decided_by, export.decided_at = move.by, timezone.now()
    told(export, move)


def approved(export: Export, move: MoveMade) -> None:
    """It is made, and whoever asked is told."""
    decided(export, move)
    follow_with(MAKE, export=export.pk)


def with_numbers_too(export: Export, move: MoveMade) -> None:
    """The same, and the identity numbers that were asked for leave with it."""
    export.numbers_approved = True
    approved(export, move)


# fmt: off
WORKFLOW: Workflow[Export] = Workflow(EXPORT, ExportState, (
    Move("approve", _("Approve"), Right.APPROVE_EXPORTS, {ASKED: APPROVED}, (asked_by_another, still_may), approved,
         main=True),
    Move("approve-with-numbers", _("Approve with identity numbers"), Right.APPROVE_EXPORTS, {ASKED: APPROVED},
         (asked_by_another, still_may, asks_for_numbers), with_numbers_too),
    Move("refuse", _("Refuse"), Right.APPROVE_EXPORTS, {ASKED: REFUSED}, (asked_by_another,), decided,
         reasons=ExportRefusal),
    Move("take-back", _("Take back"), Right.REQUEST_EXPORTS,
         {ASKED: TAKEN_BACK, APPROVED: TAKEN_BACK, MADE: TAKEN_BACK}, (asked_by_oneself,), told),
))
# fmt: on


def offers_of(export: Export, by: User) -> list[Offer[Export]]:
    """The moves that are this person's; of what has nobody in it none, and no numbers where none were asked for."""
    if not export.with_names:
        return []
    offers = WORKFLOW.offers(export, by)
    return [each for each in offers if export.with_numbers or each.move.name != "approve-with-numbers"]

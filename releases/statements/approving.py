"""Approving a statement: each small number in it is let stand by name, by who approves it, and kept."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade
from casework.moves import Given, Refusal
from releases.models import ConfirmedCell, Statement
from releases.statements.cells import small_cells
from releases.statements.workflow import WORKFLOW


def approve(statement: Statement, given: Given, confirmed: Iterable[str], *, by: User) -> MoveMade | Refusal:
    """Approve it, with the places of the small numbers that `by` let stand; a refusal where one is missing."""
    ticked = set(confirmed)
    with acting(by), transaction.atomic():  # of its own: what is refused leaves no tick
        held = Statement.objects.visible_to(by).locked().get(pk=statement.pk)
        if sentence := WORKFLOW.why_not("approve", held, by):
            return Refusal(sentence)
        cells = small_cells(held)
        if {cell.place for cell in cells} - ticked:
            return Refusal(_("Confirm each small number by itself, or return the statement."), mendable=True)
        for cell in cells if given.revision == held.revision_number else ():
            ConfirmedCell.objects.create(
                statement=held, revision=given.revision, place=cell.place, people=cell.people, by=by
            )
        answer = WORKFLOW.make("approve", Statement.objects.visible_to(by), held.pk, by=by, given=given)
        if isinstance(answer, Refusal):
            transaction.set_rollback(True)
        return answer

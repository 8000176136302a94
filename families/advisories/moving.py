"""A move of an advisory, where two who publish the tenth at the same moment are both told what became of it."""

from django.db import DatabaseError

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade
from casework.moves import Given, Refusal
from families.advisories.workflow import TEN_STAND, WORKFLOW
from families.models import Advisory

TOO_MANY = "IF083"  # as PostgreSQL says it


def move_advisory(advisory: Advisory, name: str, *, by: User, given: Given) -> MoveMade | Refusal:
    """Make the move, or say why not; PostgreSQL counts those that stand while it holds the others back."""
    try:
        with acting(by):
            return WORKFLOW.make(name, Advisory.objects.visible_to(by), advisory.pk, by=by, given=given)
    except DatabaseError as refusal:
        if getattr(refusal.__cause__, "sqlstate", "") == TOO_MANY:
            return Refusal(str(TEN_STAND))
        raise

"""Inquiries, as colleagues of a desk work together on them: those who take its inquiries."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import holders_in_team
from accounts.models import User
from accounts.rights import Right
from casework.models import MoveMade
from casework.worked_on import Kind, works_on
from families.models import Inquiry
from families.models.inquiries import INQUIRY
from families.workflow import WORKFLOW

_WORDS: dict[str, Promise] = {"hand-over": _("Handed over"), "close": _("Closed"), "reopen": _("Reopened")}


def _at_work(user: User) -> QuerySet[Any]:
    """Of what was destroyed at a caller's wish nobody talks any more."""
    return Inquiry.objects.visible_to(user).filter(erased_at__isnull=True)


def _colleagues(inquiry: Inquiry) -> QuerySet[User]:
    return holders_in_team(Right.TAKE_INQUIRIES, inquiry.team)


def _word(move: MoveMade) -> str | Promise:
    return _WORDS.get(move.name) or (
        WORKFLOW.moves[move.name].label if move.name in WORKFLOW.moves else _("It was changed")
    )


works_on(Kind(INQUIRY, _("Inquiry"), _at_work, _colleagues, _word))

"""Inquiries, as colleagues of a desk work together on them: those who take its inquiries."""

from typing import Any

from django.db.models import QuerySet

from accounts.access import holders_in_team
from accounts.models import User
from accounts.rights import Right
from casework.worked_on import Kind, works_on
from families.models import Inquiry
from families.models.inquiries import INQUIRY


def _at_work(user: User) -> QuerySet[Any]:
    """Of what was destroyed at a caller's wish nobody talks any more."""
    return Inquiry.objects.visible_to(user).filter(erased_at__isnull=True)


def _colleagues(inquiry: Inquiry) -> QuerySet[User]:
    return holders_in_team(Right.TAKE_INQUIRIES, inquiry.team)


works_on(Kind(INQUIRY, _at_work, _colleagues))

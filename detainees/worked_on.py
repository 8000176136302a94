"""Persons of the register, as colleagues work together on them: those who see the work of the entry's team."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.worked_on import Kind, who_see_work_of, works_on
from detainees.models import Detainee
from detainees.models.detainees import SUBJECT
from detainees.restriction import readers_of


def at_work(user: User) -> QuerySet[Any]:
    """Persons open to `user`, of teams whose work they see."""
    teams, organisations = where(user, Right.SEE_WORK), where(user, Right.OVERSEE)
    return Detainee.objects.visible_to(user).filter(Q(team__in=teams) | Q(organisation__in=organisations))


def colleagues(detainee: Detainee) -> QuerySet[User]:
    """Those who see the work of the entry's team, of a restricted person those among them who are named."""
    return seeing(who_see_work_of(detainee.team), detainee)


def seeing(people: QuerySet[User], detainee: Detainee | None) -> QuerySet[User]:
    """Of `people`, those to whom this person is open."""
    if detainee is None or not detainee.restricted:
        return people
    return people.filter(pk__in=readers_of(detainee).order_by().values("pk"))


works_on(Kind(SUBJECT, at_work, colleagues))

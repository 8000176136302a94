"""Whose days a supervisor reads: those of the people of the teams in which they decide or lead a desk."""

from accounts.access import teams_in_which
from accounts.models import Membership, User
from accounts.models.people import UserQuerySet
from accounts.rights import Right


def people_visible_to(user: User) -> UserQuerySet:
    """Those who hold a role in one of these teams now; without oneself."""
    teams = teams_in_which(user, Right.DECIDE) | teams_in_which(user, Right.LEAD_DESK)
    given = Membership.objects.active().filter(team__in=teams.order_by().values("pk")).exclude(user=user)
    everyone = User.objects.get_queryset()
    return everyone.filter(is_system=False, pk__in=given.values("user")).order_by("display_name", "pk")

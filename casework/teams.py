"""Teams by what somebody may do in them, from the kept rows: filters and forms name them on every page."""

from collections.abc import Iterable

from accounts.access import may, where
from accounts.models import Team, User
from accounts.rights import TABLE, Right, Scope
from casework.kept import forget_kept, kept


def teams_of(user: User, *rights: Right) -> list[Team]:
    """The teams in which `user` holds one of these rights, with their organisations: those of the first right first,
    the oldest before the others.
    """
    teams = sorted(_known(user, rights), key=lambda team: team.pk)
    found = {team.pk: team for right in rights for team in teams if may(user, right, team)}
    return list(found.values())


def _known(user: User, rights: Iterable[Right]) -> Iterable[Team]:
    """Every team; read anew where a role was given in one that this process does not keep yet."""
    held = {pk for right in rights if TABLE[right].scope is Scope.TEAM for pk in where(user, right)}
    if held - kept(Team).keys():
        forget_kept(Team)
    return kept(Team).values()

"""Teams by what somebody may do in them, from the kept rows: filters and forms name them on every page."""

from accounts.access import may
from accounts.models import Team, User
from accounts.rights import Right
from casework.kept import kept


def teams_of(user: User, *rights: Right) -> list[Team]:
    """The teams in which `user` holds one of these rights, with their organisations, the oldest first."""
    found = [team for team in kept(Team).values() if any(may(user, right, team) for right in rights)]
    return sorted(found, key=lambda team: team.pk)

"""Teams by what somebody may do in them, and the people in them: filters and forms name them on every page.

Teams come from the kept rows; people are remembered (casework/remembering.py): who gets a role is there at once, who is
called otherwise or loses one a minute later.
"""

from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from accounts.access import holding, may, people_of, where
from accounts.models import Membership, Team, User
from accounts.models.people import NAME_COLUMNS
from accounts.rights import TABLE, Right, Scope
from casework.kept import forget_kept, kept
from casework.remembering import Remembered

People = list[tuple[str, str]]  # by the number of their account, as an address has it, and named


def teams_of(user: User, *rights: Right) -> list[Team]:
    """The teams in which `user` holds one of these rights, with their organisations: those of the first right first,
    the oldest before the others.
    """
    teams = sorted(_known(user, rights), key=lambda team: team.pk)
    found = {team.pk: team for right in rights for team in teams if may(user, right, team)}
    return list(found.values())


def people_at_work(user: User) -> People:
    """Who holds a role in one of the teams whose work `user` sees, or held one."""
    return _people(user, "at work", lambda: people_of(where(user, Right.SEE_WORK)))


def people_entering(user: User) -> People:
    """Who enters in one of the teams in which `user` decides."""
    return _people(user, "entering", lambda: holding(Right.ENTER, where(user, Right.DECIDE)))


def _people(user: User, which: str, ask: Callable[[], QuerySet[User]]) -> People:
    remembered = Remembered(user, (Membership,))
    return list(
        remembered.of(("people", which), lambda: [(str(one.pk), str(one)) for one in ask().only(*NAME_COLUMNS)])
    )


def _known(user: User, rights: Iterable[Right]) -> Iterable[Team]:
    """Every team; read anew where a role was given in one that this process does not keep yet."""
    held = {pk for right in rights if TABLE[right].scope is Scope.TEAM for pk in where(user, right)}
    if held - kept(Team).keys():
        forget_kept(Team)
    return kept(Team).values()

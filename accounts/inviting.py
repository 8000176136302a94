"""Inviting somebody: the account, its first roles and the link, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.acting import acting
from accounts.calling import TAKEN, is_alias_taken, is_name_taken, lock_names
from accounts.links import make_link
from accounts.membership import ROLES
from accounts.models import Membership, Team, User
from accounts.models.invitations import Purpose
from accounts.moves import Refusal


@dataclass(frozen=True)
class Invited:
    """The new account, and the secret of the link that is handed over."""

    person: User
    token: str


class Refused(Exception):
    """Undoes what an invitation had begun."""


def invite(
    username: str, display_name: str, *, alias: str, language: str, team: Team, roles: Sequence[str], by: User
) -> Invited | Refusal:
    """A new account with `roles` in `team`, which hold as `accounts.membership` says; or the sentence why not."""
    try:
        with acting(by):
            lock_names()
            if is_name_taken(display_name, [team.organisation]) or is_alias_taken(alias, [team.organisation]):
                raise Refused(TAKEN)
            person = User.objects.make(username, display_name, alias=alias, language=language)
            for role in roles:
                given = ROLES.make("give", Membership(user=person, team=team, role=role), by=by)
                if isinstance(given, Refusal):
                    raise Refused(given.sentence)
            return Invited(person, make_link(person, Purpose.ACCOUNT, by))
    except Refused as refused:
        return Refusal(str(refused))

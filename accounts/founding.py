"""How an installation begins: organisations, teams and roles that nobody is there yet to give.

Only commands that start an installation (`first_administrator`, `make_demo`) or give an organisation a second
administrator (`second_administrator`), and the tests' cast, come here; whoever comes later is given a role by an
administrator, as `accounts.membership` says. The installation gives in the name of two actors of its own, because a
role always shows two.
"""

from django.utils import timezone

from accounts.access import forget_rights, group_of, make_groups, renew_groups
from accounts.acting import acting
from accounts.models import Membership, Organisation, Team, User
from accounts.rights import Role

GIVES = "installation"
CONFIRMS = "installation-second"


def found_organisation(slug: str, name_ar: str, name_en: str) -> Organisation:
    """An organisation that shares the register."""
    with acting(User.objects.system(GIVES)):
        return Organisation.objects.create(slug=slug, name_ar=name_ar, name_en=name_en)


def found_team(
    organisation: Organisation,
    slug: str,
    name_ar: str,
    name_en: str,
    *,
    family_centre: bool = False,
    open_to_public: bool = False,
) -> Team:
    """A team with the groups of all its roles."""
    with acting(User.objects.system(GIVES)):
        team = Team.objects.create(
            organisation=organisation,
            slug=slug,
            name_ar=name_ar,
            name_en=name_en,
            family_centre=family_centre,
            open_to_public=open_to_public,
        )
        make_groups(team)
    return team


def found_person(username: str, display_name: str, **fields: object) -> User:
    """An account that nobody invited."""
    with acting(User.objects.system(GIVES)):
        return User.objects.make(username, display_name, **fields)


def found_member(person: User, team: Team, *roles: Role) -> None:
    """Let `person` hold `roles` in `team` from the start."""
    gives = User.objects.system(GIVES)
    for role in roles:
        with acting(gives):
            held = Membership.objects.create(
                user=person, team=team, role=role, group=group_of(team, role), granted_by=gives
            )
        confirm_member(held)


def confirm_member(offered: Membership) -> None:
    """Let a role that was offered hold, in the name of the installation."""
    confirms = User.objects.system(CONFIRMS)
    with acting(confirms):
        offered.confirmed_by, offered.confirmed_at = confirms, timezone.now()
        offered.save(update_fields=["confirmed_by", "confirmed_at"])
    forget_rights(offered.user)


def renew_roles() -> None:
    """Let roles that were given mean what the table of rights says in this version."""
    with acting(User.objects.system(GIVES)):
        renew_groups()

"""What the tests about people share."""

from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.access import group_of
from accounts.acting import acting
from accounts.founding import found_person
from accounts.models import Membership, Team, User
from accounts.rights import Role


def offered(person: User, team: Team, role: Role, by: User) -> Membership:
    """A role that `by` gave to `person`, and that waits to be confirmed."""
    with acting(by):
        return Membership.objects.create(user=person, team=team, role=role, group=group_of(team, role), granted_by=by)


def confirmed(role: Membership, by: User) -> Membership:
    """The same role, confirmed by `by`."""
    with acting(by):
        role.confirmed_by, role.confirmed_at = by, timezone.now()
        role.save(update_fields=["confirmed_by", "confirmed_at"])
    return role


def somebody(username: str, team: Team, by: User) -> User:
    """A person whom `by` has just invited as an analyst of `team`, and who is not yet confirmed."""
    person = found_person(username, username.title())
    offered(person, team, Role.ANALYST, by)
    return person


def buttons(page: Any) -> set[str]:
    """The addresses to which a page offers to post, or asks first."""
    html = page.content.decode()
    found = {piece.split('"')[0] for piece in html.split('action="')[1:]}
    return found | {piece.split('"')[0] for piece in html.split('href="')[1:]}


def invitation_form(**changed: Any) -> dict[str, Any]:
    """What an administrator types to invite somebody."""
    typed = {
        "username": "rima",
        "display_name": "ريما",
        "alias": "Reader 7",
        "language": "ar",
        "roles": ["documenter"],
    }
    return typed | changed


def link_shown(client: Client, page: Any) -> str:
    """The address that is shown after a link was made, without its host."""
    shown: str = client.get(page["Location"]).context["link"]
    return shown.removeprefix("http://testserver")

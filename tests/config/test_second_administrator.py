"""`second_administrator`: another administrator where an organisation has one left, or none."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import override

from accounts.access import may
from accounts.acting import acting
from accounts.founding import found_person
from accounts.links import link_of
from accounts.models import Membership, Organisation, Team, User
from accounts.models.roles import RoleState
from accounts.rights import Right, Role
from tests.accounts.people import offered

pytestmark = pytest.mark.django_db


def second(person: str, organisation: str = "admsp") -> str:
    """Run the command; its standard output."""
    told = StringIO()
    call_command(
        "second_administrator", organisation, person, address="https://watch.example/", stdout=told, stderr=StringIO()
    )
    return told.getvalue()


def administers(username: str, place: Organisation) -> bool:
    return may(User.objects.get(username=username), Right.ADMINISTER, place)


def test_somebody_new_is_made_with_a_link(administrator: User, organisation: Organisation) -> None:
    username, address = second("nada|ندى").split()
    assert username == "nada"
    assert address.startswith("https://watch.example/accounts/invitation/?k=")
    link = link_of(address.partition("?k=")[2])
    assert link is not None
    assert link.user.username == "nada"
    assert administers("nada", organisation)


def test_a_colleague_is_given_the_role_and_no_link(
    administrator: User, documenter: User, organisation: Organisation
) -> None:
    assert second("documenter") == ""
    assert administers("documenter", organisation)
    assert may(User.objects.get(pk=documenter.pk), Right.SEE_PERSONS, organisation), "what they held they hold"


def test_what_the_one_who_is_left_offered_a_colleague_is_confirmed(
    administrator: User, documenter: User, documentation: Team, organisation: Organisation
) -> None:
    role = offered(documenter, documentation, Role.ADMINISTRATOR, administrator)
    second("documenter")
    role.refresh_from_db()
    assert role.state == RoleState.HELD
    assert administers("documenter", organisation)


def test_where_nobody_administers_any_more_one_is_made(documentation: Team, organisation: Organisation) -> None:
    second("nada|ندى")
    assert administers("nada", organisation)


def test_a_closed_account_is_no_second_administrator(
    administrator: User, administrator2: User, organisation: Organisation
) -> None:
    with acting(administrator):
        User.objects.filter(pk=administrator2.pk).update(is_active=False)
    second("nada|ندى")
    assert administers("nada", organisation)


def test_somebody_whose_role_nobody_confirmed_is_not_taken(administrator: User, documentation: Team) -> None:
    """The one who is left may have invited them and hold their link."""
    ghost = found_person("ghost", "Ghost")
    offered(ghost, documentation, Role.ADMINISTRATOR, administrator)
    with pytest.raises(CommandError, match="no role of theirs holds here"):
        second("ghost")
    assert not Membership.objects.active().filter(user=ghost).exists()


@pytest.mark.parametrize(
    ("person", "slug", "sentence"),
    [
        ("nada|ندى", "elsewhere", "only: admsp"),
        ("nada", "admsp", "no role of theirs holds here"),
        ("other_documenter", "admsp", "no role of theirs holds here"),
        ("administrator", "admsp", "the administrator who is left"),
        ("documenter|Rima", "admsp", "[Uu]ser|already"),
        ("nada|Documenter", "admsp", "A colleague is called so already"),
        ("Nada Ali|ندى", "admsp", "small Latin letters"),
        ("nada|", "admsp", "not of the form"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    administrator: User, documenter: User, person: str, slug: str, sentence: str
) -> None:
    before = Membership.objects.count(), User.objects.count()
    with override("en"), pytest.raises(CommandError, match=sentence):
        second(person, slug)
    assert (Membership.objects.count(), User.objects.count()) == before


def test_where_two_work_they_do_it_themselves(administrator: User, administrator2: User) -> None:
    with pytest.raises(CommandError, match="Two administrators work here"):
        second("nada|ندى")
    assert not User.objects.filter(username="nada").exists()

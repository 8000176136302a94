"""The first people of an installation of one's own: an organisation, its teams, two administrators with their links;
and a second administrator where one alone is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.acting import acting
from accounts.calling import TAKEN, is_name_taken
from accounts.founding import GIVES, confirm_member, found_member, found_organisation, found_person, found_team
from accounts.links import make_link
from accounts.models import Membership, Organisation, Session, Team, User
from accounts.models.invitations import Purpose
from accounts.models.roles import MembershipQuerySet
from accounts.rights import Role

FAMILY_CENTRE = "family-centre"  # a team that is called so is one


@dataclass(frozen=True)
class Named:
    """A place or a person as it is asked for: short name, and its name or names."""

    slug: str
    names: tuple[str, ...]


def make_first(organisation: Named, teams: Sequence[Named], administrators: Sequence[Named]) -> list[tuple[User, str]]:
    """The administrators with the secrets of their links; raises ValidationError where a name cannot be.

    Whoever had an account before (in a demonstration) has none any more.
    """
    with transaction.atomic():
        close_everyone()
        place = found_organisation(organisation.slug, *organisation.names)
        _check(place, Organisation)
        made = [found_team(place, t.slug, *t.names, family_centre=t.slug == FAMILY_CENTRE) for t in teams]
        for team in made:
            _check(team, Team)
        return [_administrator(person, made[0]) for person in administrators]


def make_second(organisation: str, named: Named) -> tuple[User, str | None]:
    """An administrator of the organisation (its short name) besides the one who is left, if any: somebody new, with the
    secret of a link, or by the user name alone a colleague, whose role somebody else confirmed before. Raises
    ValidationError with the sentence where it cannot be."""
    with transaction.atomic():
        place = Organisation.objects.select_for_update().filter(slug=organisation).first()
        if place is None:
            known = ", ".join(Organisation.objects.order_by("slug").values_list("slug", flat=True))
            raise ValidationError([f"There is no organisation “{organisation}” here, only: {known}."])
        here = Membership.objects.filter(team__organisation=place).order_by("pk").select_related("team__organisation")
        held = here.active().filter(role=Role.ADMINISTRATOR)
        if held.filter(user__is_active=True).values("user").distinct().count() > 1:
            raise ValidationError(["Two administrators work here: one gives the role, the other confirms it."])
        last = held.last()
        team = last.team if last else Team.objects.filter(organisation=place).earliest("pk")
        if named.names:
            return _administrator(named, team)
        return _colleague(named.slug, here, team), None


def _colleague(username: str, here: MembershipQuerySet, team: Team) -> User:
    roles = list(here.active().filter(user__username=username, user__is_active=True).select_related("user"))
    if not roles:
        raise ValidationError([f"{username}: no role of theirs holds here. Somebody new is named as USERNAME|NAME."])
    if any(role.role == Role.ADMINISTRATOR for role in roles):
        raise ValidationError([f"{username} is the administrator who is left: name another person."])
    person = roles[0].user
    offered = here.waiting().filter(user=person, role=Role.ADMINISTRATOR).first()
    if offered is None:
        found_member(person, team, Role.ADMINISTRATOR)
    else:
        confirm_member(offered)
    return person


def close_everyone() -> None:
    """Close the accounts of all people and end their sessions."""
    with acting(User.objects.system(GIVES)):
        User.objects.filter(is_system=False).update(is_active=False)
        Session.objects.all().delete()


def _administrator(named: Named, team: Team) -> tuple[User, str]:
    name = named.names[0]
    if is_name_taken(name, [team.organisation]):
        raise ValidationError([f"{named.slug}: {TAKEN}"])
    person = found_person(named.slug, name)
    found_member(person, team, Role.ADMINISTRATOR)
    gives = User.objects.system(GIVES)
    with acting(gives):
        return person, make_link(person, Purpose.ACCOUNT, gives)


def _check(place: Organisation | Team, model: type[Organisation] | type[Team]) -> None:
    try:
        place.clean_fields()
    except ValidationError as error:
        raise ValidationError([f"{place.slug}: {sentence}" for sentence in error.messages]) from None

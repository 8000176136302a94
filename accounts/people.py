"""Whom and what an administrator, a supervisor and a person themselves see of accounts and roles."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import where
from accounts.models import AccountChange, Invitation, Membership, Organisation, Team, User
from accounts.models.changes import What
from accounts.models.invitations import InvitationQuerySet
from accounts.models.people import UserQuerySet
from accounts.models.roles import MembershipQuerySet
from accounts.rights import Right, Role

RECENT = timedelta(days=14)
# What a team is told of its people, besides what concerns the reader.
_OF_THE_TEAM = (What.ROLE_GIVEN, What.ROLE_CONFIRMED, What.ROLE_ENDED)


def organisations_administered_by(user: User) -> QuerySet[Organisation]:
    """The organisations in which `user` invites people and gives roles."""
    return Organisation.objects.filter(pk__in=where(user, Right.ADMINISTER)).order_by("slug")


def teams_administered_by(user: User) -> QuerySet[Team]:
    """The teams of those organisations."""
    held = where(user, Right.ADMINISTER)
    return Team.objects.filter(organisation_id__in=held).select_related("organisation").order_by("organisation", "slug")


def people_visible_to(user: User) -> UserQuerySet:
    """People who hold, held or were offered a role in an organisation that `user` administers."""
    theirs = Membership.objects.filter(team__organisation_id__in=where(user, Right.ADMINISTER))
    everyone = User.objects.get_queryset()
    return everyone.filter(is_system=False, pk__in=theirs.values("user")).order_by("display_name", "pk")


def roles_visible_to(user: User) -> MembershipQuerySet:
    """Roles in the organisations in which `user` gives or confirms some."""
    places = where(user, Right.ADMINISTER) | where(user, Right.CONFIRM_ROLES)
    return (
        Membership.objects.filter(team__organisation_id__in=places)
        .select_related("user", "team__organisation", "granted_by", "confirmed_by", "ended_by")
        .order_by("granted_at", "pk")
    )


def held_here(person: User, by: User) -> MembershipQuerySet:
    """The roles that `person` holds now, as far as `by` gives or confirms roles there."""
    return roles_visible_to(by).active().filter(user=person)


def held_in(team: Team, by: User) -> MembershipQuerySet:
    """The roles that are held in `team` or wait to be confirmed, by the names of the people."""
    return roles_visible_to(by).filter(team=team, ended_at=None).order_by("user__display_name", "user", "role")


def roles_to_confirm_by(user: User) -> MembershipQuerySet:
    """Roles given by somebody else to somebody else that wait for a second person such as `user`; those of
    administrators wait for administrators."""
    held = where(user, Right.CONFIRM_ROLES)
    waiting = roles_visible_to(user).waiting().filter(team__organisation_id__in=held, user__is_active=True)
    of_others = Q(role=Role.ADMINISTRATOR) & ~Q(team__organisation_id__in=where(user, Right.ADMINISTER))
    return waiting.exclude(granted_by=user).exclude(user=user).exclude(of_others)


def links_visible_to(user: User) -> InvitationQuerySet:
    """Links of people in the organisations in which `user` gives or confirms roles."""
    places = where(user, Right.ADMINISTER) | where(user, Right.CONFIRM_ROLES)
    theirs = Membership.objects.filter(team__organisation_id__in=places)
    return Invitation.objects.filter(user__in=theirs.values("user")).select_related("user", "made_by", "confirmed_by")


def links_to_confirm_by(user: User) -> InvitationQuerySet:
    """Links that remove a second factor and wait for a second person such as `user`."""
    held = where(user, Right.CONFIRM_ROLES)
    ever, now = Membership.objects.all(), Membership.objects.filter(ended_at=None)
    here, once_here = (roles.filter(team__organisation_id__in=held).values("user") for roles in (now, ever))
    # Where they work or are about to; of somebody who works nowhere now, where they did (as accounts.membership says).
    theirs = Q(user__in=here) | Q(user__in=once_here) & ~Q(user__in=now.values("user"))
    waiting = links_visible_to(user).waiting().filter(theirs)
    return waiting.exclude(made_by=user).exclude(user=user)


def waiting_for(user: User) -> int:
    """How many roles and links wait for `user` to confirm them."""
    return roles_to_confirm_by(user).count() + links_to_confirm_by(user).count()


def recent_changes_of(user: User) -> QuerySet[AccountChange]:
    """What others did in the last 14 days to the account and roles of `user`, and who joined or left their teams.

    Who administers reads whose password somebody else knew.
    """
    own = Q(person=user) & ~Q(by=user)
    teams = Membership.objects.active().filter(user=user).values("team")
    colleagues = Q(membership__team__in=teams, what__in=_OF_THE_TEAM) & ~Q(by=user)
    # Somebody else knew a colleague's password: those who administer look for what they may have read.
    theirs = Q(what=What.DEVICE_DENIED, person__in=people_visible_to(user).order_by().values("pk"))
    return (
        AccountChange.objects.filter(own | colleagues | theirs, at__gt=timezone.now() - RECENT)
        .select_related("person", "by", "membership__team")
        .order_by("-at", "-pk")
    )


@dataclass(frozen=True)
class Change:
    """A change in words, for a timeline; about somebody else it begins with their name."""

    when: datetime
    who: str
    what: str


def told(change: AccountChange, reader: User | None = None) -> Change:
    """What happened, as the person whose page it is, or `reader`, is told it."""
    words = change.get_what_display()
    if change.membership is not None:
        words = f"{words}: {change.membership.get_role_display()} – {change.membership.team}"
    if change.became or change.was:
        words = _("%(what)s: from “%(was)s” to “%(became)s”") % {
            "what": words,
            "was": f"\u2068{change.was}\u2069",
            "became": f"\u2068{change.became}\u2069",
        }
    if reader is not None and change.person_id != reader.pk:
        words = f"{change.person}: {words}"
    return Change(change.at, str(change.by), words)

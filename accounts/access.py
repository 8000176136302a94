"""Who may do what, asked: the only importer of guardian's functions. The table itself is `accounts.rights`.

One Django group per team and role; guardian gives the group its rights on the team and on the team's organisation.
A person's rights are read once per request, in one query. A global `has_perm` is never asked: it would carry a role
into every team.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.http import Http404, HttpRequest, HttpResponseBase
from guardian.shortcuts import assign_perm, get_group_perms, remove_perm

from accounts.models import Organisation, OrganisationGroupPermission, Team, TeamGroupPermission, User
from accounts.models.grants import NamedGrant
from accounts.rights import TABLE, Right, Role, Scope, given_by

Held = dict[Right, frozenset[int]]
_KNOWN = {right.value: right for right in TABLE}
_BY_ROLE = (TeamGroupPermission, OrganisationGroupPermission)


def make_groups(team: Team) -> None:
    """The groups of all roles in a new team, with their rights."""
    made = Group.objects.bulk_create([Group(name=_name(team, role)) for role in Role])
    for place, scope in ((team, Scope.TEAM), (team.organisation, Scope.ORGANISATION)):
        _give(place, {group: given_by(role, scope) for role, group in zip(Role, made, strict=True)})


def group_of(team: Team, role: Role) -> Group:
    """The group whose members hold `role` in `team`, made with its rights when it is not there."""
    group, made = Group.objects.get_or_create(name=_name(team, role))
    if made:
        _give(team, {group: given_by(role, Scope.TEAM)})
        _give(team.organisation, {group: given_by(role, Scope.ORGANISATION)})
    return group


def renew_groups() -> None:
    """Give the groups of all teams what the table says now, after it has changed with a new version."""
    for team in Team.objects.select_related("organisation"):
        for role in Role:
            group, _made = Group.objects.get_or_create(name=_name(team, role))
            for place, scope in ((team, Scope.TEAM), (team.organisation, Scope.ORGANISATION)):
                _renew(group, place, set(given_by(role, scope)))


def _name(team: Team, role: Role) -> str:
    return f"{team.organisation.slug}/{team.slug}/{role.value}"


def _renew(group: Group, place: Team | Organisation, rights: set[Right]) -> None:
    held = {str(name) for name in get_group_perms(group, place)}
    for gone in held - {right.value for right in rights}:
        remove_perm(gone, group, place)
    _give(place, {group: [right for right in rights if right.value not in held]})


def _give(place: Team | Organisation, rights: Mapping[Group, Iterable[Right]]) -> None:
    """Give each group rights that it does not hold there; guardian's own function asks five questions for each."""
    rows = TeamGroupPermission if isinstance(place, Team) else OrganisationGroupPermission
    on_place = Permission.objects.filter(content_type=ContentType.objects.get_for_model(place))
    known = dict(on_place.values_list("codename", "pk"))
    rows._default_manager.bulk_create(
        rows(permission_id=known[right.value], group=group, content_object_id=place.pk)
        for group, given in rights.items()
        for right in given
    )


def rights_of(user: User | AnonymousUser) -> Held:
    """Each right of `user` with the ids of what it holds on, by its scope; kept on the user object."""
    if not isinstance(user, User) or not user.is_active:
        return {}
    held: Held | None = getattr(user, "_held", None)
    return _read_rights(user) if held is None else held


def with_rights(held: Held, pk: int = 0) -> User:
    """Nobody, or whom `pk` says, who holds these rights: of whom `visible_to` can be asked what somebody would see.
    Never stored."""
    nobody = User(pk=pk)
    nobody._held = held  # type: ignore[attr-defined]
    return nobody


def forget_rights(user: User) -> None:
    """Drop what was remembered of `user`'s rights, after a role was given or ended."""
    if hasattr(user, "_held"):
        del user._held


def _read_rights(user: User) -> Held:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {rights_held_by('%(id)s::bigint')}", {"id": user.pk})
        (held,) = cursor.fetchall()[0]
    return keep_rights(user, held)


def keep_rights(user: User, held: Iterable[str]) -> Held:
    """Remember what `rights_held_by` answered on the user object, for one request."""
    found: dict[Right, set[int]] = defaultdict(set)
    for each in held:
        name, _space, pk = each.partition(" ")
        if name in _KNOWN:
            found[_KNOWN[name]].add(int(pk))
    rights = {right: frozenset(pks) for right, pks in found.items()}
    user._held = rights  # type: ignore[attr-defined]  # a request's memory, not a field
    return rights


@cache
def rights_held_by(person: str) -> str:
    """In SQL, an array of "right id" for all that a person (their id, in SQL) holds; part of every request's question.

    Written out, for what the ORM joins besides PostgreSQL plans for longer than it answers.
    """
    member = User.groups.through._meta.db_table
    by_role = (
        f"SELECT permission_id, content_object_id FROM {member} JOIN {model._meta.db_table} USING (group_id) "  # noqa: S608
        f"WHERE user_id = {person}"
        for model in _BY_ROLE
    )
    by_name = (
        f"SELECT permission_id, content_object_id FROM {model._meta.db_table} WHERE user_id = {person}"  # noqa: S608
        for model in NamedGrant.__subclasses__()
    )
    named = f"JOIN {Permission._meta.db_table} permission ON permission.id = permission_id"
    union = " UNION ALL ".join([*by_role, *by_name])
    return f"ARRAY(SELECT permission.codename || ' ' || content_object_id FROM ({union}) given {named})"  # noqa: S608


def where(user: User | AnonymousUser, right: Right) -> frozenset[int]:
    """Ids of the teams, organisations or restricted records, by the right's scope, on which `user` holds `right`."""
    return rights_of(user).get(right, frozenset())


def may(user: User | AnonymousUser, right: Right, place: Team | Organisation | None = None) -> bool:
    """Whether `user` holds `right` on `place`; without one, on any.

    A team answers for its organisation's rights.
    """
    held = where(user, right)
    if place is None:
        return bool(held)
    if isinstance(place, Team) and TABLE[right].scope is Scope.ORGANISATION:
        return place.organisation_id in held
    return place.pk in held


def signed_in(request: HttpRequest) -> User:
    """The person of the request, whom the view's rule has let in; 404 for a stranger."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def why_not(user: User | AnonymousUser, right: Right, place: Team | Organisation) -> str | None:
    """The sentence that says why `user` may not do this there, or None."""
    return None if may(user, right, place) else str(TABLE[right].refusal)


def is_of_a_role(sentence: str) -> bool:
    """Whether a refusal says that a role is missing; without a sentence it does."""
    return not sentence or sentence in {str(grant.refusal) for grant in TABLE.values()}


def require(user: User | AnonymousUser, right: Right, place: Team | Organisation) -> None:
    """Raise PermissionDenied with the sentence where `user` does not hold `right` on `place`."""
    sentence = why_not(user, right, place)
    if sentence is not None:
        raise PermissionDenied(sentence)


def teams_in_which(user: User | AnonymousUser, right: Right) -> models.QuerySet[Team]:
    """The teams in which `user` holds `right`, with their organisations; of an organisation's right, all its teams."""
    held = where(user, right)
    places = {"organisation__in": held} if TABLE[right].scope is Scope.ORGANISATION else {"pk__in": held}
    return Team.objects.filter(**places).select_related("organisation").order_by("pk")


def holders(right: Right, organisation: Organisation) -> models.QuerySet[User]:
    """The people who hold an organisation's `right` on `organisation` now."""
    groups = OrganisationGroupPermission.objects.filter(
        content_object=organisation, permission__codename=right.value
    ).values("group")
    return User.objects.filter(is_active=True, groups__in=groups).distinct()


def holders_in_team(right: Right, team: Team) -> models.QuerySet[User]:
    """The people who hold a team's `right` in `team` now, by name."""
    groups = TeamGroupPermission.objects.filter(content_object=team, permission__codename=right.value).values("group")
    return User.objects.filter(is_active=True, groups__in=groups).distinct().order_by("display_name")


def holding(right: Right, teams: Iterable[int]) -> models.QuerySet[User]:
    """The people who hold a team's `right` in one of these teams (ids) now, by name."""
    given = TeamGroupPermission.objects.filter(content_object__in=list(teams), permission__codename=right.value)
    return User.objects.filter(is_active=True, groups__in=given.values("group")).distinct().order_by("display_name")


def people_of(teams: Iterable[int]) -> models.QuerySet[User]:
    """The people who hold a role in one of these teams (ids), or held one: what they entered is still theirs."""
    return User.objects.filter(memberships__team__in=list(teams)).distinct().order_by("display_name", "pk")


def organisations_in_which(user: User | AnonymousUser, right: Right) -> models.QuerySet[Organisation]:
    """The organisations on which `user` holds `right`, which is a right of organisations."""
    return Organisation.objects.filter(pk__in=where(user, right)).order_by("slug")


def open_by_name(record: models.Model, user: User) -> None:
    """Let `user` see a restricted record."""
    assign_perm(Right.SEE_RESTRICTED.value, user, record)
    forget_rights(user)


def close_by_name(record: models.Model, user: User) -> None:
    """Take back what `open_by_name` gave."""
    remove_perm(Right.SEE_RESTRICTED.value, user, record)
    forget_rights(user)


# -- Rules of views: deny by default -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Rule:
    """Who may come to a view at all; which records they find there is `visible_to`'s."""

    rights: tuple[Right, ...] = ()  # one of them is enough; without any, who is signed in
    stranger: bool = False
    before_undertaking: bool = False
    before_second_factor: bool = False
    before_new_password: bool = False

    def admits(self, user: User | AnonymousUser) -> bool:
        """Whether `user` may come in."""
        if self.stranger:
            return True
        return user.is_authenticated and (not self.rights or any(may(user, right) for right in self.rights))


ANYONE = Rule(stranger=True)
SIGNED_IN = Rule()
OWN_ACCOUNT = Rule(before_undertaking=True)
# What somebody needs who has yet to set up their second factor, and what stands beside it.
SETTING_UP = Rule(before_undertaking=True, before_second_factor=True)
# What is left to somebody who stopped their password, because another person knows it.
STOPPED = Rule(before_undertaking=True, before_second_factor=True, before_new_password=True)


def having(*rights: Right) -> Rule:
    """Those who hold one of these rights somewhere."""
    return Rule(rights=rights)


View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def rule(admitted: Rule) -> Callable[[View], View]:
    """Declare on a view who may come to it; a view without a rule is open to nobody."""

    def declare(view: View) -> View:
        view.rule = admitted  # type: ignore[attr-defined]  # read by the middleware
        return view

    return declare

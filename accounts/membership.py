"""The moves of roles, accounts and links: the three tables, their conditions and what each move changes.

Rules: design page `domain.md`, "People in the system". PostgreSQL holds the same line (accounts/sql/people.sql).
"""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import forget_rights, group_of
from accounts.calling import is_name_taken, lock_names
from accounts.links import make_link, withdraw_open_links
from accounts.models import Invitation, Membership, Organisation, Session, User
from accounts.models.invitations import Purpose
from accounts.models.people import AccountState
from accounts.models.roles import MembershipQuerySet, RoleState
from accounts.moves import Move, Moves, Sentence
from accounts.rights import Right, Role
from accounts.tokens import revoke_all

# -- Conditions: each answers with its sentence of refusal, or nothing -------------------------------------------------


def role_of_another(role: Membership, by: User) -> Sentence:
    return _("Nobody gives or confirms a role of their own.") if role.user_id == by.pk else None


def account_is_open(role: Membership, by: User) -> Sentence:
    return None if role.user.is_active else _("This account is closed: open it again first.")


def not_held_already(role: Membership, by: User) -> Sentence:
    same = Membership.objects.filter(user=role.user, team=role.team, role=role.role, ended_at__isnull=True)
    return _("They hold this role in this team already, or it waits to be confirmed.") if same.exists() else None


def called_as_nobody_there(role: Membership, by: User) -> Sentence:
    """Of a first role in an organisation; PostgreSQL asks the same (accounts/sql/names.sql)."""
    place, person = role.team.organisation, role.user
    if Membership.objects.filter(user=person, team__organisation=place).exists():
        return None
    if is_name_taken(person.display_name, [place], person) or is_name_taken(person.alias, [place], person):
        return _("A colleague there is called as they are, or nearly so: they choose another name first.")
    return None


def given_by_another(role: Membership, by: User) -> Sentence:
    if role.granted_by_id != by.pk:
        return None
    if role.role != Role.ADMINISTRATOR:
        return _("You gave this role: a second administrator or a supervisor confirms it.")
    if _administrators(role.team.organisation).exclude(user__in=[by, role.user]).exists():
        return _("You gave this role: another administrator confirms it, who holds the role already.")
    return _(
        "You gave this role, and nobody else administers here to confirm it: whoever keeps the server makes a second"
        " administrator, with the command second_administrator."
    )


def administrators_decide(role: Membership, by: User) -> Sentence:
    """One who could make another alone would confirm with them all that takes two."""
    if role.role == Role.ADMINISTRATOR and not _administers(by, role.team.organisation):
        return _("Only administrators of this organisation decide on the role of administrator.")
    return None


def another_administrator_remains(role: Membership, by: User) -> Sentence:
    return None if role.role != Role.ADMINISTRATOR else _another_remains(role.user, [role.team.organisation])


def account_of_another(person: User, by: User) -> Sentence:
    return _("This is your own account: another administrator does this.") if person.pk == by.pk else None


def works_only_here(person: User, by: User) -> Sentence:
    """Whoever can hand over a link can become the person: so nobody does it for somebody who also works elsewhere."""
    for role in Membership.objects.active().filter(user=person).select_related("team__organisation"):
        if not _administers(by, role.team.organisation):
            return _("They also work for an organisation that you do not administer: its administrators decide too.")
    return None


def organisation_keeps_an_administrator(person: User, by: User) -> Sentence:
    held = Membership.objects.active().filter(user=person, role=Role.ADMINISTRATOR)
    return _another_remains(person, [role.team.organisation for role in held.select_related("team__organisation")])


def has_second_factor(person: User, by: User) -> Sentence:
    return None if person.has_set_up_second_factor() else _("They have not set up a second factor.")


def link_of_another(link: Invitation, by: User) -> Sentence:
    if by.pk in (link.made_by_id, link.user_id):
        return _("You made this link, or it is yours: a second administrator or a supervisor confirms it.")
    return None


def _another_remains(person: User, organisations: list[Organisation]) -> Sentence:
    for organisation in organisations:
        if not _administrators(organisation).exclude(user=person).exists():
            return _(
                "This is the organisation's last administrator: whoever keeps the server makes a second one first,"
                " with the command second_administrator."
            )
    return None


def _administers(by: User, organisation: Organisation) -> bool:
    return _administrators(organisation).filter(user=by).exists()


def _administrators(organisation: Organisation) -> MembershipQuerySet:
    """The role as those hold it whose accounts are open."""
    held = Membership.objects.active().filter(team__organisation=organisation, role=Role.ADMINISTRATOR)
    return held.filter(user__is_active=True)


# -- Changes -----------------------------------------------------------------------------------------------------------


def give(role: Membership, by: User) -> Membership:
    """Holds when a second person has confirmed it."""
    role.group, role.granted_by = group_of(role.team, Role(role.role)), by
    role.save(force_insert=True)
    forget_rights(role.user)
    return role


def confirm(role: Membership, by: User) -> Membership:
    role.confirmed_by, role.confirmed_at = by, timezone.now()
    role.save(update_fields=["confirmed_by", "confirmed_at"])
    forget_rights(role.user)
    return role


def end(role: Membership, by: User) -> Membership:
    role.ended_by, role.ended_at = by, timezone.now()
    role.save(update_fields=["ended_by", "ended_at"])
    forget_rights(role.user)
    return role


def close(person: User, by: User) -> User:
    """Nobody is deleted: the account is closed, its links are withdrawn, its sessions and tokens end."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    withdraw_open_links(person)
    Session.objects.filter(person=person).delete()
    revoke_all(person, by)
    return person


def open_again(person: User, by: User) -> User:
    person.is_active = True
    person.save(update_fields=["is_active"])
    return person


def new_link(person: User, by: User) -> str:
    """The secret of a link with which the person sets a password. Their sessions and tokens end."""
    Session.objects.filter(person=person).delete()
    revoke_all(person, by)
    return make_link(person, Purpose.PASSWORD if person.has_usable_password() else Purpose.ACCOUNT, by)


def link_without_factor(person: User, by: User) -> str:
    """The secret of a link that also removes the second factor, once a second person has confirmed it."""
    Session.objects.filter(person=person).delete()
    revoke_all(person, by)
    return make_link(person, Purpose.SECOND_FACTOR, by)


def confirm_link(link: Invitation, by: User) -> Invitation:
    link.confirmed_by, link.confirmed_at = by, timezone.now()
    link.save(update_fields=["confirmed_by", "confirmed_at"])
    return link


def withdraw_link(link: Invitation, by: User) -> Invitation:
    link.withdrawn_at = timezone.now()
    link.save(update_fields=["withdrawn_at"])
    return link


# -- The tables --------------------------------------------------------------------------------------------------------


def _locked(role: Membership) -> Membership:
    """A role that is about to be given keeps the names as they are; a given one is read again."""
    if role.state == RoleState.NEW:
        lock_names()
        return role
    return Membership.objects.select_for_update().get(pk=role.pk)


def _organisations_of(person: User) -> list[Organisation]:
    """Where they work or are about to; of somebody who works nowhere now, where they did."""
    given = Membership.objects.filter(user=person)
    open_ones = given.filter(ended_at=None)
    places = (open_ones if open_ones.exists() else given).values("team__organisation")
    return list(Organisation.objects.filter(pk__in=places).order_by("pk"))


OFFERED, HELD, ENDED = RoleState.OFFERED, RoleState.HELD, RoleState.ENDED
INVITED, OPEN, CLOSED = AccountState.INVITED, AccountState.OPEN, AccountState.CLOSED

ROLES: Moves[Membership] = Moves(
    {
        move.name: move
        for move in (
            Move("give", _("Give this role"), Right.ADMINISTER, {RoleState.NEW: OFFERED},
                 (role_of_another, account_is_open, not_held_already, called_as_nobody_there), give),
            Move("confirm", _("Confirm"), Right.CONFIRM_ROLES, {OFFERED: HELD},
                 (role_of_another, administrators_decide, given_by_another, account_is_open), confirm, tells=True),
            Move("refuse", _("Do not confirm"), Right.CONFIRM_ROLES, {OFFERED: ENDED}, (administrators_decide,), end),
            Move("end", _("End this role"), Right.ADMINISTER, {HELD: ENDED}, (another_administrator_remains,), end,
                 grave=True),
        )
    },
    state=lambda role: role.state,
    wrong_state={
        RoleState.NEW: _("This role was not given yet."),
        OFFERED: _("This role waits for a second person."),
        HELD: _("This role is held already."),
        ENDED: _("This role has ended."),
    },
    places=lambda role: [role.team.organisation],
    lock=_locked,
)  # fmt: skip

ACCOUNTS: Moves[User] = Moves(
    {
        move.name: move
        for move in (
            Move("new-link", _("Make a new link"), Right.ADMINISTER, {INVITED: INVITED, OPEN: OPEN},
                 (account_of_another, works_only_here), new_link),
            Move("remove-second-factor", _("Make a link that removes the second factor"), Right.ADMINISTER,
                 {OPEN: OPEN}, (account_of_another, works_only_here, has_second_factor), link_without_factor),
            Move("close", _("Close the account"), Right.ADMINISTER, {INVITED: CLOSED, OPEN: CLOSED},
                 (account_of_another, works_only_here, organisation_keeps_an_administrator), close, grave=True),
            Move("open", _("Open the account again"), Right.ADMINISTER, {CLOSED: OPEN},
                 (account_of_another, works_only_here), open_again),
        )
    },
    state=lambda person: person.state,
    wrong_state={
        INVITED: _("They have not set a password yet."),
        OPEN: _("This account is open."),
        CLOSED: _("This account is closed."),
    },
    places=_organisations_of,
    lock=lambda person: User.objects.select_for_update().get(pk=person.pk),
)  # fmt: skip

LINKS: Moves[Invitation] = Moves(
    {
        move.name: move
        for move in (
            Move("confirm", _("Confirm"), Right.CONFIRM_ROLES, {"waiting": "usable"}, (link_of_another,), confirm_link),
            Move("withdraw", _("Withdraw the link"), Right.CONFIRM_ROLES,
                 {"waiting": "withdrawn", "usable": "withdrawn"}, (), withdraw_link),
        )
    },
    state=lambda link: link.state,
    wrong_state={
        "waiting": _("This link waits for a second person."),
        "usable": _("This link needs nobody's confirmation."),
        "over": _("This link was used or withdrawn, or its 72 hours have passed."),
    },
    places=lambda link: _organisations_of(link.user),
    lock=lambda link: Invitation.objects.select_for_update().get(pk=link.pk),
)  # fmt: skip

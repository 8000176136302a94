"""Who may do what: the one table. docs/roles.md is drawn from it, and the permission matrix is asserted against it.

A right holds on a team or on an organisation; a role held in a team gives the team's rights there and the
organisation's rights on the organisation of that team. (Rules: design page `domain.md`, "People in the system".)
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    DOCUMENTER = "documenter", _("documenter")
    SUPERVISOR = "supervisor", _("supervisor")
    LIAISON = "liaison", _("liaison")
    ANALYST = "analyst", _("analyst")
    ADMINISTRATOR = "administrator", _("administrator")


class Scope(StrEnum):
    TEAM = "team"
    ORGANISATION = "organisation"
    NAMED = "named"  # given to a person, on one restricted record


class Right(StrEnum):
    """What somebody may do; the values are guardian's permission names."""

    SEE_WORK = "see_work"
    SEE_SOURCES = "see_sources"
    ENTER = "enter_records"
    DECIDE = "decide_on_records"
    OVERSEE = "oversee_work"
    SEE_PERSONS = "see_persons"
    SEE_RESTRICTED = "see_restricted"
    SEE_NUMBERS = "see_numbers"
    SEE_VERIFIED = "see_verified"
    SEE_TALLIES = "see_tallies"
    TAKE_INQUIRIES = "take_inquiries"
    SHOW_CALLERS = "show_callers"
    SIGN_BAD_NEWS = "sign_bad_news"
    LEAD_DESK = "lead_desk"
    KEEP_OWN_FIELDS = "keep_own_fields"
    SEE_EXTORTION = "see_extortion"
    SEE_DESK_FIGURES = "see_desk_figures"
    REMOVE_INQUIRIES = "remove_inquiries"
    WRITE_ADVISORIES = "write_advisories"
    PUBLISH_ADVISORIES = "publish_advisories"
    DRAFT_STATEMENTS = "draft_statements"
    PUBLISH_STATEMENTS = "publish_statements"
    WRITE_FIGURES = "write_figures"
    PUBLISH_FIGURES = "publish_figures"
    REQUEST_EXPORTS = "request_exports"
    APPROVE_EXPORTS = "approve_exports"
    ADMINISTER = "administer_people"
    CONFIRM_ROLES = "confirm_roles"


@dataclass(frozen=True)
class Grant:
    """Where a right holds, which roles give it, what it is in words, and the sentence of refusal."""

    scope: Scope
    roles: tuple[Role, ...]
    what: str | Promise
    refusal: str | Promise


_ENTERS = (Role.DOCUMENTER, Role.SUPERVISOR)
_ANSWERS = (Role.SUPERVISOR, Role.LIAISON)
_READS = (Role.DOCUMENTER, Role.SUPERVISOR, Role.LIAISON, Role.ANALYST)

TABLE: dict[Right, Grant] = {
    Right.SEE_WORK: Grant(
        Scope.TEAM,
        _ENTERS,
        _("see the team's records in every state"),
        _("Only documenters and supervisors of this team see its work."),
    ),
    Right.SEE_SOURCES: Grant(
        Scope.TEAM,
        _ENTERS,
        _("see who a source is"),
        _("Only those who enter and verify in this team see who a source is."),
    ),
    Right.ENTER: Grant(
        Scope.TEAM,
        _ENTERS,
        _("register detainees, enter releases with their claims, and submit them"),
        _("Only documenters and supervisors of this team enter its records."),
    ),
    Right.DECIDE: Grant(
        Scope.TEAM,
        (Role.SUPERVISOR,),
        _("verify, return, reject, dispute and withdraw; decide which entries are one person"),
        _("Only a supervisor of this team decides on its records."),
    ),
    Right.OVERSEE: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR,),
        _("see the work of every team of the organisation, without its sources"),
        _("Only supervisors of this organisation see the work of all its teams."),
    ),
    Right.SEE_PERSONS: Grant(
        Scope.ORGANISATION,
        _READS,
        _("see the organisation's detainees, unless restricted"),
        _("Only those who work with this organisation's records see its detainees."),
    ),
    Right.SEE_RESTRICTED: Grant(
        Scope.NAMED,
        (),
        _("see one restricted detainee, opened to a person by name"),
        _("This person is restricted to those named."),
    ),
    Right.SEE_NUMBERS: Grant(
        Scope.ORGANISATION,
        (Role.DOCUMENTER, Role.SUPERVISOR, Role.LIAISON),
        _("find a detainee by an identity number, and see the end of it"),
        _("Only those who enter, decide or answer families see identity numbers."),
    ),
    Right.SEE_VERIFIED: Grant(
        Scope.ORGANISATION,
        _READS,
        _("see the organisation's verified releases, without their sources"),
        _("Only those who work with this organisation's records see its verified releases."),
    ),
    Right.SEE_TALLIES: Grant(
        Scope.ORGANISATION,
        _READS,
        _("see and export tallies"),
        _("Only those who work with this organisation's records see its tallies."),
    ),
    Right.TAKE_INQUIRIES: Grant(
        Scope.TEAM,
        _ANSWERS,
        _("take the team's inquiries and see them: who asks, for whom, and the end of a caller's number"),
        _("Only liaisons and supervisors of this team take its inquiries."),
    ),
    Right.SHOW_CALLERS: Grant(
        Scope.TEAM,
        _ANSWERS,
        _("be shown a caller's whole number, with a reason that is kept"),
        _("Only liaisons and supervisors of this team are shown a caller's number."),
    ),
    Right.SIGN_BAD_NEWS: Grant(
        Scope.TEAM,
        (Role.SUPERVISOR,),
        _("sign bad news before a family is told, where the team is the family centre"),
        _("Only supervisors of the family centre sign bad news."),
    ),
    Right.LEAD_DESK: Grant(
        Scope.TEAM,
        (Role.SUPERVISOR,),
        _("see how many inquiries each colleague of the desk has, and hand them over for them"),
        _("Only supervisors of this team see what its colleagues have, and hand it over for them."),
    ),
    Right.KEEP_OWN_FIELDS: Grant(
        Scope.TEAM,
        (Role.SUPERVISOR,),
        _("add fields of the team's own to its records, and retire them"),
        _("Only a supervisor of this team keeps its own fields."),
    ),
    Right.SEE_EXTORTION: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR, Role.ANALYST),
        _("see the figures of what was demanded of families, without anybody in them"),
        _("Only analysts and supervisors of this organisation see the figures of extortion."),
    ),
    Right.SEE_DESK_FIGURES: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR, Role.ANALYST),
        _("see the monthly figures of the families' desks, without anybody in them"),
        _("Only analysts and supervisors of this organisation see the figures of its desks."),
    ),
    Right.REMOVE_INQUIRIES: Grant(
        Scope.TEAM,
        (Role.SUPERVISOR,),
        _("confirm that a closed inquiry is removed, as another person of the desk proposed"),
        _("Only a supervisor of this team confirms that an inquiry is removed."),
    ),
    Right.WRITE_ADVISORIES: Grant(
        Scope.ORGANISATION,
        _ANSWERS,
        _("write warnings and verdicts on rumours, and see those that are not published"),
        _("Only liaisons and supervisors of this organisation write its advisories."),
    ),
    Right.PUBLISH_ADVISORIES: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR,),
        _("publish and withdraw advisories that others wrote; keep the lines on the public pages"),
        _("Only supervisors of this organisation decide what stands on its public pages."),
    ),
    Right.DRAFT_STATEMENTS: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR, Role.ANALYST),
        _("write statements and their corrections, and see those that are not published"),
        _("Only analysts and supervisors of this organisation write its statements."),
    ),
    Right.PUBLISH_STATEMENTS: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR,),
        _("approve statements that others wrote, publish and withdraw them"),
        _("Only supervisors of this organisation decide on its statements."),
    ),
    Right.WRITE_FIGURES: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR, Role.ANALYST),
        _("write figures that others gave, and why they differ, and see those that are not published"),
        _("Only analysts and supervisors of this organisation write its board of figures."),
    ),
    Right.PUBLISH_FIGURES: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR,),
        _("publish and withdraw figures that others wrote on the board"),
        _("Only supervisors of this organisation decide what stands on its board of figures."),
    ),
    Right.REQUEST_EXPORTS: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR, Role.ANALYST),
        _("ask for a list with names as a file, for a day, which another person approves"),
        _("Only analysts and supervisors of this organisation ask for lists with names."),
    ),
    Right.APPROVE_EXPORTS: Grant(
        Scope.ORGANISATION,
        (Role.SUPERVISOR,),
        _("approve a list with names as a file, for which another person asked"),
        _("Only a supervisor of this organisation approves lists with names."),
    ),
    Right.ADMINISTER: Grant(
        Scope.ORGANISATION,
        (Role.ADMINISTRATOR,),
        _("invite people, give and end roles, close and open accounts, keep teams"),
        _("Only an administrator of this organisation does this."),
    ),
    Right.CONFIRM_ROLES: Grant(
        Scope.ORGANISATION,
        (Role.ADMINISTRATOR, Role.SUPERVISOR),
        _("confirm a role, or the removal of a second factor, that another person began"),
        _("Only an administrator or a supervisor of this organisation confirms this."),
    ),
}

# What each role is, where it is chosen.
MEANING: dict[Role, str | Promise] = {
    Role.DOCUMENTER: _("Registers detainees, enters releases with claims and evidence, and submits them."),
    Role.SUPERVISOR: _("Verifies, returns, rejects, disputes and withdraws what others entered."),
    Role.LIAISON: _("Takes families' inquiries and answers from verified releases; sees no source."),
    Role.ANALYST: _("Tallies, charts and drafts of statements; sees no telephone number and no source."),
    Role.ADMINISTRATOR: _("Invites people, gives roles, keeps teams; the role alone opens no case."),
}

# Roles that open case content; a supervisor confirms them too, and not administrators alone.
CONTENT_ROLES = frozenset(_READS)


def names(scope: Scope) -> list[tuple[str, Any]]:
    """Guardian's permissions for the model of `scope`, as Django's `Meta.permissions` wants them."""
    return [(right.value, right.value.replace("_", " ")) for right, grant in TABLE.items() if grant.scope is scope]


def given_by(role: Role, scope: Scope) -> list[Right]:
    """The rights that `role` gives on a `scope`."""
    return [right for right, grant in TABLE.items() if grant.scope is scope and role in grant.roles]

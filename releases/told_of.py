"""What is told of what this floor has: releases, sightings and fates, claims, flags, lists, statements, figures."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.subjects import Part, Subject, Word, by_table, in_words, names_parts, tells_of
from releases.falling import CLAIMS
from releases.figures.workflow import WORKFLOW as OF_FIGURES
from releases.findings.workflow import WORKFLOW as OF_FINDINGS
from releases.imports.wizard.workflow import WORKFLOW as OF_IMPORTS
from releases.models import Claim, Finding, Flag, Grid, GridRow, ImportJob, Release, ReportedFigure, Statement
from releases.models.claims import CLAIM
from releases.models.findings import FINDING
from releases.models.flags import FLAG
from releases.models.imports import IMPORT
from releases.models.releases import SUBJECT
from releases.models.reported import FIGURE
from releases.models.statements import STATEMENT
from releases.statements.workflow import WORKFLOW as OF_STATEMENTS
from releases.suspicion.workflow import WORKFLOW as OF_FLAGS
from releases.workflow import WORKFLOW as OF_RELEASES

# What a move did, for who watches; and in other words for whose the record is.
_WATCHED: dict[str, Word] = {
    "submit": _("It was submitted"),
    "take-back": _("It was taken back"),
    "verify": _("Verified"),
    "return": _("Returned"),
    "reject": _("Rejected"),
    "dispute": _("Disputed"),
    "lose-claims": _("Disputed"),
    "withdraw": _("Withdrawn"),
    "amend": _("A change was begun"),
    "drop-change": _("The change was dropped"),
    "reopen": _("Reopened"),
    "give-verdict": _("One verdict is in"),
    "differ": _("Returned: two verdicts differ"),
}
_watched = in_words(_WATCHED, lambda name: _("It was changed"))
_told = in_words({**_WATCHED, "return": _("Returned to you")})
_of_list = in_words(
    {
        "checked": _("A list was looked through"),
        "imported": _("A list was imported"),
        "taken-back": _("An import was taken back"),
        "fall-back": _("An import came to no end"),
    }
)


def _releases(user: User) -> QuerySet[Any]:
    return Release.objects.visible_to(user).select_related("detainee")


def _findings(user: User) -> QuerySet[Any]:
    return Finding.objects.visible_to(user).select_related("detainee")


def _releases_of_led(user: User) -> QuerySet[Any]:
    return Release.objects.visible_to(user).filter(team__in=where(user, Right.DECIDE))


def _findings_of_led(user: User) -> QuerySet[Any]:
    return Finding.objects.visible_to(user).filter(team__in=where(user, Right.DECIDE))


def _claims_of_led(user: User) -> QuerySet[Any]:
    return Claim.objects.visible_to(user).filter(source__team__in=where(user, Right.DECIDE))


def _flags_of_led(user: User) -> QuerySet[Any]:
    """Those of the teams in which the reader decides, and of the desks that they lead those of the desk's cases."""
    of_desk = Q(case__isnull=False, team__in=where(user, Right.LEAD_DESK))
    return Flag.objects.visible_to(user).filter(Q(team__in=where(user, Right.DECIDE)) | of_desk)


def _lists_of_led(user: User) -> QuerySet[Any]:
    return ImportJob.objects.visible_to(user).filter(team__in=where(user, Right.DECIDE))


names_parts(
    facts=Part(counted=_("Facts entered or changed")),
    claim=Part(_("A claim was added or changed"), _("Claims added or changed")),
    evidence=Part(_("A file was added"), _("Files added")),
)
tells_of(
    Subject(
        SUBJECT, _("Release"), _releases, owned=True, named=True, told=_told, watched=_watched,
        did=by_table(OF_RELEASES), of_led=_releases_of_led,
    ),
    Subject(
        FINDING, _("Sighting or fate"), _findings, owned=True, named=True, told=_told, watched=_watched,
        did=by_table(OF_FINDINGS), of_led=_findings_of_led,
    ),
    Subject(CLAIM, _("Claim"), Claim.objects.visible_to, did=by_table(CLAIMS), of_led=_claims_of_led),
    Subject(FLAG, _("Flag"), Flag.objects.visible_to, did=by_table(OF_FLAGS), of_led=_flags_of_led),
    Subject(
        IMPORT, _("List brought in"), ImportJob.objects.visible_to, owned=True, template="imported", told=_of_list,
        did=by_table(OF_IMPORTS), of_led=_lists_of_led,
    ),
    Subject(STATEMENT, _("Statement"), Statement.objects.visible_to, did=by_table(OF_STATEMENTS)),
    Subject(FIGURE, _("Figure"), ReportedFigure.objects.visible_to, did=by_table(OF_FIGURES)),
    Subject("grid", _("List typed beside its picture"), Grid.objects.visible_to),
    Subject("gridrow", _("Row typed beside its picture"), GridRow.objects.visible_to),
)  # fmt: skip

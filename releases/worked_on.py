"""Releases and findings, as colleagues work together on them: those who see them in every state."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.models import MoveMade
from casework.worked_on import Kind, who_see_work_of, works_on
from detainees.worked_on import seeing
from releases.models import Finding, Release
from releases.models.findings import FINDING
from releases.models.releases import SUBJECT

_WORDS: dict[str, Promise] = {
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


def _releases(user: User) -> QuerySet[Any]:
    return Release.objects.visible_to(user, in_work=True)


def _findings(user: User) -> QuerySet[Any]:
    return Finding.objects.visible_to(user, in_work=True)


def colleagues(case: Release | Finding) -> QuerySet[User]:
    """Those who see the work of its team, where its person is restricted those among them who are named."""
    return seeing(who_see_work_of(case.team), case.detainee)


def _word(move: MoveMade) -> str | Promise:
    return _WORDS.get(move.name, _("It was changed"))


works_on(Kind(SUBJECT, _("Release"), _releases, colleagues, _word))
works_on(Kind(FINDING, _("Sighting or fate"), _findings, colleagues, _word))

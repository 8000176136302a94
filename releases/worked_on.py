"""Releases and findings, as colleagues work together on them: those who see them in every state."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from casework.worked_on import Kind, who_see_work_of, works_on
from detainees.worked_on import seeing
from releases.models import Finding, Release
from releases.models.findings import FINDING
from releases.models.releases import SUBJECT


def _releases(user: User) -> QuerySet[Any]:
    return Release.objects.visible_to(user, in_work=True)


def _findings(user: User) -> QuerySet[Any]:
    return Finding.objects.visible_to(user, in_work=True)


def colleagues(case: Release | Finding) -> QuerySet[User]:
    """Those who see the work of its team, where its person is restricted those among them who are named."""
    return seeing(who_see_work_of(case.team), case.detainee)


works_on(Kind(SUBJECT, _releases, colleagues))
works_on(Kind(FINDING, _findings, colleagues))

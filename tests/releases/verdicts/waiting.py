"""Releases that wait for a verdict, and supervisors at them."""

from typing import Any

from accounts.models import Team, User
from releases.models import Release
from releases.models.releases import Status
from tests.releases.records import DIRECT, release_in

WEAK = {**DIRECT, "connection": "relative", "reliability": "D", "credibility": "4"}  # carries nothing


def waiting(team: Team, author: User, judge: User, **facts: Any) -> Release:
    """A release that waits, and would pass."""
    return release_in(Status.SUBMITTED, team, author, judge, **facts)


def weak(team: Team, author: User, judge: User, **facts: Any) -> Release:
    """One whose claims do not carry it."""
    return waiting(team, author, judge, claims=(WEAK,), **facts)

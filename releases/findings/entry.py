"""Entering a sighting or a fate with what sources say of it, and changing its facts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from casework.outbox import follow_with
from detainees.models import Detainee
from detainees.standing import held_standing
from releases.entry import add_claims
from releases.models import Finding
from releases.suspicion.looking import LOOK_AT_PERSON

Values = Mapping[str, Any]


def enter_finding(team: Team, detainee: Detainee, facts: Values, claims: Iterable[Values], *, by: User) -> Finding:
    """A new draft of `team`. `facts` are values of `FindingForm`, the kind among them, `claims` cleaned data of claims.

    Raises AnotherStands where the person's entry was merged into another one.
    """
    with acting(by):
        held_standing(detainee)
        finding = Finding.objects.create(
            team=team, organisation_id=team.organisation_id, owner=by, made_by=by, changed_by=by, detainee=detainee,
            **facts,
        )  # fmt: skip
        add_claims(finding, claims, by=by)
        return finding


def change_finding(finding: Finding, facts: Values, *, by: User) -> None:
    """Store changed facts. The caller holds the row's lock and has compared the version."""
    with acting(by):
        for name, value in facts.items():
            setattr(finding, name, value)
        finding.version += 1
        finding.changed_by, finding.changed_at = by, timezone.now()
        finding.save()
        follow_with(LOOK_AT_PERSON, detainee=finding.detainee_id)

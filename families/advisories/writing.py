"""Writing an advisory: a new one, and what is changed in its working copy."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from families.models import Advisory

CHANGE = "change-advisory"  # the form, by which its drafts are kept
Values = Mapping[str, Any]


def write_advisory(team: Team, said: Values, *, by: User) -> Advisory:
    """A new draft of `team`: what it says, by the fields of the model."""
    with acting(by):
        return Advisory.objects.create(
            team=team, organisation_id=team.organisation_id, made_by=by, changed_by=by, **said
        )


def change_advisory(advisory: Advisory, said: Values, *, by: User) -> None:
    """Store what it says now. The caller holds the row and has compared the version."""
    with acting(by):
        for name, value in said.items():
            setattr(advisory, name, value)
        advisory.version += 1
        advisory.changed_by, advisory.changed_at = by, timezone.now()
        advisory.save()

"""Putting a person on the register, and keeping the entry: who, by whom, nothing overwritten in silence."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.models import Detainee, Detention, Facility, Stay
from detainees.models.names import Script
from detainees.naming import Parts, give_name, refresh_names, search_words, shown_names


def register(team: Team, arabic: Parts, latin: Parts, *, by: User, given_by: str = "", **facts: Any) -> Detainee:
    """Put a new person on the register of `team`. At least one of the two names has a given name."""
    with acting(by):
        detainee = Detainee.objects.create(
            team=team,
            organisation_id=team.organisation_id,
            made_by=by,
            changed_by=by,
            search_words=search_words([" ".join(arabic.values()), " ".join(latin.values())]),
            **shown_names(arabic, latin),
            **facts,
        )
        for script, parts in ((Script.ARABIC, arabic), (Script.LATIN, latin)):
            if parts.get("given"):
                give_name(detainee, script, parts, by=by, given_by=given_by)
        return detainee


def record_arrest(
    detainee: Detainee, *, by: User, date: PartialDate | None, facility: Facility | None, **facts: Any
) -> Detention:
    """Add an episode of detention, with the stay in a facility where one is known."""
    with acting(by):
        detention = Detention.objects.create(detainee=detainee, arrest_date=date, made_by=by, **facts)
        if facility is not None:
            Stay.objects.create(detention=detention, facility=facility, made_by=by)
        return detention


def change(detainee: Detainee, facts: Mapping[str, Any], *, by: User) -> None:
    """Change facts of a person; the caller holds the lock and has compared the version."""
    with acting(by):
        for name, value in facts.items():
            setattr(detainee, name, value)
        refresh_names(detainee)
        detainee.version += 1
        detainee.changed_by, detainee.changed_at = by, timezone.now()
        detainee.save()

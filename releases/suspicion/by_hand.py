"""A flag that a person raises: something about a record that no rule sees."""

import secrets

from accounts.acting import acting
from accounts.models import User
from detainees.models import Detainee
from releases.models import Flag, Release
from releases.models.flags import BY_HAND


def raise_flag(record: Release | Detainee, severity: str, said: str, *, by: User) -> Flag:
    """Raise a flag on a release or a person, with a sentence; each is a flag of its own."""
    kind = "release" if isinstance(record, Release) else "detainee"
    with acting(by):
        return Flag.objects.create(
            **{kind: record},
            team_id=record.team_id,
            organisation_id=record.organisation_id,
            rule_id=BY_HAND,
            severity=severity,
            said=said,
            fingerprint=secrets.token_hex(32),
            raised_by=by,
        )

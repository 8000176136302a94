"""Adding a file to a claim that was entered before: by whom, and while its record is in which states."""

from accounts.access import why_not
from accounts.models import User
from accounts.rights import Right
from releases.models import Claim, Release
from releases.workflow import ADD_CLAIM


def why_not_add_file(claim: Claim, user: User) -> str | None:
    """Why this person adds no file to the claim now: where a claim is added a file is, and nowhere else."""
    record = claim.record
    return ADD_CLAIM.why_not(record, user) if isinstance(record, Release) else why_not(user, Right.ENTER, claim.team)

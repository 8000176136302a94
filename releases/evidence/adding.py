"""Adding a file to a claim that was entered before: by whom, and while its record is in which states."""

from accounts.access import why_not
from accounts.models import Team, User
from accounts.rights import Right
from detainees.models import Detainee
from releases.findings import workflow as of_findings
from releases.models import Claim, Finding, Release
from releases.workflow import ADD_CLAIM


def why_not_add_file(claim: Claim, user: User) -> str | None:
    """Why this person adds no file to the claim now: where a claim is added a file is, and nowhere else."""
    return why_not_add(claim.record, claim.team, user)


def why_not_add(record: Release | Finding | Detainee, team: Team, user: User) -> str | None:
    """The same for any claim of this record, which is this team's."""
    if isinstance(record, Release):
        return ADD_CLAIM.why_not(record, user)
    if isinstance(record, Finding):
        return of_findings.ADD_CLAIM.why_not(record, user)
    return why_not(user, Right.ENTER, team)

"""Sightings and fates as people enter and decide them, and the two verdicts on a death."""

from typing import Any

from django.utils import translation

from accounts.models import Team, User
from casework.dates import read_date
from casework.models import MoveMade
from casework.moves import Given, Refusal
from detainees.models import Detainee
from releases.evidence.preparing import prepare
from releases.evidence.receiving import give
from releases.findings.entry import enter_finding
from releases.findings.two import Sealed, give_verdict
from releases.findings.workflow import WORKFLOW
from releases.models import Claim, Finding
from releases.models.moved import Status
from tests.releases.falling import fair
from tests.releases.files import picture, received
from tests.releases.records import DIRECT, WAY_TO, person

SEEN = {"kind": "sighting", "how": "seen", "facility_id": "sednaya", "date": "2021-05-03"}
HELD = {"kind": "fate", "fate": "held", "standing": "claimed", "date": "2021-05-03"}
DEAD = {"kind": "fate", "fate": "died", "standing": "claimed", "date": "2021-05-03"}
TWO_VOICES = (fair("his cellmate"), fair("a nurse"))
WHY = Sealed("returned", "not-enough-yet", "Ask the family once more.")
YES = Sealed("verified")


def known(
    team: Team, by: User, facts: dict[str, Any] = SEEN, *, claims: Any = (DIRECT,), of: Detainee | None = None,
    **other: Any,
) -> Finding:  # fmt: skip
    """A draft that could be submitted, and verified as it is."""
    said = {**facts, **other}
    said["date"] = read_date(said["date"] or "")
    return enter_finding(team, of or person(team, by), said, claims, by=by)


def move(
    finding: Finding, name: str, by: User, reason: str = "not-enough-yet", sentence: str = "Ask the family once more."
) -> MoveMade | Refusal:
    """Make a move as somebody who has the page in front of them; the finding is read again."""
    needs_reason = WORKFLOW.moves[name].needs_reason
    given = Given(finding.revision_number, reason if needs_reason else "", sentence if needs_reason else "")
    with translation.override("en"):
        answer = WORKFLOW.make(name, Finding.objects.visible_to(by), finding.pk, by=by, given=given)
    finding.refresh_from_db()
    return answer


def made(finding: Finding, name: str, by: User) -> Finding:
    """The finding after a move that has to succeed."""
    answer = move(finding, name, by)
    assert isinstance(answer, MoveMade), answer
    return finding


def known_in(status: Status, team: Team, author: User, judge: User, **facts: Any) -> Finding:
    """A finding that one person decides on, which `author` entered and `judge` brought to `status`."""
    finding = known(team, author, **facts)
    for name in WAY_TO[status]:
        made(finding, name, author if name == "submit" else judge)
    assert finding.status == status
    return finding


def death(team: Team, author: User, **said: Any) -> Finding:
    """A death that two independent claims carry, submitted."""
    return made(known(team, author, DEAD, **{"claims": TWO_VOICES, **said}), "submit", author)


def verdict(finding: Finding, by: User, sealed: Sealed = YES) -> MoveMade | Refusal:
    """One of the two verdicts on a death; the finding is read again."""
    with translation.override("en"):
        answer = give_verdict(Finding.objects.visible_to(by), finding.pk, sealed, finding.revision_number, by=by)
    finding.refresh_from_db()
    return answer


def ruled(finding: Finding, by: User, sealed: Sealed = YES) -> Finding:
    """The finding after a verdict that has to be taken."""
    answer = verdict(finding, by, sealed)
    assert isinstance(answer, MoveMade), answer
    return finding


def sentence(answer: MoveMade | Refusal) -> str:
    """Why a move was refused."""
    assert isinstance(answer, Refusal), answer
    return answer.sentence


def give_paper(claim: Claim, by: User, *, looked_at: bool = True) -> None:
    """A scan of an official paper, as the file of what somebody said; its copy made, or not yet."""
    piece = give(claim, received(picture(seed=claim.pk), by), by=by, shows="paper")
    if looked_at:
        prepare(piece.original_id)


def page(client: Any, finding: Finding) -> str:
    """The record's page, as it comes."""
    return str(client.get(finding.get_absolute_url()).content.decode())

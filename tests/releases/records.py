"""Releases in every state, made the way people make them: by the entry and the workflow."""

from typing import Any

from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Given, Refusal
from detainees.models import Detainee
from detainees.registration import register
from releases.entry import enter_release
from releases.models import Release
from releases.models.releases import Status
from releases.workflow import WORKFLOW

DIRECT = {
    "source": None,
    "source_name": "lawyer of the family",
    "source_kind": "lawyer",
    "source_owner": "",
    "connection": "witness",
    "reliability": "B",
    "credibility": "2",
    "text": "I drove him home.",
    "said_on": None,
    "cite": "not-asked",
}


def person(team: Team, by: User, given: str = "أحمد", **facts: Any) -> Detainee:
    """Somebody on the register."""
    return register(team, {"given": given, "father": "محمود", "family": "الخطيب"}, {}, by=by, **facts)


def draft(team: Team, by: User, *, claims: Any = (DIRECT,), detainee: Detainee | None = None, **facts: Any) -> Release:
    """A draft that could be submitted and verified as it is."""
    known = {"wave_id": "decree-7-2022", "facility_id": "sednaya", "home_id": "SY-ID", "mode": "amnesty"}
    return enter_release(team, detainee or person(team, by), {**known, **facts}, claims, by=by)


def move(
    release: Release, name: str, by: User, reason: str = "not-enough-yet", sentence: str = "Ask the family once more."
) -> MoveMade | Refusal:
    """Make a move as somebody who has the page in front of them; the release is read again."""
    needs_reason = WORKFLOW.moves[name].needs_reason
    given = Given(release.revision_number, reason if needs_reason else "", sentence if needs_reason else "")
    answer = WORKFLOW.make(name, Release.objects.visible_to(by), release.pk, by=by, given=given)
    release.refresh_from_db()
    return answer


def made(release: Release, name: str, by: User) -> Release:
    """The release after a move that has to succeed."""
    answer = move(release, name, by)
    assert isinstance(answer, MoveMade), answer
    return release


WAY_TO: dict[Status, tuple[str, ...]] = {
    Status.DRAFT: (),
    Status.SUBMITTED: ("submit",),
    Status.RETURNED: ("submit", "return"),
    Status.REJECTED: ("submit", "reject"),
    Status.VERIFIED: ("submit", "verify"),
    Status.DISPUTED: ("submit", "verify", "dispute"),
    Status.WITHDRAWN: ("submit", "verify", "dispute", "withdraw"),
}


def release_in(status: Status, team: Team, author: User, judge: User, **facts: Any) -> Release:
    """A release that `author` entered and `judge` brought to `status`."""
    release = draft(team, author, **facts)
    for name in WAY_TO[status]:
        made(release, name, author if name == "submit" else judge)
    assert release.status == status
    return release

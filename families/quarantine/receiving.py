"""Taking in what a family wrote, once: sealed, at the desk it was written to. Nothing is looked up on the register."""

import hmac
from dataclasses import dataclass
from enum import StrEnum

from accounts.acting import acting
from accounts.models import Team, User
from casework.copying import new_ids
from families.models import Intake
from families.quarantine.content import Written, sealed_for
from families.quarantine.limits import is_full, one_by_one

ACTOR = "public-page"  # who brings it, whoever wrote


class NotReceived(StrEnum):
    """Why nothing was taken in; the names of sentences of the page."""

    FULL = "busy_everywhere"
    SENT_ALREADY = "sent_already"


@dataclass(frozen=True)
class Sending:
    """One sending of the page: the key of its slip, a digest of what was sent, the language, and the consent."""

    key: str
    sent: str
    language: str
    may_match: bool
    words: str


def receive(team: Team, written: Written, sending: Sending) -> Intake | NotReceived:
    """What was taken in now, or when this very page was sent before; or why nothing was."""
    with acting(User.objects.system(ACTOR)):
        one_by_one()
        before = Intake.objects.filter(key=sending.key).first()
        if before is not None:
            return before if hmac.compare_digest(before.sent, sending.sent) else NotReceived.SENT_ALREADY
        if is_full():
            return NotReceived.FULL
        row = new_ids(Intake, 1)[0]
        given = written.given
        return Intake.objects.create(
            pk=row, team=team, language=sending.language, content=sealed_for(row, written),
            digest=given.digest if given else None,  # type: ignore[misc]  # none where no number was given
            may_match=sending.may_match, words=sending.words, key=sending.key, sent=sending.sent,
        )  # fmt: skip

"""What the moves of a finding write, beside the move itself and the new state, in the same transaction.

Each is called by `casework.moves.Workflow.make` alone, while it holds the lock on the finding's row.
"""

from casework.models import MoveMade
from casework.outbox import follow_with
from releases.models import Finding, FindingRevision, FindingVerdict
from releases.models.revisions import Ruling
from releases.suspicion.looking import LOOK_AT_PERSON


def freeze(finding: Finding, move: MoveMade) -> None:
    """The next revision: the facts, frozen as they were submitted; rules are asked of the person's releases."""
    FindingRevision.objects.create(
        finding=finding, number=finding.revision_number, submitted_by=move.by, submitted_at=move.at, **finding.facts()
    )
    follow_person(finding, move)


def verified(finding: Finding, move: MoveMade) -> None:
    """The verdict, of a death the second; this revision is what is known from now on; the owner is told."""
    finding.verified_revision = _rule(Ruling.VERIFIED, finding, move)
    _tell_and_follow(finding, move)


def returned(finding: Finding, move: MoveMade) -> None:
    """The verdict, of a death the second; the owner is told. What was verified before stands."""
    _rule(Ruling.RETURNED, finding, move)
    _tell_and_follow(finding, move)


def rejected(finding: Finding, move: MoveMade) -> None:
    """The verdict, of a death the second; the owner is told. What was verified before stands."""
    _rule(Ruling.REJECTED, finding, move)
    _tell_and_follow(finding, move)


def withdrawn(finding: Finding, move: MoveMade) -> None:
    """The owner is told, and rules are asked of the person's releases, which it speaks against no more."""
    _tell_and_follow(finding, move)


def stands_no_more(finding: Finding, move: MoveMade) -> None:
    """No revision of it is verified now; the owner is told, and rules are asked of the person's releases."""
    finding.verified_revision = None
    _tell_and_follow(finding, move)


def restore_verified(finding: Finding, move: MoveMade) -> None:
    """The facts are again those that are verified."""
    revision = finding.verified_revision
    if revision is None:
        raise LookupError("There is no verified revision to go back to.")
    for name, value in revision.facts().items():
        setattr(finding, name, value)
    follow_person(finding, move)


def tell(finding: Finding, move: MoveMade) -> None:
    """The owner is told, and who gave a verdict on a death once both are in."""
    follow_with("releases.tasks.tell_of_finding", move=move.pk, finding=finding.pk)


def follow_person(finding: Finding, move: MoveMade) -> None:
    """Rules are asked of the person's releases."""
    follow_with(LOOK_AT_PERSON, detainee=finding.detainee_id)


def _tell_and_follow(finding: Finding, move: MoveMade) -> None:
    tell(finding, move)
    follow_person(finding, move)


def _rule(ruling: Ruling, finding: Finding, move: MoveMade) -> FindingRevision:
    """Write the one verdict on the submitted revision; those on a death are written as each is given."""
    revision = finding.revisions.get(number=finding.revision_number)
    if not revision.is_death:
        FindingVerdict.objects.create(
            revision=revision, ruling=ruling, by=move.by, at=move.at, reason=move.reason, sentence=move.sentence
        )
    return revision

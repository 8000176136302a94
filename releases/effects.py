"""What the moves of a release write, beside the move itself and the new state, in the same transaction.

Each is called by `casework.moves.Workflow.make` alone, while it holds the lock on the release's row, and may set what
is stored with the state. docs/workflow.md shows the first line of each docstring.
"""

from datetime import date

from casework.dates import PartialDate
from casework.models import MoveMade
from casework.outbox import follow_with
from detainees.linkage.following import look_near
from releases.counting import count
from releases.models import Release, Revision, Verdict
from releases.models.revisions import Ruling
from releases.suspicion.looking import follow_release, look_at_once


def freeze(release: Release, move: MoveMade) -> None:
    """The next revision: the facts, frozen as they were submitted; what cannot be so raises a flag; rules are asked."""
    person = release.detainee
    Revision.objects.create(
        release=release,
        number=release.revision_number,
        submitted_by=move.by,
        submitted_at=move.at,
        sex=person.sex if person else "unknown",
        minor=is_minor(person.birth, release.date) if person else None,
        counted_people=release.people,
        **release.facts(),
    )
    look_at_once(release)
    if person is not None:
        look_near(person.pk)
    else:
        follow_release(release)


def verified(release: Release, move: MoveMade) -> None:
    """The verdict; in the ledger, this revision begins to count in place of the one that did; the owner is told."""
    count(release, _rule(Ruling.VERIFIED, release, move), move)
    tell_owner(release, move)


def returned(release: Release, move: MoveMade) -> None:
    """The verdict; the owner is told. What counted before goes on counting."""
    _rule(Ruling.RETURNED, release, move)
    tell_owner(release, move)


def rejected(release: Release, move: MoveMade) -> None:
    """The verdict; the owner is told. What counted before goes on counting."""
    _rule(Ruling.REJECTED, release, move)
    tell_owner(release, move)


def ceases_to_count(release: Release, move: MoveMade) -> None:
    """In the ledger, the revision that counted ceases to; the owner is told."""
    count(release, None, move)
    tell_owner(release, move)


def restore_verified(release: Release, move: MoveMade) -> None:
    """The facts are again those that count."""
    revision = release.verified_revision
    if revision is None:
        raise LookupError("There is no verified revision to go back to.")
    for name, value in revision.facts().items():
        setattr(release, name, value)


def tell_owner(release: Release, move: MoveMade) -> None:
    """The owner is told."""
    follow_with("releases.tasks.tell_owner", move=move.pk, release=release.pk)


def _rule(ruling: Ruling, release: Release, move: MoveMade) -> Revision:
    """Write the one verdict on the submitted revision."""
    revision = release.revisions.get(number=release.revision_number)
    Verdict.objects.create(
        revision=revision, ruling=ruling, by=move.by, at=move.at, reason=move.reason, sentence=move.sentence
    )
    return revision


def is_minor(birth: PartialDate | None, released: PartialDate | None) -> bool | None:
    """Whether the person was certainly under 18 at release; None where the dates leave it open or are unknown."""
    if birth is None or released is None:
        return None
    youngest = _age(birth.latest(), released.earliest())
    oldest = _age(birth.earliest(), released.latest())
    return True if oldest < 18 else False if youngest >= 18 else None


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

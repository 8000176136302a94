"""The chain of custody: what was done with a piece of evidence, written down as it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from releases.evidence import vault
from releases.evidence.lists import Handled, Purpose
from releases.models import CleanCopy, Evidence, Handling, Redaction

ONE_LOOK = timedelta(hours=1)  # within which somebody's looks at one piece are one line


def note_look(piece: Evidence, *, by: User) -> None:
    """Write down that somebody was shown what is in a file; small pictures in lists are no look."""
    since = timezone.now() - ONE_LOOK
    if not piece.handlings.filter(by=by, what=Handled.LOOKED, at__gt=since).exists():
        note(piece, Handled.LOOKED, by=by)


def note(piece: Evidence, what: Handled, *, by: User) -> None:
    """Write down what somebody did with it."""
    with acting(by):
        Handling.objects.create(evidence=piece, what=what, by=by)


def compare(piece: Evidence, *, by: User) -> bool:
    """Whether the stored original is still the file that was received; the answer is written down."""
    agrees = vault.agrees(piece.original)
    note(piece, Handled.AGREED if agrees else Handled.DIFFERED, by=by)
    return agrees


@dataclass(frozen=True)
class MadeOf:
    """The copies of one purpose: how many, their bytes together, when they were made; the digest of a single one."""

    purpose: Purpose
    count: int
    bytes: int
    at: datetime
    sha256: str


class Custody:
    """The sheet of one piece: who received it, what was made from it, who did what with it since.

    Of one that was copied to its claim: who received the file, with which piece, and who copied it.
    """

    def __init__(self, piece: Evidence, user: User) -> None:
        self.piece, self.given = piece, piece.given
        self.is_copied = piece.copied_from_id is not None
        self.opens_given = self.is_copied and Evidence.objects.visible_to(user).filter(pk=self.given.pk).exists()
        self.redactions = list(Redaction.objects.filter(evidence=piece).select_related("made_by", "looked_by"))
        self.handlings = list(piece.handlings.select_related("by"))
        compared = [each for each in self.handlings if each.what in (Handled.AGREED, Handled.DIFFERED)]
        self.compared: Handling | None = compared[-1] if compared else None

    @property
    def agrees(self) -> bool:
        """Whether the last comparison said so."""
        return self.compared is not None and self.compared.what == Handled.AGREED

    @property
    def made(self) -> Iterator[MadeOf]:
        """What was made from the original, by purpose."""
        copies = list(self.piece.original.copies.all())
        for purpose in Purpose:
            these: list[CleanCopy] = [copy for copy in copies if copy.purpose == purpose]
            if these:
                digest = these[0].sha256 if len(these) == 1 else ""
                yield MadeOf(purpose, len(these), sum(copy.bytes for copy in these), these[-1].made_at, digest)

"""Why a release began or ceased to be counted: a verdict on it or on another release of its person, or a merge."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.models import MoveMade
from detainees.models import Merge
from releases.counting import COUNTING_MOVES
from releases.models import LedgerEntry
from releases.models.ledger import LedgerQuerySet
from releases.models.releases import SUBJECT
from releases.workflow import reason_of


@dataclass(frozen=True)
class Cause:
    """What wrote an entry of the ledger: who, when, the reason in the words of its list and the sentence.

    `what` says it of a merge and its undoing; of a verdict it is "", for that the numbers tell.
    """

    at: datetime
    by: User
    reason: str = ""
    sentence: str = ""
    what: str | Promise = ""
    of_another: bool = False  # of a name that took or gave back a place of the group whose entry it is

    def why(self, *, at_work: bool) -> str:
        """The reason; its sentence, which may tell of a person, for those who work on the record. Of another's none."""
        if self.of_another:
            return ""
        said = self.sentence if at_work and (self.reason or self.what) else ""
        return " – ".join(part for part in (self.reason, said) if part)


def causes_of(rows_between: LedgerQuerySet, releases: list[int]) -> dict[int, Cause]:
    """Of each release the cause of the last of these entries; of a group its own, where it has one, and no name's."""
    of_these = rows_between.filter(release__in=releases)
    own = of_these.filter(is_group=True, move__subject=SUBJECT, move__subject_id=F("release_id"))
    newest = dict(of_these.values_list("release_id").annotate(last=Max("pk")))
    newest |= dict(own.values_list("release_id").annotate(last=Max("pk")))
    rows = LedgerEntry.objects.filter(pk__in=list(newest.values())).select_related(
        "move__by", "merge__by", "merge__undone_by"
    )
    found = {row.release_id: cause for row in rows if (cause := _noted(row)) is not None}
    unnoted = {row.release_id: row.at for row in rows if row.release_id not in found}
    return found | _last_moves(unnoted)


def _noted(row: LedgerEntry) -> Cause | None:
    """The cause that the entry names; those of the first versions name none.

    Of a group it may be a move or a merge of a name that took one of its places: whoever may open the group may not
    open that one, and reads nothing of it.
    """
    if row.merge is not None:
        return replace(_of_merge(row.merge, row.at), of_another=row.is_group)
    if row.move is None:
        return None
    return replace(_of_move(row.move), of_another=row.is_group and row.move.subject_id != row.release_id)


def _of_move(move: MoveMade) -> Cause:
    return Cause(move.at, move.by, reason_of(move), move.sentence)


def _of_merge(merge: Merge, at: datetime) -> Cause:
    """The merge, or its undoing where that was before the entry."""
    if merge.undone_at is not None and merge.undone_by is not None and merge.undone_at <= at:
        return Cause(merge.undone_at, merge.undone_by, sentence=merge.undone_sentence, what=_("merge undone"))
    return Cause(merge.at, merge.by, sentence=merge.sentence, what=_("merged"))


def _last_moves(last: dict[int, datetime]) -> dict[int, Cause]:
    """The last verdict on each release before the entry: it took its time a moment before the entry did."""
    if not last:
        return {}
    moves = MoveMade.objects.of(SUBJECT, *last).filter(name__in=COUNTING_MOVES).select_related("by")
    return {move.subject_id: _of_move(move) for move in moves if move.at <= last[move.subject_id]}

"""What stood on the board before: each version until when, and whether it was corrected or withdrawn, and why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from casework.models import MoveMade
from releases.figures.workflow import reason_of
from releases.models import FigureVersion, ReportedFigure
from releases.models.reported import FIGURE


@dataclass(frozen=True)
class Past:
    """A version that stood until then; `reason` is that of its withdrawal, "" where another version took its place.

    `sentence` is for colleagues: what somebody typed may speak of a person.
    """

    said: FigureVersion
    until: datetime
    reason: str
    code: str
    sentence: str

    @property
    def was_withdrawn(self) -> bool:
        return bool(self.code)


def pasts(figures: Iterable[ReportedFigure]) -> dict[int, list[Past]]:
    """Of each of these that was corrected or withdrawn what stood before, the oldest first, by its id."""
    ids = [figure.pk for figure in figures]
    versions = {(v.figure_id, v.number): v for v in FigureVersion.objects.filter(figure__in=ids)}
    stood: dict[int, FigureVersion] = {}
    found: dict[int, list[Past]] = defaultdict(list)
    for move in MoveMade.objects.of(FIGURE, *ids).filter(name__in=("publish", "withdraw")):
        before = stood.pop(move.subject_id, None)
        if before is not None:
            found[move.subject_id].append(Past(before, move.at, reason_of(move), move.reason, move.sentence))
        if move.name == "publish":
            stood[move.subject_id] = versions[move.subject_id, move.revision]
    return dict(found)

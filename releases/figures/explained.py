"""Explanations as a person sees them beside the figures that they are about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from releases.figures.shown import ShownFigure
from releases.figures.writing import why_not_confirm, why_not_end
from releases.models import FigureExplanation

Key = tuple[str, str]  # what is counted, and on which occasion ("" for none)


@dataclass(frozen=True)
class Explained:
    """An explanation as one person sees it: why they may not confirm it or take it back, None where they may.

    `holds` is whether the figures are those that stood there when it was confirmed.
    """

    explanation: FigureExplanation
    holds: bool
    why_not_confirm: str | None
    why_not_end: str | None


def explanations(user: User, figures: Iterable[ShownFigure]) -> dict[Key, list[Explained]]:
    """Those that `user` sees, by what they explain; taken back ones last."""
    found: dict[Key, list[Explained]] = defaultdict(list)
    standing, seen = versions_by_board(figures), FigureExplanation.objects.visible_to(user)
    for each in [*seen.kept(), *seen.taken_back()]:
        shown = Explained(each, holds(each, standing), why_not_confirm(each, user), why_not_end(each, user))
        found[key_of(each)].append(shown)
    return found


def key_of(explanation: FigureExplanation) -> Key:
    return explanation.counted, explanation.wave_id or ""


def versions_by_board(figures: Iterable[ShownFigure]) -> dict[tuple[int, str, str], list[int]]:
    """The ids of the versions that stand, by organisation, kind and occasion."""
    found: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for figure in figures:
        said = figure.said
        found[figure.figure.organisation_id, said.counted, said.wave_id or ""].append(said.pk)
    return found


def holds(explanation: FigureExplanation, standing: dict[tuple[int, str, str], list[int]]) -> bool:
    """Whether it speaks of what stands there now; one that waits speaks of whatever stands."""
    key = (explanation.organisation_id, *key_of(explanation))
    return not explanation.confirmed_at or sorted(explanation.about) == sorted(standing.get(key, []))

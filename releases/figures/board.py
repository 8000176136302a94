"""The board: every figure that is published, by what it counts; ours beside it, why they differ, and how long it takes.

Nothing is ever averaged: two figures of one question stand beside each other as two.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from releases.figures.differences import differences
from releases.figures.ours import Ours, OurTallies
from releases.figures.paces import NamedPace, Reckoning, reckonings, told_paces
from releases.figures.shown import ShownFigure
from releases.figures.timeline import Timeline
from releases.figures.writing import why_not_confirm, why_not_end
from releases.models import FigureExplanation, LedgerEntry, ReportedFigure, Wave
from releases.said_figures import WhatIsCounted

Key = tuple[str, str]  # what is counted, and on which occasion ("" for none)
DRAWN = 2  # claims that make a timeline


@dataclass(frozen=True)
class Explained:
    """An explanation as one person sees it: why they may not confirm it or take it back, None where they may."""

    explanation: FigureExplanation
    why_not_confirm: str | None
    why_not_end: str | None


@dataclass(frozen=True)
class Group:
    """The figures of one kind on one occasion, in the order of their days."""

    key: Key
    kind: WhatIsCounted
    wave: Wave | None
    rows: list[tuple[ShownFigure, Ours | None]]
    explained: list[Explained]
    reckonings: list[tuple[ShownFigure, list[Reckoning]]]

    @property
    def id(self) -> str:
        """How the group is named in an address."""
        return "-".join(filter(None, self.key))

    @property
    def title(self) -> str:
        return f"{self.kind.label}: {self.wave}" if self.wave else str(self.kind.label)

    @cached_property
    def differences(self) -> list[str]:
        """What the figures tell themselves of why they differ."""
        return differences([figure for figure, _ours in self.rows])

    @property
    def is_ours_too(self) -> bool:
        """Whether we count any of it."""
        return any(ours for _figure, ours in self.rows)


class Board:
    """The board as one person reads it."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.writes = may(user, Right.WRITE_FIGURES)

    @cached_property
    def figures(self) -> list[ShownFigure]:
        """All that is published, in the order of the days of which it is."""
        return in_order(ReportedFigure.objects.visible_to(self.user).standing())

    @cached_property
    def unfinished(self) -> list[ReportedFigure]:
        """What waits, for those who write."""
        return list(ReportedFigure.objects.visible_to(self.user).unfinished()) if self.writes else []

    @cached_property
    def groups(self) -> list[Group]:
        ours = OurTallies(LedgerEntry.objects.visible_to(self.user))
        return [
            Group(
                key=key,
                kind=WhatIsCounted(key[0]),
                wave=figures[0].said.wave,
                rows=[(figure, ours.beside(figure.said)) for figure in figures],
                explained=self._explained.get(key, []),
                reckonings=[(figure, reckonings(figure, self._paces)) for figure in figures if figure.kind.is_held],
            )
            for key, figures in grouped(self.figures).items()
        ]

    @cached_property
    def timelines(self) -> list[tuple[str, Timeline]]:
        """Of each occasion of which several told how many were let go: its name, and the claims in time."""
        return timelines(self.figures)

    @cached_property
    def _paces(self) -> list[NamedPace]:
        """What was supposed alone: the others stand on the page of the figure."""
        return told_paces(figure for figure in self.figures if figure.kind == WhatIsCounted.PACE)

    @cached_property
    def _explained(self) -> dict[Key, list[Explained]]:
        found: dict[Key, list[Explained]] = defaultdict(list)
        for each in FigureExplanation.objects.visible_to(self.user).kept():
            shown = Explained(each, why_not_confirm(each, self.user), why_not_end(each, self.user))
            found[each.counted, each.wave_id or ""].append(shown)
        return found


def in_order(figures: Iterable[ReportedFigure]) -> list[ShownFigure]:
    """What stands of these, by the days of which they are."""
    return sorted((ShownFigure.standing(figure) for figure in figures), key=lambda figure: figure.order)


def grouped(figures: Iterable[ShownFigure]) -> dict[Key, list[ShownFigure]]:
    """By what is counted, in the order of that list, and within it by occasion."""
    found: dict[Key, list[ShownFigure]] = defaultdict(list)
    for figure in figures:
        found[figure.said.counted, figure.said.wave_id or ""].append(figure)
    kinds = WhatIsCounted.values
    return dict(sorted(found.items(), key=lambda group: (kinds.index(group[0][0]), group[0][1])))


def timelines(figures: Iterable[ShownFigure]) -> list[tuple[str, Timeline]]:
    """The claims of each occasion on how many were let go, where there are several."""
    told: dict[str, list[ShownFigure]] = defaultdict(list)
    for figure in figures:
        if figure.kind.is_release and figure.said.wave_id:
            told[figure.said.wave_id].append(figure)
    drawn = [(str(claims[0].said.wave), Timeline(claims)) for claims in told.values()]
    return [(_("Claims on %(wave)s") % {"wave": name}, line) for name, line in drawn if len(line.figures) >= DRAWN]

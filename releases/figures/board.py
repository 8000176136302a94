"""The board: every figure that is published, by what it counts; ours beside it, why they differ, and how long it takes.

Nothing is ever averaged: two figures of one question stand beside each other as two. What was withdrawn is told.
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
from releases.figures.explained import Explained, Key, explanations
from releases.figures.ours import Ours, OurTallies
from releases.figures.paces import NamedPace, Reckoning, reckonings, told_paces
from releases.figures.past import Past, pasts
from releases.figures.shown import ShownFigure
from releases.figures.timeline import Timeline
from releases.models import LedgerEntry, ReportedFigure, Wave
from releases.said_figures import WhatIsCounted

DRAWN = 2  # claims that make a timeline


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
    def differs(self) -> bool:
        """Whether they say different numbers."""
        return len({figure.number for figure, _ours in self.rows}) > 1

    @property
    def is_ours_too(self) -> bool:
        """Whether we count any of it."""
        return any(ours for _figure, ours in self.rows)

    @property
    def stands(self) -> list[Explained]:
        """The explanations that were not taken back."""
        return [each for each in self.explained if not each.explanation.ended_at]

    @property
    def taken_back(self) -> list[Explained]:
        return [each for each in self.explained if each.explanation.ended_at]


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
        """What waits or was set aside before anybody read it, for those who write."""
        if not self.writes:
            return []
        mine = ReportedFigure.objects.visible_to(self.user)
        return [*mine.unfinished(), *mine.set_aside()]

    @cached_property
    def withdrawn(self) -> list[tuple[ReportedFigure, Past]]:
        """What stood once and does not now, with what it said last and why it was withdrawn."""
        figures = list(ReportedFigure.objects.visible_to(self.user).taken_down())
        found = pasts(figures)
        return [(figure, found[figure.pk][-1]) for figure in figures]

    @cached_property
    def groups(self) -> list[Group]:
        ours = OurTallies(LedgerEntry.objects.visible_to(self.user), [figure.said for figure in self.figures])
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
    def stranded(self) -> list[Explained]:
        """Explanations of what does not stand on the board any more, for those who write."""
        known = grouped(self.figures)
        lost = [each for key, several in self._explained.items() if key not in known for each in several]
        return [each for each in lost if self.writes and not each.explanation.ended_at]

    @cached_property
    def _paces(self) -> list[NamedPace]:
        """What was supposed alone: the others stand on the page of the figure."""
        return told_paces(figure for figure in self.figures if figure.kind == WhatIsCounted.PACE)

    @cached_property
    def _explained(self) -> dict[Key, list[Explained]]:
        return explanations(self.user, self.figures)


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

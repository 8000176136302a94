"""What the desks of an organisation did in a month: taken, answered, in how many days, open at its end.

Nobody is in it. Each month was frozen when it was over (families/freezing.py, families/sql/figures.sql). For who does
not see a desk's own inquiries, small numbers are guarded as in families/figures.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from casework.sheets import Cell, Line, to_csv
from families.figures import LEAST, LEAST_SUMMED, guarded, label_of
from families.lists import Asks, Channel
from families.models import DeskFigures

ALL, TAKEN, ANSWERED = "all", "taken", "answered"
LEAST_TENTHS = 10
MONTHS = 12  # on the chart
_WORDS = {"channel": dict(Channel.choices), "asks": dict(Asks.choices)}
_TITLES: Mapping[tuple[str, str], Promise] = {
    (TAKEN, "channel"): gettext_lazy("Taken, by how they came"),
    (ANSWERED, "channel"): gettext_lazy("Answered, by how they came"),
    (TAKEN, "asks"): gettext_lazy("Taken, by what they ask"),
    (ANSWERED, "asks"): gettext_lazy("Answered, by what they ask"),
}


@dataclass(frozen=True)
class Count:
    """How many inquiries; of answered ones the days from the call to the answer: the median, and within how many nine
    in ten were. None where so few tell of somebody."""

    label: str
    count: int | None
    median: int | None = None
    ninth: int | None = None


@dataclass(frozen=True)
class Table:
    """One question asked of all inquiries that were taken, or answered."""

    figure: str
    question: str
    rows: list[Count]

    @property
    def title(self) -> Promise:
        return _TITLES[self.figure, self.question]

    @property
    def code(self) -> str:
        return f"{self.figure}-{self.question}"

    @property
    def with_days(self) -> bool:
        return self.figure == ANSWERED


@dataclass(frozen=True)
class DeskMonth:
    """One desk in one month, for one reader; `known` where they see its inquiries anyway."""

    figures: DeskFigures
    known: bool

    @property
    def team(self) -> Team:
        team: Team = self.figures.team
        return team

    @property
    def month(self) -> str:
        return f"{self.figures.month:%Y-%m}"

    @property
    def taken(self) -> Count:
        return self._total(TAKEN, _("Taken"))

    @property
    def answered(self) -> Count:
        return self._total(ANSWERED, _("Answered"))

    @property
    def open(self) -> Count:
        """Open when the month was over."""
        return Count(_("Open at the end"), self._told(int(self.figures.counts["open"])))

    @property
    def tables(self) -> list[Table]:
        """By how they came and by what they ask; none of a total that is too small to be told."""
        return [
            Table(figure, question, list(self._rows(figure, question)))
            for figure, question in _TITLES
            if self._total(figure, "").count
        ]

    def _told(self, count: int) -> int | None:
        return count if self.known or count == 0 or count >= LEAST else None

    def _of(self, figure: str, question: str) -> dict[str, list[int]]:
        found: dict[str, list[int]] = self.figures.counts[figure].get(question, {})
        return found

    def _total(self, figure: str, label: str) -> Count:
        found = self._of(figure, ALL).get("", [0])
        return Count(label, self._told(found[0]), *self._days(found))

    def _rows(self, figure: str, question: str) -> Iterator[Count]:
        found = self._of(figure, question)
        counts = {value: counted[0] for value, counted in found.items()}
        for cell in guarded(counts, counts if self.known else {}):
            days = [] if cell.is_several else self._days(found[cell.values[0]])
            yield Count(label_of(cell, _WORDS[question]), cell.count, *days)

    def _days(self, counted: list[int]) -> list[int]:
        """The median, and the ninth tenth, where they tell of nobody: of fewer than ten this is who waited longest."""
        if self.known or counted[0] >= LEAST_TENTHS:
            return counted[1:]
        return counted[1:2] if counted[0] >= LEAST_SUMMED else []


class Monthly:
    """The figures that one person sees, of the month that they ask for (YYYY-MM), or else of the last."""

    def __init__(self, user: User, asked: str = "") -> None:
        own = where(user, Right.TAKE_INQUIRIES)
        frozen = DeskFigures.objects.visible_to(user).order_by("-month", "team")
        self._all = [DeskMonth(figures, figures.team_id in own) for figures in frozen]
        self._asked = asked

    @cached_property
    def months(self) -> list[str]:
        """Those of which there are figures, the last first."""
        return list(dict.fromkeys(each.month for each in self._all))

    @property
    def month(self) -> str:
        """The one that is shown; "" where there is none."""
        return self._asked if self._asked in self.months else next(iter(self.months), "")

    @property
    def day(self) -> date | None:
        """Its first day."""
        return date.fromisoformat(f"{self.month}-01") if self.month else None

    @property
    def desks(self) -> list[DeskMonth]:
        """Each desk in this month."""
        return [each for each in self._all if each.month == self.month]

    @property
    def charts(self) -> list[tuple[Team, list[dict[str, Any]]]]:
        """By desk the inquiries taken in the last months, in their order, without those too small to be told."""
        found: dict[int, tuple[Team, list[dict[str, Any]]]] = {}
        for each in reversed(self._all):
            if each.month in self.months[:MONTHS] and each.taken.count is not None:
                bar = {"label": each.month, "value": each.taken.count, "url": f"?month={each.month}"}
                found.setdefault(each.team.pk, (each.team, []))[1].append(bar)
        return list(found.values())

    def as_csv(self) -> str:
        """Every month; the columns are promises (docs/workload.md)."""
        lines: list[Line] = [("desk", "month", "figure", "by", "value", "inquiries", "median_days", "p90_days")]
        for each in self._all:
            totals = ((TAKEN, each.taken), (ANSWERED, each.answered), ("open", each.open))
            lines += [_line(each, figure, ALL, count, "") for figure, count in totals]
            for table in each.tables:
                lines += [_line(each, table.figure, table.question, row, row.label) for row in table.rows]
        return to_csv(lines, bom=True)


def _line(desk: DeskMonth, figure: str, question: str, row: Count, value: str) -> list[Cell]:
    return [str(desk.team), desk.month, figure, question, value, "<3" if row.count is None else row.count, row.median,
            row.ninth]  # fmt: skip

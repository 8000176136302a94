"""What was demanded of the families of an organisation, in figures: amounts by currency, ways, places, months.

Nobody is in them, and no small number tells of anybody: a value of which there are fewer than `LEAST` reports is
counted together with others, so that neither its row nor a sum says how many it has (`guarded`). They are frozen at the
end of a month, where at least as many have come since (families/freezing.py): who looks twice sees the same. For who
knows the reports of a desk, all of this holds of the rest.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from statistics import median
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.kept import kept
from casework.sheets import Line, to_csv
from detainees.models import Governorate
from families.demands import DemandChannel, PaidBy, PosingAs, Promised, WasPaid
from families.models import ExtortionFigures
from families.money import Currency, plain

LEAST, LEAST_SUMMED = 3, 5
_NOTHING = ""
Report = Mapping[str, Any]
Values = Callable[[Report], list[str]]


@dataclass(frozen=True)
class Cell:
    """How many reports have this value; or, of several values, how many have one of them: some have fewer than three.

    Without values: several, and not even their names can be said.
    """

    values: tuple[str, ...]
    count: int

    @property
    def is_several(self) -> bool:
        return len(self.values) != 1


def guarded(counts: Mapping[str, int], known: Mapping[str, int] = MappingProxyType({})) -> list[Cell]:
    """The counts, the largest first, the small ones in one cell at the end. `known` are those of the reader's desk.

    With them go the smallest of the others where their sum alone would tell one of them: because there is only one,
    because they are fewer than three together, or because all of them are the same. Of equal ones all go, for which of
    them stayed would tell as well.
    """
    rest = {value: count - known.get(value, 0) for value, count in counts.items() if count}
    rows = sorted(rest.items(), key=lambda row: (-row[1], row[0]))
    large = [row for row in rows if row[1] >= LEAST or row[1] == 0]
    small = [row for row in rows if 0 < row[1] < LEAST]
    while small and any(count for _value, count in large) and _tells(small):
        least = min(count for _value, count in large if count)
        small += [row for row in large if row[1] == least]
        large = [row for row in large if row[1] != least]
    alone = [Cell((value,), counts[value]) for value, _rest in large]
    cells = sorted(alone, key=lambda cell: (-cell.count, cell.values))
    if small:
        values = () if _tells(small) else tuple(sorted(value for value, _count in small))
        cells.append(Cell(values, sum(counts[value] for value, _count in small)))
    return cells


def _tells(rows: list[tuple[str, int]]) -> bool:
    """Whether the sum of these would tell how many one of them has."""
    counts = [count for _value, count in rows]
    return sum(counts) < LEAST or len(set(counts)) == 1


def about(number: Decimal, digits: int) -> Decimal:
    """A number of which so many digits are told."""
    return plain(Decimal(f"{number:.{digits - 1}e}"))


@dataclass(frozen=True)
class Row:
    """A cell in the reader's words; with the sum and the median where it is of one currency."""

    label: str
    count: int
    several: bool = False
    total: Decimal | None = None
    middle: Decimal | None = None


@dataclass(frozen=True)
class Table:
    """One question asked of all reports."""

    code: str
    title: str | Promise
    rows: list[Row]
    with_amounts: bool = False


class Figures:
    """The figures that one person sees: the last ones of their organisation."""

    def __init__(self, user: User) -> None:
        self._desks = where(user, Right.TAKE_INQUIRIES)
        newest = ExtortionFigures.objects.visible_to(user).order_by("organisation", "-until").distinct("organisation")
        self._frozen = list(newest)
        self._reports = [report for figures in self._frozen for report in figures.reports]
        self._known = [report for report in self._reports if report["team_id"] in self._desks]

    @property
    def until(self) -> date | None:
        """The day up to which reports are counted; None where there are no figures yet."""
        return min((figures.until for figures in self._frozen), default=None)

    @property
    def count(self) -> int:
        """All reports, without those that were none or were reported twice."""
        return len(self._reports)

    @property
    def too_few(self) -> bool:
        """Whether there are so few beside those that the reader knows that nothing can be said."""
        return not self._reports or 0 < len(self._reports) - len(self._known) < LEAST

    @cached_property
    def tables(self) -> list[Table]:
        """Every question, in the order of the page; none where there are too few reports."""
        if self.too_few:
            return []
        governorates = {code: str(place) for code, place in kept(Governorate).items()}
        return [
            self._money(),
            self._table("posing_as", gettext_lazy("Posing as"), _one("posing_as"), dict(PosingAs.choices)),
            self._table("promised", gettext_lazy("Promising"), _promises, dict(Promised.choices)),
            self._table("channel", gettext_lazy("How the demand came"), _one("channel"), dict(DemandChannel.choices)),
            self._table("payment", gettext_lazy("How it is to be paid"), _one("payment"), dict(PaidBy.choices)),
            self._table("paid", gettext_lazy("Was it paid"), _one("paid"), dict(WasPaid.choices)),
            self._table("governorate", gettext_lazy("Governorate"), _one("governorate_id"), governorates),
            self._months(),
        ]

    def _table(self, code: str, title: str | Promise, values: Values, words: Mapping[str, Any]) -> Table:
        cells = guarded(_counted(values, self._reports), _counted(values, self._known))
        return Table(code, title, [_row(cell, words) for cell in cells])

    def _months(self) -> Table:
        table = self._table("month", gettext_lazy("Month in which it was reported"), _one("month"), {})
        return Table(table.code, table.title, sorted(table.rows, key=lambda row: (row.several, row.label)))

    def _money(self) -> Table:
        known, words, rows = _counted(_currency, self._known), dict(Currency.choices), []
        for cell in guarded(_counted(_currency, self._reports), known):
            row = _row(cell, words)
            if not cell.is_several and cell.values[0] != _NOTHING and _may_be_summed(cell, known):
                said = [Decimal(each["amount"]) for each in self._reports if _currency(each) == list(cell.values)]
                row = Row(row.label, row.count, total=about(sum(said, Decimal(0)), 2), middle=about(median(said), 1))
            rows.append(row)
        return Table("currency", gettext_lazy("Amounts demanded"), rows, with_amounts=True)

    def as_csv(self) -> str:
        """All tables under each other; the columns are promises (docs/extortion.md)."""
        lines: list[Line] = [("table", "value", "reports", "sum", "median")]
        for table in self.tables:
            lines += [(table.code, row.label, row.count, row.total, row.middle) for row in table.rows]
        return to_csv([*lines, ("total", "", "" if self.too_few else self.count, None, None)], bom=True)


def _counted(values: Values, reports: Iterable[Report]) -> Counter[str]:
    return Counter(value for report in reports for value in values(report))


def _one(name: str) -> Values:
    return lambda report: [report[name] or _NOTHING]


def _promises(report: Report) -> list[str]:
    """Each promise: one report has several."""
    return report["promised"] or [_NOTHING]


def _currency(report: Report) -> list[str]:
    return [report["currency"] if report["amount"] is not None else _NOTHING]


def _may_be_summed(cell: Cell, known: Mapping[str, int]) -> bool:
    """Whether beside the amounts that the reader knows there are none, or so many that no sum tells one of them."""
    rest = cell.count - known.get(cell.values[0], 0)
    return rest == 0 or rest >= LEAST_SUMMED


def label_of(cell: Cell, words: Mapping[str, Any]) -> str:
    """The value of a cell in the reader's words; of several, all of them."""
    named = [str(words.get(value, value)) if value else _("not said") for value in cell.values]
    if not cell.is_several:
        return named[0]
    label = _("%(values)s: together, some of them fewer than 3") % {"values": _("; ").join(named)}
    return label if named else _("several, of each fewer than 3")


def _row(cell: Cell, words: Mapping[str, Any]) -> Row:
    return Row(label_of(cell, words), cell.count, several=cell.is_several)

"""What was demanded of the families of an organisation, in figures: amounts by currency, ways, places, months.

Nobody is in them, and no small number tells of anybody: a value of which there are fewer than `LEAST` reports is
counted together with others, so that neither its row nor a sum says how many it has (`guarded`). There is no figure of
a past day: the difference of two days would be one report.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from statistics import median
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from casework.kept import kept
from casework.sheets import Line, to_csv
from detainees.models import Governorate
from families.demands import DemandChannel, PaidBy, PosingAs, Promised, WasPaid
from families.models import ExtortionReport
from families.money import Currency, plain

LEAST = 3
_NOTHING = ""
_ASKED = ("posing_as", "channel", "payment", "paid", "governorate_id", "promised", "currency", "amount", "made_at")


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


def guarded(counts: Mapping[str, int]) -> list[Cell]:
    """The counts, the largest first, with the small ones in one cell at the end.

    With them go the smallest of the others where their sum alone would tell one of them: because there is only one,
    because they are fewer than three together, or because all of them are the same. Of equal ones all go, for which of
    them stayed would tell as well.
    """
    rows = sorted(((value, count) for value, count in counts.items() if count), key=lambda row: (-row[1], row[0]))
    large, small = [row for row in rows if row[1] >= LEAST], [row for row in rows if row[1] < LEAST]
    while small and large and _tells(small):
        least = large[-1][1]
        small += [row for row in large if row[1] == least]
        large = [row for row in large if row[1] > least]
    cells = [Cell((value,), count) for value, count in large]
    if small:
        values = () if _tells(small) else tuple(sorted(value for value, _count in small))
        cells.append(Cell(values, sum(count for _value, count in small)))
    return cells


def _tells(rows: list[tuple[str, int]]) -> bool:
    """Whether the sum of these would tell how many one of them has."""
    counts = [count for _value, count in rows]
    return sum(counts) < LEAST or len(set(counts)) == 1


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
    """The figures that one person sees: those of their organisation."""

    def __init__(self, user: User) -> None:
        self._user = user

    @cached_property
    def _reports(self) -> list[dict[str, Any]]:
        return list(ExtortionReport.objects.counted_for(self._user).order_by().values(*_ASKED))

    @property
    def count(self) -> int:
        """All reports, without those that were none or were reported twice."""
        return len(self._reports)

    @property
    def too_few(self) -> bool:
        """Whether there are so few that nothing can be said."""
        return self.count < LEAST

    @cached_property
    def tables(self) -> list[Table]:
        """Every question, in the order of the page; none where there are too few reports."""
        if self.too_few:
            return []
        return [
            self._money(),
            self._by("posing_as", gettext_lazy("Posing as"), PosingAs),
            self._table("promised", gettext_lazy("Promising"), self._promises(), dict(Promised.choices)),
            self._by("channel", gettext_lazy("How the demand came"), DemandChannel),
            self._by("payment", gettext_lazy("How it is to be paid"), PaidBy),
            self._by("paid", gettext_lazy("Was it paid"), WasPaid),
            self._places(),
            self._months(),
        ]

    def _by(self, name: str, title: str | Promise, options: Any) -> Table:
        return self._table(name, title, (report[name] for report in self._reports), dict(options.choices))

    def _table(self, code: str, title: str | Promise, values: Iterable[str], words: Mapping[str, Any]) -> Table:
        rows = [_row(cell, words) for cell in guarded(Counter(values))]
        return Table(code, title, rows)

    def _promises(self) -> Iterable[str]:
        """Each promise of each report: one report has several."""
        return (value for report in self._reports for value in report["promised"] or [_NOTHING])

    def _places(self) -> Table:
        words = {code: str(place) for code, place in kept(Governorate).items()}
        values = (report["governorate_id"] or _NOTHING for report in self._reports)
        return self._table("governorate", gettext_lazy("Governorate"), values, words)

    def _months(self) -> Table:
        values = (f"{timezone.localtime(report['made_at']):%Y-%m}" for report in self._reports)
        table = self._table("month", gettext_lazy("Month in which it was reported"), values, {})
        return Table(table.code, table.title, sorted(table.rows, key=lambda row: (row.several, row.label)))

    def _money(self) -> Table:
        amounts: dict[str, list[Decimal]] = {}
        for report in self._reports:
            known = report["amount"] is not None
            amounts.setdefault(report["currency"] if known else _NOTHING, []).append(report["amount"] or Decimal(0))
        words, rows = dict(Currency.choices), []
        for cell in guarded({currency: len(said) for currency, said in amounts.items()}):
            row = _row(cell, words)
            if not cell.is_several and cell.values[0] != _NOTHING:
                said = amounts[cell.values[0]]
                row = Row(row.label, row.count, total=plain(sum(said, Decimal(0))), middle=plain(median(said)))
            rows.append(row)
        return Table("currency", gettext_lazy("Amounts demanded"), rows, with_amounts=True)

    def as_csv(self) -> str:
        """All tables under each other; the columns are promises (docs/extortion.md)."""
        lines: list[Line] = [("table", "value", "reports", "sum", "median")]
        for table in self.tables:
            lines += [(table.code, row.label, row.count, row.total, row.middle) for row in table.rows]
        return to_csv([*lines, ("total", "", "" if self.too_few else self.count, None, None)], bom=True)


def _row(cell: Cell, words: Mapping[str, Any]) -> Row:
    named = [str(words.get(value, value)) if value else _("not said") for value in cell.values]
    if not cell.is_several:
        return Row(named[0], cell.count)
    label = _("%(values)s: together, some of them fewer than 3") % {"values": _("; ").join(named)}
    return Row(label if named else _("several, of each fewer than 3"), cell.count, several=True)

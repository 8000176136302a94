"""The page of charts: one question, each chart with what it adds up from, its table, and its addresses as a picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, gettext

from releases.charts import bars, columns, durations
from releases.charts.bars import Bars
from releases.charts.columns import Columns
from releases.charts.series import UNITS, Days, People, Series, Unit, people_by_days, series
from releases.tallies import guarding
from releases.tallies.crossing import Crossed, cross
from releases.tallies.forms import ChartsForm
from releases.tallies.page import Asked
from releases.tallies.titles import title_of

GOVERNORATES, CATEGORIES, INSIDE = "governorates", "categories", "inside"


@dataclass(frozen=True)
class TableRow:
    """A line of the table under a chart."""

    label: str
    people: People


@dataclass(frozen=True)
class Chart:
    """One chart: its name in addresses, heading, picture, the sentences under it, and its figures as a table."""

    name: str
    heading: str
    picture: Columns | Bars
    head: str  # over the names of the rows
    rows: Sequence[TableRow]
    notes: Sequence[str] = field(default_factory=tuple)

    @property
    def total(self) -> People:
        return sum((row.people for row in self.rows), People())

    @property
    def template(self) -> str:
        """What draws the picture."""
        return "components/chart_columns.html" if isinstance(self.picture, Columns) else "components/chart_bars.html"


class ChartsPage(Asked):
    """The charts of one question, each made when it is asked for."""

    form_class = ChartsForm

    @cached_property
    def charts(self) -> list[Chart]:
        """Those that are drawn on the page; how long people were inside has a page of its own, it reads each record."""
        if not self.tally.total.people:
            return []
        timely = [self._over_time(unit) for unit in UNITS if series(self._by_days, unit).points]
        return [*timely, self._governorates, self._categories]

    @cached_property
    def inside(self) -> Chart | None:
        """How long the released people had been held; None of too many, or so few that it would tell of one."""
        sums = durations.people_by_duration(self.entries, self.tally)
        if sums is None:
            return None
        rows = [bars.Row(str(durations.LABELS[key]), people) for key, people in sums.items()]
        return self._of_bars(INSIDE, gettext("From arrest to release"), gettext("Time inside"), rows)

    def chart(self, name: str) -> Chart:
        """The chart of that name; raises Http404 where there is none."""
        found = self.inside if name == INSIDE else next((each for each in self.charts if each.name == name), None)
        if found is None:
            raise Http404
        return found

    @property
    def title(self) -> str:
        """What the charts are of, in words."""
        return title_of(self.question, get_language() or "ar")

    @property
    def inside_url(self) -> str:
        return reverse("tally-chart", args=[INSIDE]) + self.query(since="", by="")

    @property
    def draws_inside(self) -> bool:
        """Whether that chart is drawn of so many."""
        return guarding.SMALL <= self.tally.total.people <= durations.MOST

    @property
    def tally_url(self) -> str:
        return reverse("tallies") + self.query()

    @property
    def charts_url(self) -> str:
        return reverse("tally-charts") + self.query(since="", by="")

    def files_of(self, chart: Chart) -> dict[str, str]:
        """The addresses of one chart as pictures."""
        query = self.query(since="", by="")
        return {kind: reverse(f"tally-chart-{kind}", args=[chart.name]) + query for kind in ("svg", "png")}

    @property
    def drawn(self) -> Iterator[tuple[Chart, dict[str, str]]]:
        """Each chart with its files."""
        return ((chart, self.files_of(chart)) for chart in self.charts)

    @cached_property
    def _by_days(self) -> dict[Days, People]:
        return people_by_days(self.entries, self.tally)

    def _over_time(self, unit: Unit) -> Chart:
        found, language = series(self._by_days, unit), get_language() or "ar"
        rows = [
            TableRow(columns.said(point.start, unit, language), point.people)
            for point in found.points
            if point.people.all
        ]
        outside = [TableRow(str(label), people) for label, people in _outside(found) if people.all]
        picture = columns.lay_out(found, language)
        head = gettext("Week that began on") if unit.name == "week" else gettext("When")
        return Chart(unit.name, str(unit.title), picture, head, [*rows, *outside], _notes(found))

    @property
    def _governorates(self) -> Chart:
        rows = [
            bars.Row(row.label, People(row.people - row.count.in_groups, row.count.in_groups))
            for row in self.tally.rows
        ]
        return self._of_bars(GOVERNORATES, gettext("Releases by governorate"), gettext("Governorate"), rows)

    @property
    def _categories(self) -> Chart:
        table = cross(self.entries, self.tally, Crossed.CATEGORY)
        sums = {column: table.of_column(column) for column in table.columns}
        rows = [
            bars.Row(str(column.label), People(cell.people - cell.in_groups, cell.in_groups))
            for column, cell in sums.items()
        ]
        return self._of_bars(CATEGORIES, gettext("Releases by category"), gettext("Category"), rows)

    def _of_bars(self, name: str, heading: str, head: str, rows: list[bars.Row]) -> Chart:
        picture = bars.lay_out(name, rows, rtl=get_language_bidi())
        return Chart(name, heading, picture, head, [TableRow(row.label, row.people) for row in rows])


def _outside(found: Series) -> list[tuple[str, People]]:
    """What is part of the tally and in no column."""
    return [
        (gettext("Before the first column"), found.before),
        (gettext("After the last column"), found.after),
        (gettext("The date leaves it open"), found.unknown),
    ]


def _notes(found: Series) -> list[str]:
    return [f"{label}: {people.all:,}" for label, people in _outside(found) if people.all]

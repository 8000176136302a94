"""A tally as rows: the provinces in the order in which they are printed, then several, then unknown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext

from accounts.models.teams import in_language
from detainees.models import Governorate
from releases.models.ledger import LedgerQuerySet
from releases.tallies.counting import NOBODY, NOTHING, Count, Counted, count, moment_of
from releases.tallies.question import Question
from releases.tallies.reading import Place

SEVERAL, UNKNOWN, TOTAL = "SEVERAL", "UNKNOWN", "TOTAL"


@dataclass(frozen=True)
class Row:
    """One line of a tally. `code` is an ISO code, SEVERAL or UNKNOWN; `places` the governorates it stands for."""

    code: str
    places: tuple[Governorate, ...]
    count: Count

    @property
    def people(self) -> int:
        return self.count.people

    @property
    def place(self) -> Place:
        """What it is counted under."""
        return tuple(sorted(place.code for place in self.places))

    @property
    def label(self) -> str:
        """Its name on a page."""
        if self.code == UNKNOWN:
            return gettext("Not known")
        if self.code == SEVERAL:
            return gettext("Several, split not known: %(places)s") % {
                "places": in_language("، ", ", ").join(map(str, self.places))
            }
        return str(self.places[0])

    @property
    def address(self) -> str:
        """How the row is named in an address."""
        return self.code if self.code == UNKNOWN else ",".join(self.place)


@dataclass(frozen=True)
class Tally:
    """A question and its answer, with today's names of the governorates.

    `settled` is the question as it was counted, of the moment of a ledger row; None where no row is that old.
    """

    question: Question
    counted: Counted
    governorates: Sequence[Governorate]
    settled: Question | None = None

    @cached_property
    def rows(self) -> list[Row]:
        """The lines that have anybody."""
        return [row for row in self.all_rows if row.people]

    @cached_property
    def all_rows(self) -> list[Row]:
        """The fourteen, whether they have anybody or not, then what has no province of its own."""
        known = {governorate.code: governorate for governorate in self.governorates}
        single = [Row(code, (known[code],), self.counted.places.get((code,), NOBODY)) for code in known]
        several = [place for place in self.counted.places if len(place) > 1]
        rows = [Row(SEVERAL, _in_order(place, self.governorates), self.counted.places[place]) for place in several]
        rows.sort(key=lambda row: (-row.people, row.address))
        return [*single, *rows, Row(UNKNOWN, (), self.counted.places.get((), NOBODY))]

    @property
    def total(self) -> Count:
        return self.counted.total


def tally(entries: LedgerQuerySet, question: Question) -> Tally:
    """Count `question` over `entries`, which are what the person who asks may see."""
    settled = moment_of(question)
    counted = count(entries, settled) if settled else NOTHING
    return Tally(question, counted, list(Governorate.objects.order_by("order")), settled)


def _in_order(place: Place, governorates: Iterable[Governorate]) -> tuple[Governorate, ...]:
    return tuple(governorate for governorate in governorates if governorate.code in place)

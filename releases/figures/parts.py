"""The parts of a figure that its source gave apart: women, a province, a share of it within some years.

They are kept with the figure as a list, so that a version is frozen with all it says; PostgreSQL refuses any other
shape (`are_figure_parts`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.models.teams import in_language
from casework.dates import PartialDate, say_date
from casework.kept import kept
from detainees.models import Governorate
from releases.lists import CountBound
from releases.said_figures import PartOf


@dataclass(frozen=True)
class Part:
    """A number or a whole per cent of the figure, how it is to be read, and of which place, party or time it is.

    `since` and `until` are EDTF, "" where there is none; `place` is an ISO 3166-2 code.
    """

    of: str
    number: int | None = None
    percent: int | None = None
    bound: str = CountBound.EXACTLY.value
    place: str = ""
    party_ar: str = ""
    party_en: str = ""
    since: str = ""
    until: str = ""

    @property
    def label(self) -> str:
        """Of whom it is, in the reader's language."""
        if self.of == PartOf.PROVINCE:
            found = kept(Governorate).get(self.place)
            return str(found) if found else self.place
        if self.of == PartOf.PARTY:
            return _("by %(party)s") % {"party": in_language(self.party_ar, self.party_en)}
        if self.of == PartOf.PERIOD:
            return period_said(self.since, self.until)
        return str(PartOf(self.of).label)

    @property
    def amount(self) -> str:
        """The number or the share, as pages put it through `number`."""
        return f"{self.percent}%" if self.number is None else f"{self.number:,}"

    @property
    def bound_label(self) -> str:
        """How the number is to be read; "" where it is exactly that."""
        return "" if self.bound == CountBound.EXACTLY else str(CountBound(self.bound).label)


def period_said(since: str, until: str) -> str:
    """A period in words; "" without one."""
    first, last = (say_date(PartialDate(end)) if end else "" for end in (since, until))
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("since %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else ""


def stored(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """As they are kept: without what is empty."""
    return [{name: value for name, value in asdict(part).items() if value not in ("", None)} for part in parts]


def read(parts: Iterable[Mapping[str, Any]]) -> list[Part]:
    """From what is kept."""
    return [Part(**part) for part in parts]

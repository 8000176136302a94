"""The screen of tallies: what one person asked, what was counted, and the address behind each figure."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from accounts.access import may, organisations_in_which
from accounts.models import User
from accounts.models.teams import in_language
from accounts.rights import Right
from releases.lists import CountBound
from releases.models.ledger import LedgerQuerySet, settled_now
from releases.tallies.breakdowns import Breakdown, breakdowns, divided
from releases.tallies.canonical import digest
from releases.tallies.comparison import Regrouped, RowChange, changed_rows, regrouped
from releases.tallies.counting import Count
from releases.tallies.forms import TallyForm
from releases.tallies.periods import Line, Share, shares
from releases.tallies.question import Basis, Question
from releases.tallies.table import Row, Tally, tally
from releases.tallies.waiting import people_waiting


class Asked:
    """The address read as a question. Where it is not understood, `form.errors` says why and there is no question."""

    form_class = TallyForm

    def __init__(self, entries: LedgerQuerySet, user: User, address: QueryDict) -> None:
        self.entries, self.user = entries, user
        self.organisations = list(organisations_in_which(user, Right.SEE_TALLIES))
        self.form = self.form_class(address, self.organisations)
        self.understood = self.form.is_valid()
        self.address = address

    @cached_property
    def settled(self) -> datetime:
        return settled_now()

    @cached_property
    def question(self) -> Question:
        """What was asked; who sees the tallies of one organisation asks about that one."""
        question = self.form.question(self.settled)
        if question.organisation or len(self.organisations) != 1:
            return question
        return replace(question, organisation=self.organisations[0].slug)

    @cached_property
    def since(self) -> datetime | None:
        """The earlier moment to compare with, if there is one."""
        return self.form.since(self.question)

    @cached_property
    def tally(self) -> Tally:
        return tally(self.entries, self.question)

    @cached_property
    def breakdowns(self) -> list[Breakdown]:
        """The tally divided: by what was asked for first, then by category, sex and minority."""
        by = self.form.by
        chosen = [divided(self.entries, self.tally, by, self.form.names(by))] if by else []
        return [*chosen, *breakdowns(self.tally)]

    def query(self, **more: str) -> str:
        """The same question as an address, of exactly this moment; with `more`, or without what is "" there."""
        return "?" + urlencode({name: value for name, value in (self._parameters | more).items() if value})

    @cached_property
    def _parameters(self) -> dict[str, str]:
        query = {name: self.address.get(name, "") for name in self.form.fields}
        query["as_of"] = timezone.localtime(self.question.as_of).isoformat()
        if self.since is not None:
            query["since"] = timezone.localtime(self.since).isoformat()
        return query

    @property
    def save_url(self) -> str:
        """Where this very tally is saved."""
        return reverse("save-tally") + self.query(since="", by="")


@dataclass(frozen=True)
class Figure:
    """A row of a table or a tile of the map, with the address of the records behind it."""

    label: str
    value: int
    url: str
    note: str = ""
    code: str = ""
    column: int = 0
    row: int = 0


@dataclass(frozen=True)
class Division:
    """The tally divided by one dimension."""

    title: str
    rows: list[Figure]


class TallyPage(Asked):
    """Everything that the screen draws, made when the template asks for it."""

    @cached_property
    def total(self) -> Count:
        return self.tally.total

    @property
    def total_url(self) -> str:
        return self._records()

    @property
    def note(self) -> str:
        """How the total is to be read."""
        return note_on(self.total)

    @property
    def caption(self) -> str:
        """What the table and the map show."""
        if self.question.basis == Basis.RELEASE:
            return gettext("Released people by governorate of release")
        return gettext("Released people by home governorate")

    @cached_property
    def rows(self) -> list[Figure]:
        """The rows of the table."""
        return [self._figure(row) for row in self.tally.rows]

    @cached_property
    def tiles(self) -> list[Figure]:
        """The fourteen governorates on the map."""
        return [self._figure(row) for row in self.tally.all_rows if len(row.places) == 1]

    @property
    def off_the_map(self) -> str:
        """How many have no tile, as a sentence."""
        people = self.total.people - sum(tile.value for tile in self.tiles)
        if not people:
            return ""
        return ngettext(
            "%(people)s more has no tile: the governorate is not known, or one of several.",
            "%(people)s more have no tile: their governorate is not known, or one of several.",
            people,
        ) % {"people": people}

    @cached_property
    def divisions(self) -> list[Division]:
        """The tally divided, but for dimensions of which one value was asked for."""
        return [
            Division(
                str(part.title),
                [Figure(row.label, row.value, self._records(**{part.name: row.key})) for row in part.rows],
            )
            for part in self.breakdowns
            if not getattr(self.question, part.name, "")
        ]

    @cached_property
    def period(self) -> list[tuple[Line, str]]:
        """What a period's tally is made of, each with the address of its records."""
        return [(line, self._records(share=line.share.value)) for line in shares(self.entries, self.tally)]

    @cached_property
    def waiting(self) -> int | None:
        """People who wait for a verdict now; None in a tally of the past, and for those who do not see what waits."""
        return people_waiting(self.user, self.question) if self.is_now else None

    @property
    def delays_url(self) -> str:
        """Where those who oversee the work see how long it takes; "" for others."""
        return reverse("tally-delays") if may(self.user, Right.OVERSEE) else ""

    @property
    def late(self) -> int | None:
        """People of the total who became known after the end of the period; None without a period."""
        return next((line.people for line, _url in self.period if line.share is Share.AFTER), None)

    @property
    def waiting_url(self) -> str:
        return reverse("releases:list") + "?status=submitted"

    @property
    def is_now(self) -> bool:
        return self.question.as_of == self.settled

    @property
    def was_future(self) -> bool:
        """Whether a moment was asked for that has not come yet."""
        asked: datetime | None = self.form.cleaned_data["as_of"]
        return asked is not None and asked > self.settled

    @cached_property
    def changes(self) -> list[RowChange]:
        """The rows that are other ones than at the earlier moment."""
        if self.since is None:
            return []
        return changed_rows(tally(self.entries, self.question.at(self.since)), self.tally)

    @cached_property
    def changed(self) -> RowChange:
        """The total at the two moments."""
        before = sum(change.before - change.after for change in self.changes) + self.total.people
        return RowChange(gettext("Total"), before, self.total.people)

    @cached_property
    def regrouped(self) -> Regrouped | None:
        """What changed because facilities were found to be one place, or two."""
        return None if self.since is None else regrouped(self.entries, self.question, self.since)

    @property
    def changes_url(self) -> str:
        return reverse("tally-changes") + self.query()

    @property
    def now_url(self) -> str:
        return reverse("tallies") + self.query(as_of="")

    @property
    def kept_url(self) -> str:
        """The address under which this very tally can be found again."""
        return reverse("tallies") + self.query()

    @property
    def cross_url(self) -> str:
        """The same people, their governorates divided."""
        return reverse("tally-cross") + self.query(since="", by="")

    @property
    def charts_url(self) -> str:
        """The same people, drawn."""
        return reverse("tally-charts") + self.query(since="", by="")

    @property
    def digest(self) -> str:
        return digest(self.tally)

    @property
    def files(self) -> dict[str, str]:
        """The addresses of the same tally as files."""
        query = self.query(since="")
        return {
            "csv": reverse("tallies-csv") + query,
            "xlsx": reverse("tallies-xlsx") + query,
            "hxl": reverse("tallies-csv") + self.query(since="", hxl="on"),
            "hxl_xlsx": reverse("tallies-xlsx") + self.query(since="", hxl="on"),
            "package": reverse("tallies-package") + query,
            "text_ar": reverse("tallies-text", args=["ar"]) + query,
            "text_en": reverse("tallies-text", args=["en"]) + query,
        }

    def _figure(self, row: Row) -> Figure:
        place = row.places[0] if len(row.places) == 1 else None
        return Figure(
            label=row.label,
            value=row.people,
            url=self._records(place=row.address) if row.people else "",
            note=note_on(row.count),
            code=row.code,
            column=place.column if place else 0,
            row=place.row if place else 0,
        )

    def _records(self, **more: str) -> str:
        return f"{self._all_records}&{urlencode(more)}" if more else self._all_records

    @cached_property
    def _all_records(self) -> str:
        return reverse("tally-records") + self.query(since="")


def note_on(count: Count) -> str:
    """How a number is to be read: its bound, and how many of it are of groups without names."""
    bound = CountBound(count.bound)
    notes = [] if bound == CountBound.EXACTLY else [str(bound.label)]
    if count.in_groups:
        notes.append(gettext("in groups without names: %(people)s") % {"people": count.in_groups})
    return f"({in_language('؛ ', '; ').join(notes)})" if notes else ""

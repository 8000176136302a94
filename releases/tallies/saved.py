"""The pages of saved tallies: saving one, and one that was saved beside what the same question answers now."""

from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime

from accounts.access import may
from accounts.models import Organisation, User
from accounts.models.teams import in_language
from accounts.rights import Right
from releases.models import FrozenTally
from releases.tallies import freezing
from releases.tallies.canonical import asked
from releases.tallies.comparison import RowChange, changed_rows
from releases.tallies.page import Asked, note_on
from releases.tallies.table import Row, Tally
from releases.tallies.titles import said_of, title_of


class SavePage(Asked):
    """A tally that is about to be saved: the question of the address, and the titles it could have."""

    @property
    def organisation(self) -> Organisation | None:
        """Whose ledger is counted; None where several could be and none was chosen."""
        return next((one for one in self.organisations if one.slug == self.question.organisation), None)

    @property
    def titles(self) -> dict[str, str]:
        """What the form begins with."""
        return {f"title_{language}": title_of(self.question, language) for language in ("ar", "en")}

    @property
    def said(self) -> list[str]:
        return said_of(self.question)

    @property
    def tally_url(self) -> str:
        return reverse("tallies") + self.query()


class SavedRow:
    """A row of a saved tally as the table draws it."""

    def __init__(self, row: Row, query: str) -> None:
        self.label, self.value, self.note = row.label, row.people, note_on(row.count)
        self.url = f"{reverse('tally-records')}{query}&{urlencode({'place': row.address})}"


class SavedPage:
    """One saved tally: what it says, whether the ledger still answers so, and what it answers now."""

    def __init__(self, frozen: FrozenTally, user: User) -> None:
        self.frozen, self.user = frozen, user

    @property
    def may_be_stated(self) -> bool:
        """Whether this person writes statements of its organisation."""
        return may(self.user, Right.DRAFT_STATEMENTS, self.frozen.organisation)

    @cached_property
    def tally(self) -> Tally:
        return freezing.read(self.frozen)

    @property
    def other_title(self) -> str:
        """The title in the language that the page is not in."""
        return in_language(self.frozen.title_en, self.frozen.title_ar)

    @property
    def rows(self) -> list[SavedRow]:
        return [SavedRow(row, self._query) for row in self.tally.rows]

    @property
    def note(self) -> str:
        return note_on(self.tally.total)

    @property
    def said(self) -> list[str]:
        return said_of(self.tally.question)

    @cached_property
    def why_not_same(self) -> str | None:
        return freezing.why_not_same(self.frozen)

    @cached_property
    def now(self) -> Tally:
        return freezing.now(self.frozen)

    @cached_property
    def changes(self) -> list[RowChange]:
        """The rows that the same question of now answers otherwise."""
        return changed_rows(self.tally, self.now)

    @property
    def tally_url(self) -> str:
        """The same question of the same moment, on the screen of tallies."""
        return reverse("tallies") + self._query

    @property
    def changes_url(self) -> str:
        """The records that make the difference."""
        return reverse("tally-changes") + self._of(
            as_of=localtime(self.now.question.as_of).isoformat(), since=self._as_of
        )

    @property
    def text_url(self) -> str:
        return reverse("saved-tally-text", args=[self.frozen.reference])

    @property
    def _as_of(self) -> str:
        return localtime(self.frozen.as_of).isoformat()

    @property
    def _query(self) -> str:
        return self._of(as_of=self._as_of)

    def _of(self, **moments: str) -> str:
        parameters = {name: value for name, value in (asked(self.tally.question) | moments).items() if value}
        return "?" + urlencode(parameters)

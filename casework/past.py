"""What stood in a record of which no revisions are kept, told from the changes of its facts (`FactChange`).

Each past state can be read, and any two compared, as the revisions of a release are (templates/history/). States are
counted from 1, as it was entered; each change makes the next one, and the last is what stands there now. Of what is
sealed it is known that it was changed, and never what stood there.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.aliases import Names
from accounts.models import User
from casework.dates import PartialDate
from casework.differences import Change, Words, differences, label_of, words_of
from casework.fields import PartialDateField
from casework.models import FactChange
from casework.models.changed import FactChangeQuerySet

SHOWN = 200  # of the newest changes


@dataclass(frozen=True)
class Facts:
    """Of which record what is looked at: the subject under which its changes are kept, and its fields, in their order.

    `sealed` has by the name of a field those that lie in it: when it is changed, nobody knows any more what stood in
    them. `labels` are words for a field that are not its own; `address` begins the names of its addresses.
    """

    subject: str
    names: Sequence[str]
    sealed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    labels: Mapping[str, str | Promise] = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True)
class Line:
    """One state in a list of them: who made it when, and in what it differs from the one before."""

    number: int
    label: str
    who: str
    when: datetime
    url: str
    changes: list[Change]
    verified: bool = False


@dataclass(frozen=True)
class State:
    """What stood there once: a record that is not stored, and the fields of which nobody knows what stood in them."""

    number: int
    record: models.Model
    unknown: frozenset[str]


class Past:
    """What one person, who may read the record and its work, reads of what stood in it.

    `kept` are its changes, the newest first, where they were asked for already.
    """

    def __init__(
        self, record: Any, facts: Facts, user: User, *, say: Words = words_of, kept: Sequence[FactChange] | None = None
    ) -> None:
        self.record, self.facts, self.say = record, facts, say
        self._asked, self._called = kept, Names(user).of

    # -- For the pages -------------------------------------------------------------------------------------------------

    @cached_property
    def lines(self) -> list[Line]:
        """The states, the newest first; the first one, as it was entered, where all changes are shown."""
        count = self.count
        found = [
            self._line(count + 1 - place, self._called(change.by), change.at, self._rows(change))
            for place, change in enumerate(self._kept)
        ]
        if count == len(found):
            found.append(self._line(1, self._called(self.record.made_by), self.record.made_at, []))
        return found

    @property
    def changed(self) -> list[Line]:
        """Those that differ from the one before in something that is still known of."""
        return [line for line in self.lines if line.changes]

    @property
    def choices(self) -> list[tuple[int, str]]:
        """What can be compared, the newest first."""
        return [(line.number, line.label) for line in self.lines]

    @property
    def compare_url(self) -> str:
        return self._url("compare-past")

    @property
    def changes_url(self) -> str:
        return self._url("changes")

    def facts_of(self, number: int) -> State | None:
        """A state by its number; None where there is none that is shown."""
        return self._states.get(number)

    def rows_of(self, state: State) -> list[tuple[str, str]]:
        """Label and words of each fact that is known, and of one that lies under seal, that it does."""
        shown = [each for each in self._fields if each.name not in self.facts.sealed]
        said = [(each, _("sealed") if each.name in state.unknown else self.say(state.record, each)) for each in shown]
        return [(self._label(each), words) for each, words in said if words]

    def differences(self, old: State, new: State) -> list[Change]:
        """In what two of them differ. What lies under seal in one of them was changed where its seal was."""
        hidden = old.unknown | new.unknown | {*self.facts.sealed}
        found = self._in_words(old.record, new.record, [name for name in self.facts.names if name not in hidden])
        first, last = sorted((old.number, new.number))
        between = self._kept[self.count + 1 - last : self.count + 1 - first]
        resealed = {column for change in between for column, sides in change.changes.items() if not sides}
        return found + self._under_seal(resealed)

    # -- From the changes ----------------------------------------------------------------------------------------------

    @cached_property
    def _kept(self) -> list[FactChange]:
        return list((self._of_record if self._asked is None else self._asked)[:SHOWN])

    @property
    def _of_record(self) -> FactChangeQuerySet:
        return FactChange.objects.of(self.facts.subject, self.record.pk)

    @cached_property
    def count(self) -> int:
        """How many changes there were."""
        if self._asked is not None:
            return len(self._asked)
        return len(self._kept) if len(self._kept) < SHOWN else self._of_record.count()

    @cached_property
    def _fields(self) -> list[Any]:
        return [self.record._meta.get_field(name) for name in self.facts.names]

    @cached_property
    def _by_column(self) -> dict[str, Any]:
        return {str(each.column): each for each in self._fields}

    @cached_property
    def _states(self) -> dict[int, State]:
        """From what stands there now back through the changes, each with what stood there before it."""
        values = {each.attname: getattr(self.record, each.attname) for each in self._fields}
        unknown: frozenset[str] = frozenset()
        number = self.count + 1
        found = {number: State(number, type(self.record)(**values), unknown)}
        for change in self._kept:
            for column, sides in change.changes.items():
                each = self._by_column.get(column)
                if each is None:
                    continue
                unknown |= {*self.facts.sealed.get(each.name, ())}
                if sides:
                    values[each.attname] = read(each, sides[0])
            number -= 1
            found[number] = State(number, type(self.record)(**values), unknown)
        return found

    def _rows(self, change: FactChange) -> list[Change]:
        """One change in words; a column that is no more is left out."""
        known = {column: sides for column, sides in change.changes.items() if column in self._by_column}
        said = {self._by_column[column]: sides for column, sides in known.items() if sides}
        old, new = (
            type(self.record)(**{each.attname: read(each, sides[side]) for each, sides in said.items()})
            for side in (0, 1)
        )
        rows = self._in_words(old, new, [each.name for each in self._fields if each in said])
        return rows + self._under_seal({column for column, sides in known.items() if not sides})

    def _in_words(self, old: models.Model, new: models.Model, names: Sequence[str]) -> list[Change]:
        own = {label_of(each): self._label(each) for each in self._fields}
        return [
            Change(own[row.label], row.old, row.new, text=row.text) for row in differences(old, new, names, self.say)
        ]

    def _under_seal(self, columns: Collection[str]) -> list[Change]:
        return [Change(self._label(each), "", sealed()) for each in self._fields if str(each.column) in columns]

    def _line(self, number: int, who: str, when: datetime, changes: list[Change]) -> Line:
        label = (
            _("What stands there now") if number == self.count + 1 else _("Revision %(number)s") % {"number": number}
        )
        return Line(number, label, who, when, self._url("past", number), changes)

    def _label(self, each: Any) -> str:
        return str(self.facts.labels.get(each.name) or label_of(each))

    def _url(self, name: str, *number: int) -> str:
        if not self.facts.address:
            return ""
        return reverse(f"{self.facts.address}{name}", args=[self.record.reference, *number])


def pasts_of(records: Sequence[Any], facts: Facts, user: User, *, say: Words = words_of) -> list[Past]:
    """Of several records of one kind; their changes are asked for at once."""
    kept: dict[int, list[FactChange]] = {record.pk: [] for record in records}
    for change in FactChange.objects.of(facts.subject, *kept) if kept else ():
        kept[change.subject_id].append(change)
    return [Past(record, facts, user, say=say, kept=kept[record.pk]) for record in records]


class PastPage:
    """One past state: its facts, who made it, and in what it differs from the one before."""

    def __init__(self, history: Past, number: int) -> None:
        self.history, self.number = history, number
        numbers = [line.number for line in history.lines]
        self.line = history.lines[numbers.index(number)]
        self.before = number - 1 if number - 1 in numbers else None

    @property
    def rows(self) -> list[tuple[str, str]]:
        state = self.history.facts_of(self.number)
        return self.history.rows_of(state) if state else []

    @property
    def people(self) -> list[tuple[str, str, datetime]]:
        """Who had a part in it, and when."""
        what = _("Changed by") if self.number > 1 else _("Entered by")
        return [(what, self.line.who, self.line.when)]

    @property
    def changes(self) -> list[Change]:
        return self.line.changes


def sealed() -> str:
    """What is said in place of what lies, or lay, under seal."""
    return _("changed; what stands there is sealed")


def read(column: "models.Field[Any, Any]", kept: Any) -> Any:
    """A value as its column had it."""
    if isinstance(column, PartialDateField):
        return PartialDate(kept) if kept else None
    target = column.target_field if isinstance(column, models.ForeignKey) else column
    return target.to_python(kept)

"""The columns of a list on the screen: which of them, in which order, says the address (`columns=who,date,own-7`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import capfirst

from accounts.models import User
from casework.models.own_fields import OwnValue
from casework.own.forms import OWN, name_of
from casework.own.reading import called, fields_seen, in_words

PARAMETER = "columns"
MOST = 24  # columns of a table; no screen shows more


@dataclass(frozen=True)
class Shown:
    """One column: its name in the address, which is a promise.

    `order` is the order of the list by it, `file` the columns of a file that hold the same. `usual` columns are shown
    where none are chosen.
    """

    name: str
    label: str | Promise
    order: str = ""
    file: tuple[str, ...] = ()
    usual: bool = True


@dataclass(frozen=True)
class Here:
    """A column on one page: its words said once, not in each row."""

    name: str
    label: str
    order: str = ""
    file: tuple[str, ...] = ()
    field: Any = None  # the team's own, which it shows

    @property
    def is_own(self) -> bool:
        """Whether it is of a field of a team."""
        return self.field is not None


class Columns:
    """All columns that a person can choose from, and those that an address asks for."""

    def __init__(self, shown: Sequence[Shown], user: User, asked: QueryDict, own: type[OwnValue] | None) -> None:
        self._own, self._user = own, user
        self._listed = {each.name: each for each in shown}
        self.asked = [name for name in asked.get(PARAMETER, "").split(",") if name][:MOST]
        self.chosen, self.unknown = self._choose()

    def _choose(self) -> tuple[list[Here], list[str]]:
        """Those that the address asks for, or the usual ones; and what it asks for that is none."""
        if not self.asked:
            return [_here(each) for each in self._listed.values() if each.usual], []
        known = self.all if any(name.startswith(OWN) for name in self.asked) else self._of_list
        found = [known[name] for name in dict.fromkeys(self.asked) if name in known]
        unknown = [name for name in self.asked if name not in known]
        return found or [_here(each) for each in self._listed.values() if each.usual], unknown

    @property
    def _of_list(self) -> dict[str, Here]:
        return {name: _here(each) for name, each in self._listed.items()}

    @property
    def all(self) -> dict[str, Here]:
        """Every column by its name, those of the fields of one's teams last."""
        fields = fields_seen(self._user, self._own) if self._own else []
        several = len({each.team_id for each in fields}) > 1
        own = {
            name_of(each): Here(name_of(each), called(each, several=several), file=(each.column,), field=each)
            for each in fields
        }
        return {**self._of_list, **own}

    @property
    def are_usual(self) -> bool:
        """Whether the address chooses none."""
        return not self.asked

    def reading(self, also: Mapping[str, Sequence[str]]) -> list[str]:
        """What is read of each row for the columns that are shown, where `also` says of a column what it needs."""
        return list(dict.fromkeys(name for each in self.chosen for name in also.get(each.name, ())))

    def fill_in(self, rows: Iterable[Any]) -> None:
        """Put on each row, as `own_said`, what stands in the fields of teams that are shown: one question for all."""
        shown = {each.field.pk: each.name for each in self.chosen if each.is_own}
        if not shown or self._own is None:
            return
        listed = list(rows)
        said: dict[int, dict[str, str]] = {row.pk: {} for row in listed}
        for value in self._own._default_manager.on(list(said)).in_force():
            if value.field_id in shown:
                said[value.record_id][shown[value.field_id]] = in_words(value.said)
        for row in listed:
            row.own_said = said[row.pk]


def _here(column: Shown) -> Here:
    return Here(column.name, capfirst(str(column.label)), column.order, column.file)


def in_file(columns: Iterable[Here]) -> list[str]:
    """The names of the columns of a file that hold what these show, in their order."""
    return list(dict.fromkeys(name for each in columns for name in each.file))

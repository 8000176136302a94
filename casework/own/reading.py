"""What stands in the fields of a team on a record, for who may see it; and what stood there before.

Definitions are read from memory (casework/kept.py): every list and every form asks for them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.access import may
from accounts.models import Team, User
from casework.dates import PartialDate, say_date
from casework.differences import Change
from casework.kept import forget_kept, kept
from casework.models import OwnChoice, OwnField
from casework.models.own_fields import OwnValue


@dataclass(frozen=True)
class Line:
    """One field of a record as a page shows it; `value` is the row that stands, or None, `said` its words."""

    field: OwnField
    value: Any
    said: str


@dataclass(frozen=True)
class Written:
    """One change of a value: who, when, of which field, from what to what ("" for nothing)."""

    when: datetime
    who: User
    field: OwnField
    old: str
    new: str

    @property
    def change(self) -> str:
        """From what to what, in a sentence."""
        if self.old and self.new:
            return _("from “%(old)s” to “%(new)s”") % {"old": self.old, "new": self.new}
        return _("“%(new)s” written") % {"new": self.new} if self.new else _("“%(old)s” taken out") % {"old": self.old}


def read_anew() -> None:
    """Before something is written: what another process has retired some seconds ago is asked for no more."""
    forget_kept(OwnField, OwnChoice)


def fields_of(team: Team | int, of: str, *, retired: bool = False) -> list[OwnField]:
    """The fields of a team for one kind of record, in their order; those in use, or all."""
    pk = team if isinstance(team, int) else team.pk
    mine = [each for each in kept(OwnField).values() if each.team_id == pk and each.of == of]
    return [each for each in mine if retired or not each.is_retired]


def retired_of(team: Team | int, of: str) -> list[OwnField]:
    """Those of them that are filled in no more."""
    return [each for each in fields_of(team, of, retired=True) if each.is_retired]


def choices_of(field: OwnField, *, retired: bool = False) -> list[OwnChoice]:
    """The words of a field, in their order; those in use, or all."""
    mine = [each for each in kept(OwnChoice).values() if each.field_id == field.pk]
    return [each for each in mine if retired or each.retired_at is None]


def fields_seen(user: User, model: type[OwnValue], *, retired: bool = False) -> list[OwnField]:
    """The fields for one kind of record whose values `user` sees anywhere, team by team."""
    mine = [each for each in kept(OwnField).values() if each.of == model.of and (retired or not each.is_retired)]
    if not mine:
        return []
    return [each for each in sorted(mine, key=lambda each: each.team_id) if sees(user, model, each.team)]


def sees(user: User, model: type[OwnValue], team: Team) -> bool:
    """Whether `user` sees what stands in the fields of this team on records of this kind."""
    return any(may(user, right, team) for right in model.seen_with)


def standing(model: type[OwnValue], record: int | None) -> dict[int, Any]:
    """The values that stand on a record, by the id of their field; none on one that is not stored yet."""
    rows = model._default_manager.on([record]).in_force() if record is not None else ()
    return {each.field_id: each for each in rows}


def lines_of(model: type[OwnValue], record: Any, user: User) -> list[Line]:
    """The fields of the record's team with what stands in them; a retired one only where something does."""
    fields = fields_of(record.team_id, model.of, retired=True)
    if not fields or not sees(user, model, record.team):
        return []
    stand = standing(model, record.pk)
    lines = [Line(each, stand.get(each.pk), words_of(stand.get(each.pk))) for each in fields]
    return [each for each in lines if each.value is not None or not each.field.is_retired]


def history_of(model: type[OwnValue], records: Iterable[Any], user: User) -> list[Written]:
    """Every change of the values of these records that `user` may see, the newest first."""
    seen = [each.pk for each in records if has_fields(model, each.team_id) and sees(user, model, each.team)]
    if not seen:
        return []
    rows = model._default_manager.on(seen).select_related("written_by", "ended_by").order_by("record", "field", "pk")
    return sorted(_changes(rows), key=lambda each: each.when, reverse=True)


def has_fields(model: type[OwnValue], team: int) -> bool:
    """Whether this team ever had a field for records of this kind."""
    return bool(fields_of(team, model.of, retired=True))


def _changes(rows: Iterable[Any]) -> Iterator[Written]:
    """Two rows of which the later was written when the earlier was ended are one change."""
    before: Any = None
    for row in rows:
        of_one = before is not None and (before.record_id, before.field_id) == (row.record_id, row.field_id)
        follows = of_one and before.ended_at == row.written_at
        if before is not None and before.ended_at is not None and not follows:
            yield Written(before.ended_at, before.ended_by, before.field, words_of(before), "")
        yield Written(row.written_at, row.written_by, row.field, words_of(before) if follows else "", words_of(row))
        before = row
    if before is not None and before.ended_at is not None:
        yield Written(before.ended_at, before.ended_by, before.field, words_of(before), "")


def words_of(value: Any) -> str:
    """What a row says, as it is read; "" for None."""
    return "" if value is None else in_words(value.said)


def called(field: OwnField, *, several: bool) -> str:
    """What a field is called where fields of `several` teams stand beside each other, or of one."""
    return f"{field} – {field.team}" if several else str(field)


def in_words(said: Any) -> str:
    """A text, a number, a choice or a date as it is read; "" for nothing."""
    if said in (None, ""):
        return ""
    if isinstance(said, Decimal):
        return plain_number(said)
    return say_date(said) if isinstance(said, PartialDate) else str(said)


def plain_number(number: Decimal) -> str:
    """Digits without zeros that say nothing."""
    return f"{number.normalize():f}"


def differing(said: Mapping[OwnField, Any], stand: Mapping[int, Any]) -> list[Change]:
    """Of what was typed, by field, that which is not what stands."""
    found = [Change(str(each), words_of(stand.get(each.pk)), in_words(typed)) for each, typed in said.items()]
    return [each for each in found if each.old != each.new]

"""What was changed in the facts of an entry of the register: each change with who and when, from what to what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from accounts.aliases import Names
from accounts.models import User
from casework.dates import PartialDate
from casework.differences import Change, differences
from casework.fields import PartialDateField
from casework.models import FactChange
from detainees.models import Detainee
from detainees.restriction import SUBJECT

SHOWN = 50


@dataclass(frozen=True)
class Changed:
    """One change of facts, as a table of what stood there before and then."""

    who: str
    when: datetime
    rows: list[Change]


def changes_of(detainee: Detainee, user: User) -> list[Changed]:
    """The newest ones, for a reader who sees the work of the entry's team."""
    called = Names(user).of
    found = FactChange.objects.of(SUBJECT, detainee.pk)[:SHOWN]
    told = [Changed(called(each.by), each.at, _rows(each.changes)) for each in found]
    return [each for each in told if each.rows]


def _rows(changes: dict[str, list[Any]]) -> list[Change]:
    """In words; a column that is no more is left out."""
    known = {str(field.column): field for field in Detainee._meta.concrete_fields}
    columns = [column for column in changes if column in known]
    old, new = (
        Detainee(**{known[column].attname: _read(known[column], changes[column][side]) for column in columns})
        for side in (0, 1)
    )
    return differences(old, new, [known[column].name for column in columns])


def _read(field: "models.Field[Any, Any]", kept: Any) -> Any:
    """The value as the column had it."""
    if isinstance(field, PartialDateField):
        return PartialDate(kept) if kept else None
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return target.to_python(kept)

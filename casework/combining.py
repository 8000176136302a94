"""Filters that are combined, and how an address says it (docs/lists.md):

    home=SY-HI&home=SY-ID          one of the two
    home=SY-HI&home_is=not         none of these; what is not known is none of them
    home_is=empty, home_is=known   nothing is known of it, or something is
    home=SY-HI&home_is=empty       this, or nothing is known
    date_from=2024&date_to=5/2024  possibly between the two (FromTo)

What stands beside each other holds together. One value alone is the simple filter that it always was.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casework.listing import Filters

M = TypeVar("M", bound=models.Model)
IS = "_is"
MOST = 60  # values of one filter; an address has no room for more


class How(StrEnum):
    """What is asked of the values beside it."""

    ONE = ""  # one of them
    NONE = "not"  # none of them
    EMPTY = "empty"
    KNOWN = "known"


@dataclass(frozen=True)
class Condition:
    """One combined filter: its values as the address has them, and what is asked of them."""

    name: str
    typed: tuple[str, ...]
    how: How


class Combined(Filters):
    """The filters of a list that can be combined.

    `combined` are those that take several values and *not*; `emptiable` those of which may be asked whether anything is
    known, with what they are called where there is no field of that name. Where more than a column is asked, a method
    `any_<name>(values)` or `nothing_<name>()` answers with the condition.
    """

    combined: tuple[str, ...] = ()
    emptiable: Mapping[str, str | Promise] = {}

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.asked: Any = data
        self.conditions: dict[str, Condition] = {}
        self._meant: dict[str, list[Any]] = {}
        self.take_conditions()

    def take_conditions(self) -> None:
        """Read what is combined in the address; called again where filters were added."""
        if isinstance(self.asked, QueryDict):
            self.conditions = {each.name: each for each in self._combined_in(self.asked)}
            self.data = _without(self.asked, self.conditions)  # the simple inputs stand empty beside them

    def combines(self, name: str) -> bool:
        """Whether this filter takes several values and *not*."""
        return name in self.combined

    def may_be_empty(self, name: str) -> bool:
        """Whether it may be asked if anything is known of it."""
        return name in self.emptiable

    def _combined_in(self, data: QueryDict) -> Iterator[Condition]:
        names = {name.removesuffix(IS) for name in data}
        for name in sorted(names):
            if not (self.combines(name) or self.may_be_empty(name)):
                continue
            typed = tuple(dict.fromkeys(each for each in data.getlist(name) if each.strip()))
            how = data.get(f"{name}{IS}", "").strip()
            if len(typed) > 1 or how:
                yield Condition(name, typed, How(how) if how in set(How) else How.ONE)

    # -- Whether it is understood --------------------------------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for condition in self.conditions.values():
            cleaned.pop(condition.name, None)  # what the simple filter takes where it is empty
            try:
                self._meant[condition.name] = list(self._understood(condition))
            except ValidationError as error:
                self.add_error(condition.name if condition.name in self.fields else None, error)
        return cleaned

    def _understood(self, condition: Condition) -> Iterator[Any]:
        name, field = condition.name, self.fields.get(condition.name)
        how = self.asked.get(f"{name}{IS}", "").strip()
        if how not in set(How) or len(condition.typed) > MOST:
            raise ValidationError(
                _("%(filter)s: this is none of the ways in which it can be asked.") % self._called(name)
            )
        if condition.how in (How.EMPTY, How.KNOWN) and not self.may_be_empty(name):
            raise ValidationError(_("%(filter)s: whether it is known cannot be asked.") % self._called(name))
        if condition.typed and (field is None or not self.combines(name)):
            raise ValidationError(_("%(filter)s: it takes no value.") % self._called(name))
        if condition.how is How.NONE and not condition.typed:
            raise ValidationError(_("%(filter)s: say which it shall not be.") % self._called(name))
        if field is not None:
            yield from map(field.clean, condition.typed)

    def _called(self, name: str) -> dict[str, str]:
        return {"filter": self.called(name)}

    def called(self, name: str) -> str:
        """What a filter is called in words."""
        return capfirst(str(self.fields[name].label if name in self.fields else self.emptiable.get(name, name)))

    # -- What is found -------------------------------------------------------------------------------------------------

    def narrow(self, found: models.QuerySet[M]) -> models.QuerySet[M]:
        """Those of `found` that are asked for, by the simple filters and the combined ones."""
        found = super().narrow(found)
        if not self.is_valid():
            return found
        for condition in self.conditions.values():
            found = self.narrow_to(found, condition, self._meant[condition.name])
        return found

    def narrow_to(self, found: models.QuerySet[M], condition: Condition, values: list[Any]) -> models.QuerySet[M]:
        """Those of `found` that fit one combined filter, whose values were understood."""
        name = condition.name
        if condition.how is How.NONE:
            return found.exclude(self.any_of(name, values))
        if condition.how is How.KNOWN and not values:
            return found.exclude(self.nothing_of(name))
        wanted = self.any_of(name, values) if values else Q()
        return found.filter(wanted | self.nothing_of(name) if condition.how is How.EMPTY else wanted)

    def any_of(self, name: str, values: list[Any]) -> Q:
        """The condition that it is one of these."""
        special = getattr(self, f"any_{name}", None)
        condition: Q = special(values) if special else Q(**{f"{self.lookups.get(name, name)}__in": values})
        return condition

    def nothing_of(self, name: str) -> Q:
        """The condition that nothing is known of it."""
        special = getattr(self, f"nothing_{name}", None)
        condition: Q = special() if special else Q(**{f"{self.lookups.get(name, name)}__isnull": True})
        return condition

    # -- What it can be asked ------------------------------------------------------------------------------------------

    @property
    def parameters(self) -> set[str]:
        """Everything that an address may ask of this list."""
        names = set(self.fields) | {f"{name}{IS}" for name in (*self.fields, *self.emptiable) if self.has_ways(name)}
        for name, field in self.fields.items():
            names |= {f"{name}{part}" for part in getattr(field.widget, "widgets_names", ())}
        return names

    def has_ways(self, name: str) -> bool:
        """Whether it can be combined at all."""
        return self.combines(name) or self.may_be_empty(name)


def _without(data: QueryDict, names: Iterable[str]) -> QueryDict:
    left = data.copy()
    for name in names:
        left.pop(name, None)
    return left

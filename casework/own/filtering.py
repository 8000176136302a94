"""Filters of a list by the fields of one's teams: a word, from–to of numbers and dates; and texts, which were searched.

Words, numbers and dates stand in the address. A text never does: it is sent (casework/own/searching.py) and stands in
the address sealed, for the one person who searched.
"""

from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, TypeVar, cast

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.among import any_of
from accounts.models import User
from casework.combining import Combined, Condition, How
from casework.dates import PartialDate
from casework.folding import fold
from casework.models import OwnChoice, OwnField
from casework.models.own_fields import FieldKind, OwnValue
from casework.own.forms import NumberField, WordFilter, name_of
from casework.own.reading import called, fields_seen
from casework.own.sought import PARAMETER, OwnSearchForm, opened_for
from casework.spans import DatesFromTo, FromTo, days_between

M = TypeVar("M", bound=models.Model)
FEW = 1_000  # records: so many are looked up by their ids, more in the order of the list
FEW_READ = 10_000  # the same of what is found by reading all texts of a field, which is done once


def filter_of(field: OwnField) -> forms.Field | None:
    """The filter by this field; None for a text, which is searched otherwise."""
    said: dict[str, Any] = {"required": False}
    match FieldKind(field.kind):
        case FieldKind.CHOICE:
            return WordFilter(field, empty=gettext_lazy("all"), **said)
        case FieldKind.NUMBER:
            return FromTo(NumberField(), NumberField(), **said)
        case FieldKind.DATE:
            return DatesFromTo(**said)
    return None


class OwnFilters(Combined):
    """The filters of a list, and those by the fields of one's teams; `values` is the table of their values."""

    values: ClassVar[type[OwnValue]]

    def take_own(self, user: User) -> None:
        """Add them; called when the other fields are there."""
        self.person, self.own = user, {name_of(each): each for each in fields_seen(user, self.values)}
        several = len({each.team_id for each in self.own.values()}) > 1
        for name, each in self.own.items():
            if field := filter_of(each):
                field.label = called(each, several=several)
                self.fields[name] = field
        self.texts = [each for each in self.own.values() if each.kind == FieldKind.TEXT]
        if self.texts or (self.is_bound and PARAMETER in self.data):
            self.fields[PARAMETER] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.take_conditions()

    @property
    def own_shown(self) -> list[forms.BoundField]:
        """The inputs of the fields of one's teams."""
        return [self[name] for name in self.own if name in self.fields]

    @property
    def own_asked(self) -> bool:
        """Whether one of them narrows the list, or is wrong."""
        inputs = any(any(_as_list(bound.value())) for bound in self.own_shown)
        return self.is_bound and (inputs or any(name in self.own for name in self.conditions))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if sealed := cleaned.get(PARAMETER):
            cleaned[PARAMETER] = opened_for(self.person, sealed, self.texts)
            if cleaned[PARAMETER] is None:
                self.add_error(None, _("This search was somebody else's, or is over. Search again."))
        return cleaned

    @cached_property
    def searched(self) -> tuple[OwnField, str] | None:
        """The field of text that was searched, and for what."""
        return (self.cleaned_data.get(PARAMETER) or None) if self.is_bound and self.is_valid() else None

    @property
    def asks_text(self) -> bool:
        """Whether the address has a search, understood or not."""
        return bool(self.data.get(PARAMETER)) if self.is_bound else False

    @property
    def search(self) -> OwnSearchForm:
        """The form with which texts are searched."""
        field, sought = self.searched or (None, "")
        initial = {"own_field": str(field.pk) if field else "", "own_sought": sought}
        return OwnSearchForm(fields=self.texts, initial=initial)

    @property
    def without_search(self) -> str:
        """The address of the list without what was searched."""
        query = cast(QueryDict, self.asked).copy()
        for name in (PARAMETER, "after", "before"):
            query.pop(name, None)
        return f"?{query.urlencode()}"

    def combines(self, name: str) -> bool:
        """A word of a team's field too."""
        return super().combines(name) or isinstance(self.fields.get(name), WordFilter)

    def may_be_empty(self, name: str) -> bool:
        """Whether anything stands in a team's field too."""
        return super().may_be_empty(name) or name in getattr(self, "own", {})

    def called(self, name: str) -> str:
        own: dict[str, OwnField] = getattr(self, "own", {})
        return str(own[name]) if name in own and name not in self.fields else super().called(name)

    def narrow_to(self, found: models.QuerySet[M], condition: Condition, values: list[Any]) -> models.QuerySet[M]:
        """By a field of a team too: what stands on no record stands nowhere else."""
        own: dict[str, OwnField] = getattr(self, "own", {})
        if condition.name not in own:
            return super().narrow_to(found, condition, values)
        written = self._rows(own[condition.name])
        if values:
            some = self._on(found, written.filter(choice__in=values))
            if condition.how is How.ONE or condition.how is How.KNOWN:
                return some
            if condition.how is How.NONE:
                return found.exclude(pk__in=some.order_by().values("pk"))
            nothing = ~models.Q(pk__in=self._on(found, written).order_by().values("pk"))
            return found.filter(models.Q(pk__in=some.order_by().values("pk")) | nothing)
        known = self._on(found, written)
        return known if condition.how is How.KNOWN else found.exclude(pk__in=known.order_by().values("pk"))

    def narrow_by(self, found: models.QuerySet[M], name: str, value: Any) -> models.QuerySet[M]:
        """By a field of a team: those on which it stands so."""
        own: dict[str, OwnField] = getattr(self, "own", {})
        if name == PARAMETER:
            rows = self._rows(value[0]).exclude(text="").filter(folded__contains=fold(value[1]))
            return self._on(found, rows, few=FEW_READ)
        if name not in own:
            return super().narrow_by(found, name, value)
        rows = self._rows(own[name])
        if isinstance(value, OwnChoice):
            return self._on(found, rows.filter(choice=value))
        return self._on(found, _between(rows, *value))

    def _rows(self, field: OwnField) -> "models.QuerySet[Any]":
        rows: models.QuerySet[Any] = self.values._default_manager.in_force().filter(field=field)
        return rows

    def _on(
        self, found: models.QuerySet[M], rows: "models.QuerySet[Any]", few: int | None = None
    ) -> models.QuerySet[M]:
        """Of `found` those on which one of these values stands.

        A few are looked up first: how many there are PostgreSQL guesses badly, and would walk the whole list for one.
        """
        most = FEW if few is None else few
        known = list(rows.values_list("record", flat=True)[: most + 1])
        return self.on(found, known if len(known) <= most else rows.values("record"))

    def on(self, found: models.QuerySet[M], records: "list[int] | models.QuerySet[Any]") -> models.QuerySet[M]:
        """Of `found` these records."""
        return found.filter(any_of(records) if isinstance(records, list) else models.Q(pk__in=records))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _between(rows: "models.QuerySet[Any]", first: Any, last: Any) -> "models.QuerySet[Any]":
    if isinstance(first if first is not None else last, PartialDate):
        return rows.filter(date__possibly_within=days_between((first, last)))
    bounds: dict[str, Decimal] = {}
    if first is not None:
        bounds["number__gte"] = first
    if last is not None:
        bounds["number__lte"] = last
    return rows.filter(number__isnull=False, **bounds)

"""Filters of a list by the fields of one's teams: a word, from–to of numbers and dates; and texts, which were searched.

Words, numbers and dates stand in the address. A text never does: it is sent (casework/own/searching.py) and stands in
the address sealed, for the one person who searched.
"""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, TypeVar, cast

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from casework.dates import PartialDate
from casework.folding import fold
from casework.forms import PartialDateFormField
from casework.listing import Filters
from casework.models import OwnChoice, OwnField
from casework.models.own_fields import FieldKind, OwnValue
from casework.own.forms import NumberField, WordFilter, name_of
from casework.own.reading import called, fields_seen
from casework.own.sought import PARAMETER, OwnSearchForm, opened_for

M = TypeVar("M", bound=models.Model)
FEW = 1_000  # records: so many are looked up by their ids, more in the order of the list
FEW_READ = 10_000  # the same of what is found by reading all texts of a field, which is done once


class _Array(models.Func):
    """Ids, sent as one array."""

    template = "(%(expressions)s)"


def any_of(ids: list[int]) -> models.Q:
    """The condition that a record is one of these; `pk__in` would send each by itself."""
    array = _Array(models.Value(ids, output_field=ArrayField(models.BigIntegerField())))
    is_one = models.Func(
        models.F("pk"), array, template="%(expressions)s", arg_joiner=" = ANY", output_field=models.BooleanField()
    )
    return models.Q(is_one)


class FromToWidget(forms.MultiWidget):
    """Two inputs, called by the filter's name with `_from` and `_to`."""

    use_fieldset = True

    def __init__(self, first: forms.Field, last: forms.Field) -> None:
        for field, label in ((first, _("from")), (last, _("to"))):
            field.widget.attrs |= {"placeholder": label, "aria-label": label}
        super().__init__({"from": first.widget, "to": last.widget})

    def decompress(self, value: Any) -> list[Any]:
        return list(value) if value else [None, None]


class FromTo(forms.MultiValueField):
    """From and to, either of which may be left open; cleans to a pair, or None where both are."""

    def __init__(self, first: forms.Field, last: forms.Field, **kwargs: Any) -> None:
        super().__init__((first, last), widget=FromToWidget(first, last), require_all_fields=False, **kwargs)

    def in_words(self, value: list[str]) -> str:
        """What is asked for, as somebody reads it who sees no form."""
        words = zip((_("from"), _("to")), value, strict=False)
        return " · ".join(f"{word} {text}" for word, text in words if text)

    def compress(self, data_list: list[Any]) -> Any:
        first, last = data_list or (None, None)
        if first is None and last is None:
            return None
        if first is not None and last is not None and _lower(first) > _upper(last):
            raise ValidationError(_("This ends before it begins."))
        return first, last


def _lower(said: Any) -> Any:
    return said.earliest() if isinstance(said, PartialDate) else said


def _upper(said: Any) -> Any:
    return said.latest() if isinstance(said, PartialDate) else said


def filter_of(field: OwnField) -> forms.Field | None:
    """The filter by this field; None for a text, which is searched otherwise."""
    said: dict[str, Any] = {"required": False}
    match FieldKind(field.kind):
        case FieldKind.CHOICE:
            return WordFilter(field, empty=gettext_lazy("all"), **said)
        case FieldKind.NUMBER:
            return FromTo(NumberField(), NumberField(), **said)
        case FieldKind.DATE:
            first, last = (PartialDateFormField(required=False, help_text="") for _end in range(2))
            return FromTo(first, last, **said)
    return None


class OwnFilters(Filters):
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

    @property
    def own_shown(self) -> list[forms.BoundField]:
        """The inputs of the fields of one's teams."""
        return [self[name] for name in self.own if name in self.fields]

    @property
    def own_asked(self) -> bool:
        """Whether one of them narrows the list, or is wrong."""
        return self.is_bound and any(any(_as_list(bound.value())) for bound in self.own_shown)

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
        query = cast(QueryDict, self.data).copy()
        for name in (PARAMETER, "after", "before"):
            query.pop(name, None)
        return f"?{query.urlencode()}"

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
        days: tuple[date | None, date | None] = (first and first.earliest(), last and last.latest())
        return rows.filter(date__possibly_within=days)
    bounds: dict[str, Decimal] = {}
    if first is not None:
        bounds["number__gte"] = first
    if last is not None:
        bounds["number__lte"] = last
    return rows.filter(number__isnull=False, **bounds)

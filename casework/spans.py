"""Filters from–to: two inputs, either of which may be left open."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.dates import PartialDate
from casework.forms import PartialDateFormField


class FromToWidget(forms.MultiWidget):
    """Two inputs, called by the filter's name with `_from` and `_to`."""

    use_fieldset = True

    def __init__(self, first: forms.Field, last: forms.Field) -> None:
        for field, label in ((first, gettext_lazy("from")), (last, gettext_lazy("to"))):
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


class DatesFromTo(FromTo):
    """Dates of any precision, from–to; cleans to a pair, or None where both are open."""

    def __init__(self, **kwargs: Any) -> None:
        first, last = (PartialDateFormField(required=False, help_text="") for _end in range(2))
        super().__init__(first, last, **{"required": False, **kwargs})


def days_between(said: tuple[PartialDate | None, PartialDate | None]) -> tuple[date | None, date | None]:
    """The days of such a pair, as `possibly_within` takes them."""
    first, last = said
    return first.earliest() if first else None, last.latest() if last else None

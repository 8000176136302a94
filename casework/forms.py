"""Form fields that every screen shares."""

from collections.abc import Container
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.dates import PartialDate, as_typed, read_date
from casework.lists import DefinedChoices
from casework.mistake import Mistake
from casework.typed_text import number_of

_ROWS_DIGITS = 4  # of a number of rows; no formset takes so many


class PartialDateFormField(forms.CharField):
    """One line for a date of any precision; cleans to a PartialDate, or None for unknown.

    One text input and no picker: the keyboard is quickest at two hundred a day, a picker cannot say "about 2013",
    and the line works without script, on a telephone and from right to left.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("2013, 5/2013, 17/5/2013 or about 2013. Empty when unknown."))
        super().__init__(**{**kwargs, "empty_value": None, "max_length": None})
        self.widget.attrs |= {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, PartialDate):
            return value
        answer = read_date(str(value))
        if isinstance(answer, Mistake):
            raise ValidationError(answer.sentence, code="invalid")
        return answer

    def prepare_value(self, value: Any) -> Any:
        """What stands in the input: a stored date as people type it, typed text as it was typed."""
        return as_typed(value) if isinstance(value, PartialDate) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class DayField(PartialDateFormField):
    """One day, typed as dates are; cleans to a date, or None where it is not asked for."""

    not_one_day = _("Say the day: what is written here is longer than one.")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(help_text=_("A day: 17/5/2026."), **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, date):
            return value
        read = super().to_python(value)
        if read is None:
            return None
        if read.earliest() != read.latest():
            raise ValidationError(self.not_one_day)
        return read.earliest()

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(PartialDate.on(value) if isinstance(value, date) else value)


NO_OPTION = _("“%(value)s” is no option of this list. Please choose again.")


class DefinedChoiceField(forms.ChoiceField):
    """A choice from a list whose options carry their definitions; the page shows the sentence where one chooses.

    `empty` is the label of "nothing chosen", for a choice that may stay open or has to be made on purpose.
    """

    default_error_messages = {"invalid_choice": NO_OPTION}

    def __init__(self, options: type[DefinedChoices], *, empty: str | Promise | None = None, **kwargs: Any) -> None:
        first = [] if empty is None else [("", empty)]
        super().__init__(**{**kwargs, "choices": [*first, *options.choices]})
        self.definitions = definitions(options)


def definitions(options: type[DefinedChoices]) -> dict[str, Promise]:
    """The sentence of each option by its value."""
    return {option.value: option.definition for option in options}


class VersionedForm(forms.Form):
    """A form that changes a record; `version` is the one that somebody had in front of them, and `began` what stood in
    the form then (casework/side_by_side.py)."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    began = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def see_version(self, version: int) -> None:
        """Let the page carry the version that is stored now, because the person is shown it."""
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["version"] = str(version)


class CompareForm(forms.Form):
    """Which two of the states of a record are set side by side."""

    old = forms.TypedChoiceField(label=_("Before"), coerce=int)
    new = forms.TypedChoiceField(label=_("Afterwards"), coerce=int)

    def __init__(self, data: Any, choices: list[tuple[int, str]]) -> None:
        super().__init__(data)
        for name in ("old", "new"):
            field: forms.TypedChoiceField = self.fields[name]  # type: ignore[assignment]
            field.choices = choices

    @classmethod
    def asked(
        cls,
        data: QueryDict,
        choices: list[tuple[int, str]],
        before: Container[int] = frozenset(),
        besides: Container[int] = frozenset(),
    ) -> "CompareForm":
        """The two for which the address asks; where it asks for none, the newest, which stands first in `choices`, with
        the last one of `before` that is older, or with the last one. Those in `besides` are not proposed.
        """
        numbers = [number for number, _label in choices if number not in besides]
        newest, older = numbers[:1], numbers[1:]
        of_old = [number for number in older if number in before] or older
        latest = {"new": str(newest[0]), "old": str(of_old[0])} if of_old else {}
        return cls({name: data.get(name, chosen) for name, chosen in latest.items()} or None, choices)


def with_another_row(data: QueryDict, prefix: str) -> QueryDict:
    """What was sent, asking for one row more of the formset `prefix`: its button where there is no script.

    A number of rows that is none, or that nobody can read, becomes one row.
    """
    data = data.copy()
    rows = data.get(f"{prefix}-TOTAL_FORMS", "")
    data[f"{prefix}-TOTAL_FORMS"] = str(number_of(rows, digits=_ROWS_DIGITS) + 1)
    return data


def let_rest(form: forms.Form) -> None:
    """Leave a form that is not asked for as it was typed: it comes back with the page, and nothing in it is wrong."""
    form.full_clean()
    form.errors.clear()


def ask_why(form: forms.Form, reasons: type[DefinedChoices] | None) -> None:
    """Ask for a reason of the list and a sentence, both marked as required, where a move wants them."""
    if reasons is None:
        return
    form.fields["reason"] = DefinedChoiceField(
        reasons, label=_("Reason"), empty="—", error_messages={"required": _("Choose a reason from the list.")}
    )
    sentence = form.fields["sentence"]
    sentence.required = sentence.widget.is_required = True
    sentence.error_messages["required"] = _("Say in a sentence what is missing or wrong.")

"""Fields of the families' desk: texts in which no number is hidden, and hours of the day."""

import re
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework import reachable
from casework.dates import PartialDate
from casework.forms import NO_OPTION, PartialDateFormField, definitions
from casework.lists import DefinedChoices
from casework.reachable import ADDRESS, digits_of, holds_a_number
from casework.typed_text import TypedText, plain_text
from detainees.telephones import Telephone, read_telephone

_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:([,.٬])\d{3})(?:\1\d{3})*(?!\d)")
_DIGITS = re.compile(r"\+?\d(?:[ ()/.\-–]{0,2}\d){7,}")
_ROUND = re.compile(r"[1-9]\d{0,5}0{3,}")  # an amount in one run of digits; a number to be dialled ends otherwise
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")


def without_numbers(text: str) -> str:
    """The text without what `holds_a_number` finds in it; days and years stay, and so does all else."""
    text = reachable.without_numbers(plain_text(text), "…")
    return "" if holds_a_number(text) else text.strip()


class TextWithoutNumbers(reachable.TextWithoutNumbers):
    """A text of a record where numbers and addresses have a place of their own, in which they are sealed."""

    sentence = _(
        "A telephone number or an e-mail address stands in this. Take it out here: a caller's belongs to the call, as "
        "“Number or address”, or to the page of the inquiry, under “Another number”; that of somebody who demands "
        "money to a report of extortion. There it is kept encrypted."
    )


class AmountText(TypedText):
    """An amount as it is said: its digits are no number by which somebody is reached, and such a one is refused."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if isinstance(text, str) and (ADDRESS.search(text) or may_be_dialled(text)):
            raise forms.ValidationError(
                _("This looks like a telephone number or an address. Type it among those by which they can be known.")
            )
        return text


def may_be_dialled(text: str) -> bool:
    """Whether eight digits or more stand in the text, which are neither parted by thousands nor a round amount."""
    rest = _GROUPED.sub(" ", digits_of(text))
    return any(not _ROUND.fullmatch(found[0]) or _is_valid(found[0]) for found in _DIGITS.finditer(rest))


def _is_valid(digits: str) -> bool:
    """Whether some plan of numbers knows it, as one of Syria's or with its country's code."""
    read = (read_telephone(digits), read_telephone(f"+{digits.lstrip('+')}"))
    return any(isinstance(each, Telephone) and not each.unusual for each in read)


class ClockField(TypedText):
    """An hour of the day: 9, 9:30, ٢١:٠٠; cleans to a time, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "empty_value": None, **kwargs})
        self.validators = []
        self.widget.attrs |= {"dir": "ltr", "inputmode": "numeric"}

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, time):
            return value
        text = super().to_python(value)
        if not text:
            return None
        found = _CLOCK.fullmatch(digits_of(text))
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise forms.ValidationError(_("This is no hour of the day. Type it as 9:00 or 21:30."))
        return time(int(found[1]), int(found[2] or 0))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


class DayField(PartialDateFormField):
    """One whole day; cleans to a date, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "help_text": _("The day, for example 17/5/2027."), **kwargs})

    def to_python(self, value: Any) -> Any:
        read = super().to_python(value)
        if not isinstance(read, PartialDate):
            return read
        if read.earliest() != read.latest():
            raise forms.ValidationError(_("Give the day, for example 17/5/2027."))
        return read.earliest()

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(PartialDate.on(value) if hasattr(value, "isoformat") else value)


class DefinedChoicesField(forms.MultipleChoiceField):
    """Some options of a list, as boxes to tick, each with its sentence."""

    default_error_messages = {"invalid_choice": NO_OPTION}

    def __init__(self, options: type[DefinedChoices], **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.CheckboxSelectMultiple, **kwargs, "choices": options.choices})
        self.definitions = definitions(options)

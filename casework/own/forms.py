"""The fields of a team in the form of a record: one input for each, by its kind."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.differences import Change
from casework.forms import NO_OPTION, PartialDateFormField, VersionedForm
from casework.models import OwnChoice, OwnField
from casework.models.own_fields import LONGEST, FieldKind
from casework.own.reading import choices_of, differing, plain_number
from casework.reachable import TextWithoutNumbers, digits_of
from casework.typed_text import TypedText

REACHES = gettext_lazy(
    "A telephone number, an e-mail address or an identity number stands in this. A field of the team is kept in clear: "
    "numbers of callers belong to the inquiry, those of demands to a report of extortion, identity numbers to the page "
    "of the person, where they are kept encrypted. Take it out here."
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
MOST_DIGITS, MOST_BELOW = 8, 3
OWN = "own-"  # begins the names of all such inputs


class OwnText(TextWithoutNumbers):
    """One line of words by which nobody is reached or known."""

    sentence: str | Promise = REACHES


class NumberField(TypedText):
    """A number in any digits, with a point or a comma (٫) before what is below one; cleans to a Decimal, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "empty_value": None, **kwargs})
        self.validators = []
        self.widget.attrs |= {"inputmode": "decimal"}

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, Decimal):
            return value
        text = super().to_python(value)
        if not text:
            return None
        read = _GROUPED.sub("", digits_of(text)).replace("٫", ".").replace(",", ".").replace("−", "-").replace(" ", "")
        if not _NUMBER.fullmatch(read):
            raise ValidationError(_("This is no number: digits, and a point before what is below one."), code="invalid")
        whole, _point, below = read.lstrip("+-").partition(".")
        if len(whole.lstrip("0")) > MOST_DIGITS:
            raise ValidationError(
                _("A number here has at most eight digits. Telephone and identity numbers have places of their own."),
                code="long",
            )
        if len(below.rstrip("0")) > MOST_BELOW:
            raise ValidationError(_("At most three digits stand behind the point."), code="fine")
        return Decimal(read)

    def prepare_value(self, value: Any) -> Any:
        return plain_number(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class WordField(forms.ChoiceField):
    """One of the words of a field, by its short name; cleans to the OwnChoice, or None. A retired one may stay."""

    default_error_messages = {"invalid_choice": NO_OPTION}

    def __init__(
        self, field: OwnField, *, stands: OwnChoice | None = None, empty: str | Promise = "—", **kwargs: Any
    ) -> None:
        words = choices_of(field)
        if stands is not None and stands not in words:
            words.append(stands)
        self.words = {each.slug: each for each in words}
        offered = [("", empty), *((slug, str(each)) for slug, each in self.words.items())]
        super().__init__(**{"required": False, **kwargs, "choices": offered})

    def clean(self, value: Any) -> Any:
        return self.words.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return value.slug if isinstance(value, OwnChoice) else value


def input_of(field: OwnField, *, stands: OwnChoice | None = None) -> forms.Field:
    """The form field for a value of this field."""
    said: dict[str, Any] = {"label": str(field), "required": False}
    if field.says:
        said["help_text"] = field.says
    match FieldKind(field.kind):
        case FieldKind.TEXT:
            return OwnText(max_length=LONGEST, **said)
        case FieldKind.NUMBER:
            return NumberField(**said)
        case FieldKind.CHOICE:
            return WordField(field, stands=stands, **said)
    return PartialDateFormField(**said)


def name_of(field: OwnField) -> str:
    """What the input of a field is called in a form, and its filter in an address."""
    return f"{OWN}{field.pk}"


class OwnFieldsForm(forms.Form):
    """The inputs of these fields; `stand` are the rows that stand on the record, by the id of their field.

    Where somebody may choose the team of a new record, the fields of each of their teams are there, and those of the
    chosen one are read (`said`).
    """

    def __init__(
        self, data: Any = None, *, fields: Sequence[OwnField], stand: Mapping[int, Any] | None = None,
        several: bool = False,
    ) -> None:  # fmt: skip
        rows = stand or {}
        super().__init__(data, initial={name_of(each): rows[each.pk].said for each in fields if each.pk in rows})
        self.own, self.stand, self.several = list(fields), rows, several
        for each in fields:
            stands = rows[each.pk].choice if each.pk in rows else None
            self.fields[name_of(each)] = input_of(each, stands=stands)

    @property
    def shown(self) -> list[tuple[forms.BoundField, str]]:
        """Each input, and of several teams the condition on which it is shown."""
        return [(self[name_of(each)], f"team={each.team_id}" if self.several else "") for each in self.own]

    def let_rest_but(self, team: int | None) -> None:
        """Nothing in the fields of other teams is asked for, or wrong."""
        for each in self.own:
            if each.team_id != team:
                self.errors.pop(name_of(each), None)

    def said(self, team: int | None = None) -> dict[OwnField, Any]:
        """What was typed, by field; of the fields of `team` alone where one is named."""
        mine = (each for each in self.own if team is None or each.team_id == team)
        return {each: self.cleaned_data.get(name_of(each)) for each in mine}

    def differing(self) -> list[Change]:
        """Where what was typed is not what stands."""
        return differing(self.said(), self.stand)


class ChangedOwnFieldsForm(VersionedForm, OwnFieldsForm):
    """The same on a page of its own, with the version of the record that somebody had in front of them."""

    def __init__(self, data: Any = None, *, version: int, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.initial["version"] = version

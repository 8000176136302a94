"""The fields of a team in the form of a record: one input for each, by its kind."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.differences import Change
from casework.forms import NO_OPTION, PartialDateFormField, VersionedForm
from casework.models import OwnChoice, OwnField
from casework.models.own_fields import LONGEST, FieldKind
from casework.own.reading import choices_of, differing, plain_number, words_of
from casework.reachable import TextWithoutNumbers, digits_of
from casework.typed_text import TypedText

REACHES = gettext_lazy(
    "A telephone number, an e-mail address or an identity number stands in this. A field of the team is kept in clear: "
    "numbers of callers belong to the inquiry, those of demands to a report of extortion, identity numbers to the page "
    "of the person, where they are kept encrypted. Take it out here."
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
MOST_DIGITS, MOST_BELOW = 7, 3
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
                _("A number here has at most seven digits. Telephone and identity numbers have places of their own."),
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
        self.words = {self.value_of(each): each for each in words}
        offered = [("", empty), *((value, str(each)) for value, each in self.words.items())]
        super().__init__(**{"required": False, **kwargs, "choices": offered})

    @staticmethod
    def value_of(word: OwnChoice) -> str:
        """What is sent for a word."""
        return word.slug

    def clean(self, value: Any) -> Any:
        return self.words.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return value.slug if isinstance(value, OwnChoice) else value


class WordFilter(WordField):
    """The same in an address, where a word may be somebody's name: by its number."""

    @staticmethod
    def value_of(word: OwnChoice) -> str:
        return str(word.pk)


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
        self.retired: list[OwnField] = []  # of which something may have been sent by a page that was older
        for each in fields:
            stands = rows[each.pk].choice if each.pk in rows else None
            self.fields[name_of(each)] = input_of(each, stands=stands)

    @property
    def shown(self) -> list[tuple[forms.BoundField, str]]:
        """Each input, and of several teams the condition on which it is shown."""
        return [(self[name_of(each)], f"team={each.team_id}" if self.several else "") for each in self.own]

    def let_rest_but(self, team: int | None) -> None:
        """Nothing in the fields of other teams is asked for, or wrong; what was lost is said of this one alone."""
        for each in self.own:
            if each.team_id != team:
                self.errors.pop(name_of(each), None)
        if NON_FIELD_ERRORS in self.errors:
            del self.errors[NON_FIELD_ERRORS]
            for sentence in self.lost(team) if team is not None else ():
                self.add_error(None, sentence)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for sentence in self.lost():
            self.add_error(None, sentence)
        return cleaned

    def lost(self, team: int | None = None) -> list[str]:
        """Sentences with what was typed into fields that were retired meanwhile: it is stored nowhere."""
        typed = (
            [(each, str(self.data.get(name_of(each), "")).strip()) for each in self.retired] if self.is_bound else []
        )
        sentence = _("“%(field)s” was retired meanwhile and is filled in no more. What you typed in it: %(typed)s")
        return [
            sentence % {"field": each, "typed": _words_of_typed(each, text)}
            for each, text in typed
            if text and (team is None or each.team_id == team)
        ]

    def said(self, team: int | None = None) -> dict[OwnField, Any]:
        """What was typed, by field; of the fields of `team` alone where one is named."""
        mine = (each for each in self.own if team is None or each.team_id == team)
        return {each: self.cleaned_data.get(name_of(each)) for each in mine}

    def differing(self) -> list[Change]:
        """Where what was typed is not what stands."""
        return differing(self.said(), self.stand)


def _words_of_typed(field: OwnField, text: str) -> str:
    """What was typed; of a choice its word."""
    return next((str(each) for each in choices_of(field, retired=True) if each.slug == text), text)


class ChangedOwnFieldsForm(VersionedForm, OwnFieldsForm):
    """The same on a page of its own, with the version of the record that somebody had in front of them.

    What stands in a `retired` field can be taken out there: a word that should stand nowhere need not stay.
    """

    def __init__(self, data: Any = None, *, version: int, retired: Sequence[OwnField], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.initial["version"] = version
        self.retired = list(retired)
        self.emptied = [each for each in retired if each.pk in self.stand]
        for each in self.emptied:
            words = {"field": each, "said": words_of(self.stand[each.pk])}
            label = _("Take out of “%(field)s”, which is retired: %(said)s") % words
            self.fields[f"out-{each.pk}"] = forms.BooleanField(label=label, required=False)

    @property
    def shown(self) -> list[tuple[forms.BoundField, str]]:
        return [*super().shown, *((self[f"out-{each.pk}"], "") for each in self.emptied)]

    def said(self, team: int | None = None) -> dict[OwnField, Any]:
        taken_out = {each: None for each in self.emptied if self.cleaned_data.get(f"out-{each.pk}")}
        return super().said(team) | taken_out

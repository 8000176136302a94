"""Identity numbers as they are typed, and the reason for which one is struck out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.mistake import Mistake
from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedText
from detainees.lists import IdentityKind
from detainees.models import Detainee
from detainees.numbering import stands
from detainees.numbers import GivenNumber, read_number

LEFT_TO_RIGHT = {"dir": "ltr", "inputmode": "text"}


class NationalNumberForm(forms.Form):
    """The one number that is asked for where a person is registered; the others are added on their page."""

    national_number = TypedText(
        label=_("National number"),
        help_text=_("Kept encrypted. Numbers of other kinds are added on the page of the person."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["national_number"].widget.attrs |= LEFT_TO_RIGHT

    def clean_national_number(self) -> GivenNumber | None:
        """The number that was typed, or nothing."""
        typed: str = self.cleaned_data["national_number"]
        read = read_number(IdentityKind.NATIONAL.value, typed) if typed else None
        if isinstance(read, Mistake):
            raise forms.ValidationError(read.sentence)
        return read

    def numbers(self) -> list[GivenNumber]:
        """What `add_numbers` takes."""
        number = self.cleaned_data["national_number"]
        return [number] if number else []


class NumberForm(OnceForm):
    """A number that somebody gives for a person on the register; it stands beside the ones given before."""

    once_name = "number"

    kind = DefinedChoiceField(IdentityKind, label=_("Kind of number"), empty="—")
    number = TypedText(label=_("Number"), help_text=_("As it was given; kept encrypted."))
    issuer = TextWithoutNumbers(
        label=_("Place or body that gave it out"),
        help_text=_("The place of the registry, the prison, the court, or the organisation."),
        required=False,
        max_length=200,
    )
    number_given_by = TextWithoutNumbers(
        label=_("Who gave the number"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
        max_length=200,
    )

    def __init__(self, data: Any = None, *, detainee: Detainee) -> None:
        super().__init__(data)
        self.detainee = detainee
        self.fields["number"].widget.attrs |= LEFT_TO_RIGHT

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") and cleaned.get("number"):
            read = read_number(cleaned["kind"], cleaned["number"], cleaned.get("issuer", ""))
            if isinstance(read, Mistake):
                self.add_error("number", read.sentence)
            elif stands(self.detainee, read):
                self.add_error("number", _("This number was given for this person before; it stands on their page."))
            else:
                cleaned["read"] = read
        return cleaned

    def given(self) -> GivenNumber:
        """The number that was typed, once the form is valid."""
        number: GivenNumber = self.cleaned_data["read"]
        return number


class StrikeForm(forms.Form):
    """Why what was entered is struck out; it stays on the page, marked so."""

    why = TextWithoutNumbers(
        label=_("Why it is struck out"),
        help_text=_("For example: it was wrong, it is another person's. Seen only by those who enter and verify."),
        max_length=400,
    )

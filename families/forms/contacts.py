"""How a caller is reached: the number, and the card that is seen before it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField, VersionedForm
from casework.idempotency import OnceForm
from casework.mistake import Mistake
from casework.typed_text import TypedText
from families.countries import zone_choices
from families.forms.texts import ClockField, DayField, TextWithoutNumbers
from families.lists import Message, Method, ShownWhy
from families.models import Contact
from families.phones import GivenContact, read_contact

AS_BEFORE = _("not said")


class CardForm(forms.Form):
    """The safety card. Where nothing is said, the most careful answer stands."""

    time_zone = forms.ChoiceField(label=_("Time of day where they are"), required=False)
    hours_from = ClockField(label=_("Safe from"), help_text=_("The hour where the caller is: 9:00."))
    hours_to = ClockField(label=_("Safe until"))
    who_answers = TextWithoutNumbers(
        label=_("Who may answer"), help_text=_("And what to say to somebody else."), required=False, max_length=200
    )
    message = DefinedChoiceField(Message, label=_("May a message be left"), empty=AS_BEFORE, required=False)
    code_word = TypedText(
        label=_("Code word"),
        help_text=_("By which each knows the other. Kept encrypted."),
        required=False,
        max_length=60,
    )
    not_after = DayField(label=_("No contact after"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = [("", _("that of their country")), *zone_choices()]
        self.fields["time_zone"].choices = zones  # type: ignore[attr-defined]  # a field's class is not in its type

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begin, end = cleaned.get("hours_from"), cleaned.get("hours_to")
        if (begin is None) != (end is None) and not {"hours_from", "hours_to"} & set(self.errors):
            missing = "hours_to" if end is None else "hours_from"
            self.add_error(missing, _("The safe hours have a beginning and an end: give both, or neither."))
        elif begin is not None and begin == end:
            self.add_error("hours_to", _("The safe hours begin and end at the same time."))
        return cleaned

    def card(self) -> dict[str, Any]:
        """What was said, by the names of the fields of `Contact`; nothing of what was left open."""
        said = {name: self.cleaned_data[name] for name in Contact.CARD}
        return {name: value for name, value in said.items() if value not in (None, "")}


class ContactForm(CardForm):
    """A number or an address with its card; a caller may give none."""

    method = DefinedChoiceField(Method, label=_("How they are reached"), initial=Method.CALL, required=False)
    number = TypedText(
        label=_("Number or address"),
        help_text=_("As it is said; kept encrypted. Empty where the caller gives none."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, country: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country = country
        self.fields["number"].widget.attrs |= {"dir": "ltr", "inputmode": "tel"}

    def read(self) -> GivenContact | None:
        """The number that was typed; None where there is none. A mistake stands in the form's errors then."""
        typed: str = self.cleaned_data.get("number", "")
        if not typed:
            return None
        read = read_contact(self.cleaned_data.get("method") or Method.CALL, typed, self.country)
        if isinstance(read, Mistake):
            self.add_error("number", read.sentence)
            return None
        return read


class NewContactForm(OnceForm, ContactForm):
    """Another number of a caller."""

    once_name = "caller-contact"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.given = self.read()
        if self.given is None and "number" not in self.errors:
            self.add_error("number", _("Type the number or the address."))
        return cleaned


class ChangedCardForm(VersionedForm, CardForm):
    """The card of a number that is kept; what is left empty is no longer so."""

    def __init__(self, data: Any = None, *, contact: Contact, code_word: str) -> None:
        stored = {name: getattr(contact, name) for name in Contact.CARD}
        super().__init__(data, initial={**stored, "code_word": code_word, "version": contact.version})

    def whole_card(self, contact: Contact) -> dict[str, Any]:
        """Every field of the card as it is to be stored; the zone stays where none was chosen."""
        said = {name: self.cleaned_data[name] for name in Contact.CARD}
        return {**said, "message": said["message"] or Message.NONE, "time_zone": said["time_zone"] or contact.time_zone}


class ShowNumberForm(forms.Form):
    """Why the whole number is shown; `despite` is asked for where it is not safe for the caller now."""

    reason = DefinedChoiceField(
        ShownWhy,
        label=_("Why it is shown"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why you have to see the number: it is kept.")},
    )
    despite = forms.BooleanField(label=_("I have seen that it is not safe for the caller now"), required=False)

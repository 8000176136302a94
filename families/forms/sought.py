"""Whom a caller seeks."""

from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField, PartialDateFormField, VersionedForm
from detainees.forms.names import name_fields
from detainees.forms.places import GovernorateField
from detainees.lists import Sex
from families.forms.texts import DefinedChoicesField, TextWithoutNumbers
from families.lists import Asks, Relationship
from families.models import Inquiry
from families.models.inquiries import NAMES, PARTS

FACTS = ("sex", "birth", "home_governorate", "home_place", "seen_last", "seen_where")


class SoughtForm(forms.Form):
    """The person sought, as the caller says it. The fields are called as the look-up of the register knows them."""

    sex = DefinedChoiceField(Sex, label=_("Sex"), initial=Sex.UNKNOWN, required=False)
    birth = PartialDateFormField(label=_("Date of birth"), required=False)
    home_governorate = GovernorateField(label=_("Home governorate"))
    home_place = TextWithoutNumbers(label=_("Town or village"), required=False, max_length=200)
    seen_last = PartialDateFormField(label=_("Last seen on"), required=False)
    seen_where = TextWithoutNumbers(label=_("Last seen where, and by whom"), required=False, max_length=400)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**name_fields("ar"), **name_fields("latin"), **self.fields}

    def clean_sex(self) -> str:
        """Not known, where nothing was chosen."""
        return str(self.cleaned_data.get("sex") or Sex.UNKNOWN)

    def names(self) -> dict[str, str]:
        """The parts of the name that were typed."""
        return {name: self.cleaned_data.get(name, "") for name in NAMES}

    def facts(self) -> dict[str, Any]:
        """What is to be stored beside the name."""
        return {name: self.cleaned_data[name] for name in FACTS}

    def require_name(self) -> None:
        """Say what is missing where no given name was typed."""
        if not {"given_ar", "given_latin"} & set(self.errors) and not any(
            self.cleaned_data.get(name) for name in ("given_ar", "given_latin")
        ):
            self.add_error("given_ar", _("Type at least the given name, or choose the person on the register."))

    @property
    def arabic(self) -> list[forms.BoundField]:
        """The fields in Arabic script, for the page."""
        return [self[f"{part}_ar"] for part in PARTS]

    @property
    def latin(self) -> list[forms.BoundField]:
        """The fields in Latin script, for the page."""
        return [self[f"{part}_latin"] for part in PARTS]


class ChangedInquiryForm(VersionedForm, SoughtForm):
    """What is known of an inquiry, changed later."""

    relationship = DefinedChoiceField(Relationship, label=_("What the caller is to them"))
    asks = DefinedChoicesField(Asks, label=_("What they ask"))
    note = TextWithoutNumbers(lines=True, label=_("Note for the desk"), required=False)

    def __init__(self, data: Any = None, *, inquiry: Inquiry) -> None:
        stored = model_to_dict(inquiry, [*NAMES, *FACTS, "relationship", "asks", "note"])
        super().__init__(data, initial={**stored, "version": inquiry.version})
        self.fields["note"].widget.attrs["rows"] = 4

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.require_name()
        return cleaned

    def said(self) -> dict[str, Any]:
        """All of it, by the names of the fields of `Inquiry`."""
        others = {name: self.cleaned_data[name] for name in ("relationship", "asks", "note")}
        return {**self.names(), **self.facts(), **others}

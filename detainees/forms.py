"""The shape of what is typed about a person."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import PartialDateFormField
from casework.typed_text import TypedName, TypedText
from detainees.lists import ChargeType, Sex
from detainees.models import Facility, Governorate
from detainees.models.names import Name

PART_LABELS = {
    "given": _("Given name"),
    "father": _("Father's name"),
    "grandfather": _("Grandfather's name"),
    "family": _("Family name"),
    "mother": _("Mother's name"),
}


def name_fields(suffix: str) -> dict[str, forms.Field]:
    """One optional field for each part of a name in one script; `suffix` is `ar` or `latin`, as in the register CSV."""
    return {f"{part}_{suffix}": TypedName(label=PART_LABELS[part], required=False) for part in Name.PARTS}


class NamesForm(forms.Form):
    """A full name in parts, in Arabic, in Latin script or in both."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**name_fields("ar"), **name_fields("latin"), **self.fields}

    def parts(self, suffix: str) -> dict[str, str]:
        """The typed parts in one script."""
        return {part: self.cleaned_data.get(f"{part}_{suffix}", "") for part in Name.PARTS}

    def has_name(self) -> bool:
        """Whether a given name was typed in either script."""
        return bool(self.cleaned_data.get("given_ar") or self.cleaned_data.get("given_latin"))


class PersonForm(NamesForm):
    """A new person: names, who gave them, sex, birth, home, and the arrest as far as it is known."""

    name_given_by = TypedText(label=_("Who gave the name"), required=False, max_length=200)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, initial=Sex.UNKNOWN)
    birth = PartialDateFormField(label=_("Date of birth"), required=False)
    home_governorate = forms.ModelChoiceField(Governorate.objects.all(), label=_("Home governorate"), required=False)
    home_place = TypedText(label=_("Town or village"), required=False, max_length=200)
    occupation = TypedText(label=_("Occupation"), required=False, max_length=200)
    arrest_date = PartialDateFormField(label=_("Date of arrest"), required=False)
    arrest_facility = forms.ModelChoiceField(Facility.objects.all(), label=_("Held in"), required=False)
    charge = forms.ChoiceField(label=_("Type of charge"), choices=[("", "—"), *ChargeType.choices], required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.has_name() and not {"given_ar", "given_latin"} & set(self.errors):
            self.add_error("given_ar", _("Type at least the given name, in Arabic or in Latin script."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What is said of the person besides names and arrest."""
        return {
            name: self.cleaned_data[name] for name in ("sex", "birth", "home_governorate", "home_place", "occupation")
        }

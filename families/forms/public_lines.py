"""A line for the public pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import teams_in_which
from accounts.models import Team, User
from accounts.rights import Right
from casework.forms import DefinedChoiceField
from casework.mistake import Mistake
from casework.typed_text import TypedText
from families.forms.texts import TextWithoutNumbers
from families.lists import Method
from families.phones import read_contact


class PublicLineForm(forms.Form):
    """A number or an address under which a desk can be reached by everybody."""

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Desk"), empty_label=None)
    method = DefinedChoiceField(Method, label=_("How one is reached"), initial=Method.CALL)
    number = TypedText(
        label=_("Number or address"),
        help_text=_("It is published. A number of your organisation, never a person's own."),
    )
    round_the_clock = forms.BooleanField(label=_("Day and night"), required=False)
    hours_ar = TextWithoutNumbers(
        label=_("Hours, in Arabic"), required=False, help_text=_("Empty where somebody answers day and night.")
    )
    hours_en = TextWithoutNumbers(label=_("Hours, in English"), required=False)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        field: Any = self.fields["team"]
        field.queryset = teams_in_which(user, Right.PUBLISH_ADVISORIES)
        self.fields["number"].widget.attrs["dir"] = "ltr"
        self.fields["hours_ar"].widget.attrs |= {"lang": "ar", "dir": "rtl"}
        self.fields["hours_en"].widget.attrs |= {"lang": "en", "dir": "ltr"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("method") and cleaned.get("number"):
            read = read_contact(cleaned["method"], cleaned["number"])
            if isinstance(read, Mistake):
                self.add_error("number", read.sentence)
            else:
                cleaned["number"] = read.text
        if cleaned.get("round_the_clock") and (cleaned.get("hours_ar") or cleaned.get("hours_en")):
            self.add_error("round_the_clock", _("Either day and night, or the hours that are written."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """What is published, by the fields of the model."""
        return {
            name: self.cleaned_data[name] for name in ("method", "number", "round_the_clock", "hours_ar", "hours_en")
        }

"""That who was chosen on the register is the person sought, asked twice where the names do not fit."""

from copy import copy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from detainees.models import Detainee


class SamePersonForm(forms.Form):
    """The tick counts for the one person of whom it was asked."""

    same_person = forms.BooleanField(
        label=_("Yes, it is the same person, although the names differ"),
        required=False,
    )
    asked_of = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def confirms(self, person: Detainee) -> bool:
        """Whether it was said of this very person; else it is asked now."""
        said = self.cleaned_data
        if said.get("same_person") and said.get("asked_of") == person.reference:
            return True
        data: Any = copy(self.data)  # of an immutable QueryDict, a mutable one
        data.pop("same_person", None)
        data["asked_of"] = person.reference
        self.data = data
        self.add_error("same_person", _("The names differ. Compare them, then tick it if it is the same person."))
        return False

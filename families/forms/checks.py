"""How it was checked who a caller is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from families.lists import IdentityCheck


class IdentityForm(forms.Form):
    """One of the ways in which it can be checked, or that it did not fit."""

    identity = DefinedChoiceField(IdentityCheck, label=_("How it was checked who they are"), widget=forms.RadioSelect)

"""Moves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from casework.typed_text import TypedText
from releases.lists import (
    RefusalReason,
)


class MoveForm(forms.Form):
    """A move that somebody asks for: the revision they saw, and the reason where it is a refusal."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = DefinedChoiceField(RefusalReason, label=_("Reason"), empty="—", required=False)
    sentence = TypedText(
        label=_("In a sentence, for the one who entered it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

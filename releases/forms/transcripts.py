"""The transcript of a page, and the search in transcripts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed_text import TypedText


class TranscriptForm(forms.Form):
    """What stands on a page. `seen` is the id of the transcript that somebody had in front of them, 0 for none."""

    text = TypedText(
        label=_("What stands there"),
        help_text=_("As it is written, line by line; what cannot be read as […]."),
        lines=True,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class SoughtForm(forms.Form):
    """Words of a transcript, however they are spelled."""

    sought = TypedText(label=_("Names or words"), max_length=200)

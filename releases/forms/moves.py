"""Moves."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from casework.forms import DefinedChoiceField
from casework.reachable import TextWithoutNumbers
from releases.lists import RefusalReason


class ReasonField(DefinedChoiceField):
    """A reason from the list, all of them to be seen; each says how often it was given lately, where that is known."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(RefusalReason, label=_("Reason"), required=False, **kwargs)
        self.widget.attrs["data-focus"] = True  # the first of them has the focus where nothing is wrong

    def say_how_often(self, used: Mapping[str, int]) -> None:
        """Put beside each reason how often it was given."""
        self.choices = [(value, _with_times(str(label), used.get(value, 0))) for value, label in RefusalReason.choices]


def _with_times(label: str, times: int) -> str:
    if not times:
        return label
    return ngettext("%(reason)s (chosen once lately)", "%(reason)s (chosen %(times)s times lately)", times) % {
        "reason": label,
        "times": times,
    }


class MoveForm(forms.Form):
    """A move that somebody asks for: the revision they saw, and the reason where it is a refusal."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason: DefinedChoiceField = ReasonField()
    sentence = TextWithoutNumbers(
        label=_("In a sentence, for the one who entered it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

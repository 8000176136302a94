"""What is decided on a closed inquiry when its time is over."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from families.consent_lists import RemovalWhy
from families.forms.texts import DayField, TextWithoutNumbers

FARTHEST = timedelta(days=730)


class KeepLongerForm(forms.Form):
    """Kept until another day, and why."""

    until = DayField(label=_("Keep until"), required=True)
    sentence = TextWithoutNumbers(label=_("Why it is still needed"), lines=True, max_length=2_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentence"].widget.attrs["rows"] = 2

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until is not None and not timezone.localdate() < until <= timezone.localdate() + FARTHEST:
            raise forms.ValidationError(_("Choose a day to come, within two years."))
        return until


class ProposeForm(forms.Form):
    """That it is destroyed, and why."""

    reason = DefinedChoiceField(RemovalWhy, label=_("Reason"), empty="—")
    sentence = TextWithoutNumbers(label=_("In a sentence"), lines=True, max_length=2_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentence"].widget.attrs["rows"] = 2


class ConfirmForm(forms.Form):
    """That one is sure."""

    sure = forms.BooleanField(
        label=_("I have read what is destroyed. It cannot be undone."),
        error_messages={"required": _("Read what is destroyed, and tick that you are sure.")},
    )

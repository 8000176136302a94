"""What somebody answered some time after their release."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.dates import PartialDate
from casework.forms import DefinedChoiceField, PartialDateFormField
from casework.idempotency import OnceForm
from casework.reachable import TextWithoutNumbers
from releases.followup import why_not_ask
from releases.models import Release
from releases.models.followups import Asked, NeedsMet, Redetained, Reported, Step
from releases.today import today

_ANSWERS = ("reported", "redetained", "needs")


class FollowUpForm(OnceForm):
    """One attempt. Where nobody answered, what was not answered is left out."""

    once_name = "follow-up"

    step = forms.TypedChoiceField(label=_("Which of the three"), choices=Step.choices, coerce=int)
    asked_on = PartialDateFormField(label=_("Asked on"), help_text=_("The day. Empty for today."), required=False)
    asked = DefinedChoiceField(Asked, label=_("Who was asked"), empty="—")
    reached = forms.BooleanField(label=_("Somebody answered"), required=False)
    redetained = DefinedChoiceField(Redetained, label=_("Detained again"), empty="—", required=False)
    reported = DefinedChoiceField(Reported, label=_("Undertaking"), empty="—", required=False)
    needs = DefinedChoiceField(NeedsMet, label=_("Needs"), empty="—", required=False)
    sentence = TextWithoutNumbers(
        label=_("In a sentence"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, release: Release, step: int | None) -> None:
        super().__init__(data, initial={"step": step or Step.FIRST, "asked": Asked.PERSON, "reached": True})
        self.release = release

    def clean_asked_on(self) -> date:
        """The day; not one that has yet to come, and not one before the release."""
        typed: PartialDate | None = self.cleaned_data["asked_on"]
        if typed is None:
            return today()
        day = typed.earliest()
        if day != typed.latest():
            raise forms.ValidationError(_("Give the day on which you asked."))
        if day > today():
            raise forms.ValidationError(_("This day has yet to come."))
        if self.release.date and day < self.release.date.earliest():
            raise forms.ValidationError(_("This day lies before the release."))
        return day

    def clean_asked(self) -> str:
        asked = str(self.cleaned_data["asked"])
        sentence = why_not_ask(self.release, asked)
        if sentence:
            raise forms.ValidationError(str(sentence))
        return asked

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = [name for name in _ANSWERS if cleaned.get(name) not in (None, "", "unknown")]
        if said and not cleaned.get("reached"):
            self.add_error("reached", _("Somebody has answered something: say so, or leave the answers empty."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """The values of a FollowUp."""
        answers = {name: self.cleaned_data[name] or "unknown" for name in _ANSWERS}
        return {
            name: self.cleaned_data[name] for name in ("step", "asked_on", "asked", "reached", "sentence")
        } | answers

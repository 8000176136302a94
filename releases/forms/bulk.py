"""One verdict on many: what was ticked, and the word with which it is confirmed."""

from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from casework.reachable import TextWithoutNumbers
from releases.deciding.many import Shown, shown_in
from releases.forms.moves import ReasonField
from releases.models.bulk import BulkMove


class SeveralForm(forms.Form):
    """What was ticked in the queue, or all of it as it was drawn."""

    move = forms.ChoiceField(choices=BulkMove.choices)
    all = forms.BooleanField(required=False)
    drawn = forms.CharField(required=False)

    def clean_drawn(self) -> Any:
        try:
            drawn = parse_datetime(self.cleaned_data["drawn"])
        except ValueError:
            drawn = None
        return drawn if drawn is not None and drawn.tzinfo else None

    @property
    def ticked(self) -> list[Shown]:
        """What was ticked, with the revision that was shown."""
        return shown_in(self.data.getlist("release"))  # type: ignore[attr-defined]  # what was sent


class ConfirmForm(forms.Form):
    """The sentence with which many are decided; of a return a reason too."""

    reason = ReasonField()
    sentence = TextWithoutNumbers(label=_("In a sentence, for those who entered them"), max_length=2000, lines=True)

    def __init__(self, data: Any = None, *, name: str) -> None:
        super().__init__(data)
        self.fields["sentence"].widget.attrs["rows"] = 3
        if name == BulkMove.VERIFY:
            del self.fields["reason"]
            self.fields["sentence"].label = _("On what this rests, in a sentence")
            self.fields["sentence"].help_text = _("Who looked at them, and how. It stands in the history of each.")
        else:
            self.fields["reason"].required = True

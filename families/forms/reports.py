"""What reports of extortion are narrowed to, their moves, and why an identifier is shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from casework.listing import Filters
from families.demands import IdentifierShownWhy, PosingAs, SettledWhy, WasPaid
from families.forms.texts import TextWithoutNumbers
from families.models.extortion import ReportCourse


class ReportMoveForm(forms.Form):
    """A move of one report: what the page was drawn from, and the reason where one is asked for."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = DefinedChoiceField(SettledWhy, label=_("Reason"), empty="—", required=False)
    sentence = TextWithoutNumbers(label=_("In a sentence"), required=False, max_length=2000, lines=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentence"].widget.attrs["rows"] = 3


class ShowIdentifierForm(forms.Form):
    """Why a whole identifier is shown."""

    reason = DefinedChoiceField(
        IdentifierShownWhy,
        label=_("Why it is shown"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why you have to see it: it is kept.")},
    )


class ReportFilters(Filters):
    """The filters of the list of reports; without one, what is open."""

    status = forms.ChoiceField(
        label=_("State"), choices=[("", _("open")), *ReportCourse.choices, ("all", _("all"))], required=False
    )
    posing = forms.ChoiceField(label=_("Posing as"), choices=[("", _("all")), *PosingAs.choices], required=False)
    paid = forms.ChoiceField(label=_("Was it paid"), choices=[("", _("all")), *WasPaid.choices], required=False)

    lookups = {"posing": "posing_as"}

    def clean_status(self) -> str:
        return str(self.cleaned_data.get("status") or "open")

    def narrow_status(self, found: Any, value: str) -> Any:
        if value == "all":
            return found
        return found.open() if value == "open" else found.filter(status=value)

"""What is asked of the list of facilities, and what is said when two entries are one place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.listing import Filters
from casework.reachable import TextWithoutNumbers
from detainees.forms.places import FacilityField
from detainees.forms.search import governorate_choices
from detainees.lists import FacilityKind
from detainees.models import Facility


class FacilityFilters(Filters):
    """The filters of the list of facilities."""

    governorate = forms.ChoiceField(choices=governorate_choices, label=_("Governorate"), required=False)
    kind = forms.ChoiceField(choices=[("", _("all")), *FacilityKind.choices], label=_("Kind"), required=False)


class SameFacilityForm(forms.Form):
    """Which other entry is this place, which of the two stands for both, and why."""

    HERE, OTHER = "here", "other"

    other = FacilityField(label=_("The other entry of the list"), required=True)
    kept = forms.ChoiceField(
        label=_("Which entry stands for both"),
        help_text=_(
            "Lists and tallies show this one. Both names are still found, and nothing that was written changes."
        ),
        choices=[(HERE, _("This one")), (OTHER, _("The other one"))],
        initial=HERE,
        widget=forms.RadioSelect,
    )
    sentence = TextWithoutNumbers(
        label=_("Why they are one place"),
        help_text=_("What it rests on: a report, a plan. Names nobody; your own organisation reads it."),
        max_length=400,
    )

    def pair(self, here: Facility) -> tuple[Facility, Facility]:
        """The entry that stands, and the other."""
        other: Facility = self.cleaned_data["other"]
        return (here, other) if self.cleaned_data["kept"] == self.HERE else (other, here)


class PartFacilityForm(forms.Form):
    """Why two entries are two places after all."""

    sentence = TextWithoutNumbers(label=_("Why they are two places after all"), max_length=400)

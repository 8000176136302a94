"""Which photograph stands on a person's page, and how it is shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from releases.models import Evidence, Photograph

NONE = "none"


class PhotographForm(forms.Form):
    """One of the pictures that are offered, or none of them."""

    piece = forms.ChoiceField(label=_("Which photograph"), widget=forms.RadioSelect)
    veiled = forms.BooleanField(
        label=_("Shown blurred until somebody asks for it"),
        help_text=_(
            "For a picture of somebody hurt, dead or undressed, and wherever a glance at the screen is a risk."
        ),
        required=False,
    )

    def __init__(self, data: Any, *, pieces: list[Evidence], stands: Photograph | None) -> None:
        initial = {"piece": stands.evidence_id if stands else NONE, "veiled": stands.veiled if stands else True}
        super().__init__(data, initial=initial)
        self.pieces = {str(piece.pk): piece for piece in pieces}
        self.fields["piece"].choices = [(NONE, _("No photograph")), *((key, key) for key in self.pieces)]  # type: ignore[attr-defined]  # a field's class is not in its type

    @property
    def chosen(self) -> Evidence | None:
        """The picture, or nothing."""
        return self.pieces.get(self.cleaned_data["piece"])

"""Who may see a restricted person."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from detainees.models import Detainee


class RestrictionForm(forms.Form):
    """Whether a person is restricted, and to whom; whoever decides is always one of them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    restricted = forms.BooleanField(
        label=_("Restricted to the people named here"),
        help_text=_("Nobody else finds this person, in lists, by reference or by name, nor a release of theirs."),
        required=False,
    )
    readers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Who may see this person"),
        help_text=_("You are always one of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, detainee: Detainee, colleagues: Any, readers: list[int]) -> None:
        initial = {"version": detainee.version, "restricted": detainee.restricted, "readers": readers}
        super().__init__(data, initial=initial)
        self.fields["readers"].queryset = colleagues  # type: ignore[attr-defined]  # a field's class is not in its type

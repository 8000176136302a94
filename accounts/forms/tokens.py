"""A new access token: what it is for, what may be read with it, and for how long."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.typed import Line
from accounts.models.tokens import TokenScope

DAYS = [(30, _("30 days")), (90, _("90 days")), (365, _("a year"))]


class TokenForm(forms.Form):
    """A token of one's own."""

    name = Line(
        label=_("What it is for"),
        max_length=80,
        help_text=_("The script, and where it runs. For example: weekly report."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may be read with it"), choices=TokenScope.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what the script reads.")},
    )  # fmt: skip
    days = forms.TypedChoiceField(label=_("Good for"), choices=DAYS, coerce=int, initial=90)

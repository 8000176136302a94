"""Whom a release is about, and whose record it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Team
from casework.idempotency import OnceForm


class AboutForm(OnceForm):
    """Whom the release is about: a new person, a known one, one who cannot say who they are, or an unnamed group; and
    whose record it is.
    """

    once_name = "enter-release"
    NEW, KNOWN, UNIDENTIFIED, GROUP = "new", "known", "unidentified", "group"

    about = forms.ChoiceField(
        label=_("Who was released"),
        choices=[
            (NEW, _("A person not yet on the register")),
            (KNOWN, _("A person on the register")),
            (UNIDENTIFIED, _("Someone who cannot say who they are")),
            (GROUP, _("A group without names")),
        ],
        initial=NEW,
        widget=forms.RadioSelect,
    )
    detainee = forms.CharField(
        label=_("Reference of the person"), help_text=_("For example D-7K3M-9QTA."), required=False, max_length=40
    )
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=None)

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
        self.fields["team"].initial = teams[0].pk if teams else None

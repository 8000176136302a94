"""The parts of the page on which a call is taken; families/call.py puts them together."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Team
from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.moments import MomentField
from casework.typed_text import TypedText
from families.countries import Language, country_choices
from families.forms.same_person import SamePersonForm
from families.forms.texts import DefinedChoicesField, TextWithoutNumbers
from families.hours import why_gone_by
from families.lists import Asks, Channel, IdentityCheck, Priority, Relationship


class BeginningForm(SamePersonForm, OnceForm):
    """Whose desk it is, how the inquiry came, and the person on the register where one was chosen."""

    once_name = "call"

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Desk"), empty_label=None)
    channel = DefinedChoiceField(
        Channel, label=_("How it came"), initial=Channel.HOTLINE
    )  # the web form has its own way
    about = forms.CharField(widget=forms.HiddenInput, initial="sought", required=False)
    detainee = TypedText(
        label=_("The person on the register"),
        help_text=_("Chosen among those who appear, or a reference that the caller knows. May stay empty."),
        required=False,
        max_length=40,
    )

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called = [option for option in Channel.choices if option[0] != Channel.WEB_FORM]
        self.fields["channel"].choices = called  # type: ignore[attr-defined]  # as below
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]  # a field's class is not in its type
        self.fields["team"].initial = next((team.pk for team in teams), None)
        self.fields["detainee"].widget.attrs["dir"] = "ltr"
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()


class AskedForm(forms.Form):
    """What the caller asks."""

    asks = DefinedChoicesField(
        Asks,
        label=_("What they ask"),
        error_messages={"required": _("Tick at least one thing that the caller asks.")},
    )
    note = TextWithoutNumbers(lines=True, label=_("Note for the desk"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].widget.attrs["rows"] = 3


class CallerForm(forms.Form):
    """Who calls. Nothing of it has to be said; of a caller who is known, what is left open stays as it was."""

    returning = forms.CharField(required=False)  # the reference of an earlier inquiry of the same caller
    relationship = DefinedChoiceField(
        Relationship, label=_("What the caller is to them"), initial=Relationship.NOT_SAID, required=False
    )
    name = TextWithoutNumbers(
        label=_("Name or alias of the caller"), help_text=_("May stay empty."), required=False, max_length=200
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[("", _("not said")), *Language.choices], required=False)
    identity = DefinedChoiceField(
        IdentityCheck, label=_("How it was checked who they are"), empty=_("not said"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("not said")), *country_choices()]  # type: ignore[attr-defined]  # the same

    def said(self) -> dict[str, Any]:
        """What was said of the caller, by the names of the fields of `Relative`; nothing of what was left open."""
        names = ("name", "country", "language", "identity")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}


class PlanForm(forms.Form):
    """How soon the caller is heard from again."""

    priority = DefinedChoiceField(Priority, label=_("Priority"), initial=Priority.NORMAL, widget=forms.RadioSelect)
    due = MomentField(
        label=_("Next contact due"),
        help_text=_("Empty for what the priority says. 2027-05-05 or 2027-05-05 14:30, Syria's time."),
        required=False,
    )

    def clean_due(self) -> datetime | None:
        """A moment to come; whether it is safe is asked of the caller's cards (families/hours.py)."""
        due: datetime | None = self.cleaned_data["due"]
        if due is not None and (sentence := why_gone_by(due)):
            raise forms.ValidationError(str(sentence))
        return due

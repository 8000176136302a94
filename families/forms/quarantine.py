"""What is said of what came in by the public page: which are listed, and why one is not taken."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from casework.forms import DefinedChoiceField
from casework.listing import Filters
from casework.teams import teams_of
from casework.typed_text import number_of
from families.lists import RejectedWhy
from families.models.intake import Standing


class IntakeFilters(Filters):
    """The filters of the list; without one, what waits."""

    status = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("waits")), (Standing.REJECTED, _("rejected"))],
        required=False,
    )
    team = forms.ChoiceField(label=_("Desk"), required=False)

    lookups = {"team": "team__slug"}

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        teams = [(team.slug, str(team)) for team in teams_of(user, Right.TAKE_INQUIRIES)]
        self.fields["team"].choices = [("", _("all")), *teams]  # type: ignore[attr-defined]  # a field's class is not in its type
        if len(teams) < 2:
            del self.fields["team"]

    def clean_status(self) -> str:
        return str(self.cleaned_data.get("status") or Standing.WAITING.value)


class RevisionForm(forms.Form):
    """What somebody had in front of them when they decided."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class RejectForm(forms.Form):
    """Why it is not taken."""

    reason = DefinedChoiceField(
        RejectedWhy,
        label=_("Why it is not taken"),
        empty=_("choose"),
        error_messages={"required": _("Choose why it is not taken.")},
    )


class RejectOneForm(RevisionForm, RejectForm):
    """One, as it stood in front of somebody."""

    reason = DefinedChoiceField(
        RejectedWhy,
        label=_("Why it is not taken"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it is not taken.")},
    )


class RejectManyForm(RejectForm):
    """Those that were ticked, all for one reason."""

    intake = forms.TypedMultipleChoiceField(
        coerce=int, required=True, error_messages={"required": _("Tick those that are not taken.")}
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        sent = data.getlist("intake") if data is not None else []
        self.fields["intake"].choices = [(pk, pk) for pk in sent if number_of(pk)]  # type: ignore[attr-defined]  # a field's class is not in its type

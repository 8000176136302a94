"""Of which team the register is wanted as a file: an external_id is known in its team alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from casework.teams import teams_of
from detainees.forms import DetaineeFilters


class RegisterFilters(DetaineeFilters):
    """The filters of the register, and one team: the first one where none is chosen."""

    combined = tuple(name for name in DetaineeFilters.combined if name != "team")  # of one team, and no other

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data, user=user)
        self.teams = teams_of(user, Right.SEE_WORK)
        choices = [(str(team.pk), str(team)) for team in self.teams]
        self.fields["team"] = forms.ChoiceField(label=_("Team"), choices=choices, required=False)

    def clean_team(self) -> int | None:
        """The id of the team; None where one works in none."""
        chosen = self.cleaned_data.get("team")
        return int(chosen) if chosen else next((team.pk for team in self.teams), None)

    def narrow(self, found: Any) -> Any:
        """Those of the team, narrowed further; nobody where there is no team."""
        narrowed = super().narrow(found)
        return narrowed.filter(team=self.cleaned_data.get("team")) if self.is_valid() else narrowed

    def narrow_team(self, found: Any, team: int) -> Any:
        return found

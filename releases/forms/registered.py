"""Of which team the register is wanted as a file: an external_id is known in its team alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import teams_in_which
from accounts.models import User
from accounts.rights import Right
from detainees.forms import DetaineeFilters


class RegisterFilters(DetaineeFilters):
    """The filters of the register, and one team: the first one where none is chosen."""

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data, user=user)
        self.teams = list(teams_in_which(user, Right.SEE_WORK) | teams_in_which(user, Right.OVERSEE))
        choices = [(str(team.pk), str(team)) for team in self.teams]
        self.fields["team"] = forms.ChoiceField(label=_("Team"), choices=choices, required=False)

    def clean_team(self) -> int:
        """The id of the team."""
        return int(self.cleaned_data.get("team") or (self.teams[0].pk if self.teams else 0))

    def narrow_team(self, found: Any, team: int) -> Any:
        return found.filter(team=team)

"""What is typed to save a view, and what is ticked to pick rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Team
from casework.models import SavedView
from casework.models.picked import MOST
from casework.models.saved_views import LONGEST
from casework.reachable import TextWithoutNumbers
from casework.typed_text import number_of

_OF_A_PAGE = 500  # rows; no page has more


class SaveForm(forms.Form):
    """The name of a view, the team with which it is shared, and which of one's own it replaces."""

    name = TextWithoutNumbers(
        label=_("Name of the view"), max_length=LONGEST,
        help_text=_("What it shows, in a few words. Nobody's name and no number: it stands above the list."),
    )  # fmt: skip
    team = forms.ChoiceField(
        label=_("Who has it"), required=False,
        help_text=_("Shared, it shows to each colleague what they themselves may see."),
    )  # fmt: skip
    instead = forms.ChoiceField(label=_("Instead of"), required=False)

    def __init__(self, data: Any = None, *, teams: list[Team], own: list[SavedView]) -> None:
        super().__init__(data)
        self.teams, self.own = {team.slug: team for team in teams}, {str(each.pk): each for each in own}
        shared = [(slug, _("everybody in %(team)s") % {"team": team}) for slug, team in self.teams.items()]
        self.fields["team"].choices = [("", _("only me")), *shared]  # type: ignore[attr-defined]  # a field's class is not in its type
        self.fields["instead"].choices = [  # type: ignore[attr-defined]  # the same
            ("", _("none: it is a new view")), *((pk, str(view)) for pk, view in self.own.items()),
        ]  # fmt: skip
        if not own:
            del self.fields["instead"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        said["team"] = self.teams.get(said.get("team", ""))
        said["instead"] = self.own.get(said.get("instead", ""))
        return said


class _Ids(forms.Field):
    """Ids, as many inputs of one name as there are; what is none is passed over."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[int]:
        typed = value or []
        return [pk for each in typed[:_OF_A_PAGE] if (pk := number_of(each))]


class PickForm(forms.Form):
    """The rows that a page showed and those that are ticked; or that all, or none, of the list shall be picked.

    `to` is where somebody goes on to with their ticks: a query of the list, or another page of this site.
    """

    SHOWN, ALL, NONE = "shown", "all", "none"

    what = forms.ChoiceField(choices=[(SHOWN, SHOWN), (ALL, ALL), (NONE, NONE)])
    shown = _Ids(required=False)
    pick = _Ids(required=False)
    to = forms.CharField(required=False)

    most = MOST

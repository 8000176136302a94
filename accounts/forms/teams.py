"""A team's names."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.forms.typed import Line
from accounts.models import Organisation, Team, User
from accounts.people import organisations_administered_by

_SLUG = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small Latin letters and digits, and hyphens between them."))


class TeamForm(forms.Form):
    """A new team; of one that is there, the short name stays, because records and commands go by it."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    slug = Line(
        label=_("Short name"),
        max_length=40,
        validators=[_SLUG],
        help_text=_("For commands and files. It is never changed."),
    )
    name_ar = Line(label=_("Name in Arabic"), max_length=200)
    name_en = Line(label=_("Name in English"), max_length=200)
    family_centre = forms.BooleanField(
        label=_("Family centre"), help_text=_("Two of its supervisors sign bad news before a family is told."),
        required=False,
    )  # fmt: skip
    open_to_public = forms.BooleanField(
        label=_("Open to the public page"),
        help_text=_("What families write on the public page comes to this desk. Somebody has to look at it every day."),
        required=False,
    )

    def __init__(self, by: User, team: Team | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = team
        places: QuerySet[Organisation] = organisations_administered_by(by)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = places
        organisation.initial = places.first()
        if team is not None:
            del self.fields["organisation"], self.fields["slug"]
            self.initial = {
                "name_ar": team.name_ar, "name_en": team.name_en, "family_centre": team.family_centre,
                "open_to_public": team.open_to_public,
            }  # fmt: skip

    def described(self) -> Team:
        """The team as it would be stored; nothing is."""
        team = self.team or Team()
        for name, value in self.cleaned_data.items():
            setattr(team, name, value)
        return team

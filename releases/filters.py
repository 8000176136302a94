"""What the lists of releases can be narrowed to: the work of teams, or what is verified."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import Team, User
from accounts.rights import Right
from casework.kept import KeptChoiceField
from casework.own.filtering import OwnFilters
from casework.spans import DatesFromTo, days_between
from casework.teams import people_at_work, teams_of
from detainees.facilities.grouping import one_with, stands_now
from detainees.forms.places import FacilityField, GovernorateField
from detainees.models import Facility, Governorate
from releases.lacking import LACKING
from releases.lists import Category, Mode
from releases.models import Release, ReleaseOwnValue, Wave
from releases.models.releases import ReleaseQuerySet, Status

OF_REVISION = ("wave", "facility", "home", "place", "mode", "category", "date")
_OF_WORK: Mapping[str, str | Promise] = {
    "other-name": _("Name in the other script"),
    "source": _("A source that stands"),
    "wish": _("Wish who may be told"),
    "followed": _("A follow-up after the release"),
}


def teams_at_work(user: User) -> list[tuple[str, Team]]:
    """The teams whose work `user` sees, each by its short name."""
    return [(each.slug, each) for each in teams_of(user, Right.SEE_WORK, Right.OVERSEE)]


def entries_of(places: Iterable[Facility]) -> list[str]:
    """The codes of every entry that is one with one of these."""
    return sorted({code for place in places for code in one_with(place.pk, stands_now())})


class ReleaseFilters(OwnFilters):
    """What the list of releases can be narrowed to."""

    values = ReleaseOwnValue
    combined: tuple[str, ...] = ("status", "wave", "facility", "home", "place", "mode", "category", "team", "owner")
    emptiable: Mapping[str, str | Promise] = {**dict.fromkeys(OF_REVISION, ""), **_OF_WORK}
    folded: tuple[str, ...] = ("date", "team", "owner")

    status = forms.ChoiceField(label=_("Status"), choices=[("", _("all")), *Status.choices], required=False)
    wave = KeptChoiceField(Wave.objects.all(), label=_("Wave"), required=False, empty_label=_("all"))
    facility = FacilityField(label=_("Facility"), empty_label=_("all"))
    home = GovernorateField(label=_("Home governorate"), empty_label=_("all"))
    place = GovernorateField(label=_("Governorate of release"), empty_label=_("all"))
    mode = forms.ChoiceField(label=_("Mode"), choices=[("", _("all")), *Mode.choices], required=False)
    category = forms.ChoiceField(label=_("Category"), choices=[("", _("all")), *Category.choices], required=False)
    date = DatesFromTo(label=_("Released on"))
    team = forms.ChoiceField(label=_("Team"), required=False)
    owner = forms.ChoiceField(label=_("Whose it is"), required=False)
    groups = forms.BooleanField(label=_("Groups without names only"), required=False)
    mine = forms.BooleanField(label=_("Mine only"), required=False)

    scope = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, at_work: bool, **kwargs: Any) -> None:
        if not at_work:
            self.emptiable = dict.fromkeys(OF_REVISION, "")
        super().__init__(*args, **kwargs)
        self.user, self.at_work = user, at_work
        self._of = "" if at_work else "verified_revision__"
        self.lookups = {name: f"{self._of}{name}" for name in OF_REVISION} | {"team": "team__slug"}
        teams: Any = self.fields["team"]
        teams.choices = lambda: [("", _("all")), *teams_at_work(user)]
        owner: Any = self.fields["owner"]
        owner.choices = self._owners
        if not at_work:
            # Who may only read what is verified finds by what is verified.
            del self.fields["status"], self.fields["mine"], self.fields["team"]
        if not (at_work and may(user, Right.DECIDE)):
            del self.fields["owner"]
        self.take_own(user)

    def _owners(self) -> list[tuple[str, object]]:
        return [("", _("all")), *people_at_work(self.user)]

    def narrow_scope(self, found: QuerySet[Release], value: str) -> QuerySet[Release]:
        return found

    def narrow_home(self, found: ReleaseQuerySet, value: Governorate) -> QuerySet[Release]:
        return found.from_home(value, at_work=self.at_work)

    def narrow_facility(self, found: QuerySet[Release], value: Facility) -> QuerySet[Release]:
        return found.filter(self.any_facility([value]))

    def narrow_date(self, found: QuerySet[Release], value: Any) -> QuerySet[Release]:
        return found.filter(**{f"{self._of}date__possibly_within": days_between(value)})

    def narrow_groups(self, found: QuerySet[Release], value: bool) -> QuerySet[Release]:
        return found.filter(**{f"{self._of}detainee__isnull": True})

    def narrow_mine(self, found: QuerySet[Release], value: bool) -> QuerySet[Release]:
        return found.filter(owner=self.user)

    def any_home(self, values: list[Governorate]) -> Q:
        """Of a group it is enough that some of them come from one of these."""
        return Q(**{f"{self._of}home__in": values}) | Release.objects.groups_from(values, at_work=self.at_work)

    def any_facility(self, values: list[Facility]) -> Q:
        """Whatever entry of the place it was written with."""
        return Q(**{f"{self._of}facility__in": entries_of(values)})

    def nothing_of(self, name: str) -> Q:
        """What can be missing of a release."""
        return LACKING[name](self._of)

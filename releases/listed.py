"""What the list of releases is asked for: its filters and orders, and the two views of it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.kept import KeptChoiceField
from casework.listing import Listing
from casework.own.filtering import OwnFilters
from detainees.facilities.grouping import one_with, stands_now
from detainees.forms.places import FacilityField, GovernorateField
from detainees.models import Facility, Governorate
from releases.lists import Category, Mode
from releases.models import Release, ReleaseOwnValue, Wave
from releases.models.releases import ReleaseQuerySet, Status, sees_work

VERIFIED = "verified"
WORK, OF_COUNTED = "releases", "verified-releases"  # as the two views are called where they are exported
QUEUE = Listing({"since": "status_since", "wave": "wave", "documenter": "made_by"}, default="since")
FLAGS = Listing({"severity": "rank", "age": "raised_at"}, default="-severity")
LISTING = Listing({"entered": "id", "date": "date"}, default="-entered")
OF_VERIFIED = Listing({"entered": "id", "date": "counted_date"}, default="-entered")
OF_REVISION = ("wave", "facility", "home", "place", "mode", "category")


class ReleaseFilters(OwnFilters):
    """What the list of releases can be narrowed to."""

    values = ReleaseOwnValue

    status = forms.ChoiceField(label=_("Status"), choices=[("", _("all")), *Status.choices], required=False)
    wave = KeptChoiceField(Wave.objects.all(), label=_("Wave"), required=False, empty_label=_("all"))
    facility = FacilityField(label=_("Facility"), empty_label=_("all"))
    home = GovernorateField(label=_("Home governorate"), empty_label=_("all"))
    place = GovernorateField(label=_("Governorate of release"), empty_label=_("all"))
    mode = forms.ChoiceField(label=_("Mode"), choices=[("", _("all")), *Mode.choices], required=False)
    category = forms.ChoiceField(label=_("Category"), choices=[("", _("all")), *Category.choices], required=False)
    groups = forms.BooleanField(label=_("Groups without names only"), required=False)
    mine = forms.BooleanField(label=_("Mine only"), required=False)

    scope = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: Any, at_work: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.at_work = user, at_work
        if not at_work:
            # Who may only read what is verified finds by what is verified.
            self.lookups = {name: f"verified_revision__{name}" for name in OF_REVISION}
            del self.fields["status"], self.fields["mine"]
        self.take_own(user)

    def narrow_scope(self, found: QuerySet[Release], value: str) -> QuerySet[Release]:
        return found

    def narrow_home(self, found: ReleaseQuerySet, value: Governorate) -> QuerySet[Release]:
        return found.from_home(value, at_work=self.at_work)

    def narrow_facility(self, found: QuerySet[Release], value: Facility) -> QuerySet[Release]:
        """Whatever entry of the place it was written with."""
        of = "facility" if self.at_work else "verified_revision__facility"
        return found.filter(**{f"{of}__in": one_with(value.pk, stands_now())})

    def narrow_groups(self, found: QuerySet[Release], value: bool) -> QuerySet[Release]:
        of = "" if self.at_work else "verified_revision__"
        return found.filter(**{f"{of}detainee__isnull": True})

    def narrow_mine(self, found: QuerySet[Release], value: bool) -> QuerySet[Release]:
        return found.filter(owner=self.user)


class AskedReleases:
    """The list as one person asks for it: the work of their teams, or what is verified in their organisations.

    Which of the two says the address, unless `at_work` does.
    """

    def __init__(self, user: User, asked: QueryDict, *, at_work: bool | None = None) -> None:
        self.asked = asked
        self.at_work = sees_work(user) and asked.get("scope") != VERIFIED if at_work is None else at_work
        self.form = ReleaseFilters(asked, user=user, at_work=self.at_work)
        self.listing = LISTING if self.at_work else OF_VERIFIED
        self.exported = WORK if self.at_work else OF_COUNTED

    def narrowed(self, found: ReleaseQuerySet) -> QuerySet[Release]:
        """Of what they see, the releases that are asked for, in no order."""
        return self.form.narrow(found if self.at_work else found.counted())

    def ordered(self, found: QuerySet[Release]) -> QuerySet[Release]:
        """These in the order that is asked for."""
        return self.listing.ordered(found, self.asked)

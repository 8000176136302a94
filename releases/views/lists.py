"""The list of releases, and the public waves."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.kept import KeptChoiceField
from casework.listing import Filters, Listing
from detainees.forms.places import FacilityField, GovernorateField
from releases.lists import Category, Mode
from releases.models import Release, Wave
from releases.models.releases import Status, sees_work

VERIFIED = "verified"
LISTING = Listing({"entered": "id", "date": "date"}, default="-entered")
OF_VERIFIED = Listing({"entered": "id", "date": "counted_date"}, default="-entered")
OF_REVISION = ("wave", "facility", "home", "place", "mode", "category")


class ReleaseFilters(Filters):
    """What the list of releases can be narrowed to."""

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

    def narrow_scope(self, found: QuerySet[Release], value: str) -> QuerySet[Release]:
        return found

    def narrow_groups(self, found: QuerySet[Release], value: bool) -> QuerySet[Release]:
        of = "" if self.at_work else "verified_revision__"
        return found.filter(**{f"{of}detainee__isnull": True})

    def narrow_mine(self, found: QuerySet[Release], value: bool) -> QuerySet[Release]:
        return found.filter(owner=self.user)


@rule(having(Right.SEE_VERIFIED))
@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """The work of one's teams, or what is verified in one's organisations, by the facts that one may read."""
    found = Release.objects.visible_to(request.user, in_work=_at_work(request))
    at_work = _at_work(request)
    form = ReleaseFilters(request.GET, user=signed_in(request), at_work=at_work)
    chosen = found if at_work else found.counted()
    listing = LISTING if at_work else OF_VERIFIED
    page = listing.page(form.narrow(chosen.for_rows(at_work=at_work)), request.GET)
    shown = {"form": form, "page": page, "at_work": at_work, "tabs": _tabs(request, at_work)}
    return render(request, "releases/list.html", shown)


def _at_work(request: HttpRequest) -> bool:
    """Whether the work of one's teams is asked for, by somebody who sees it."""
    return sees_work(request.user) and request.GET.get("scope") != VERIFIED


def _tabs(request: HttpRequest, at_work: bool) -> list[dict[str, Any]]:
    """The two views of the list, for those who have both."""
    if not sees_work(request.user):
        return []
    return [
        {"label": _("My teams' work"), "url": "/releases/", "current": at_work},
        {"label": _("Verified in my organisation"), "url": f"/releases/?scope={VERIFIED}", "current": not at_work},
    ]


@rule(having(Right.SEE_VERIFIED))
@require_GET
def waves(request: HttpRequest) -> HttpResponse:
    """The public occasions of release, with what each rests on."""
    found = Wave.objects.visible_to(request.user)
    return render(request, "releases/waves.html", {"waves": found})

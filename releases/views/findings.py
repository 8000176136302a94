"""The list of sightings and fates, and the page of one, on which it is also decided."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.access import having, may, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.listing import Filters, Listing
from releases.findings.lists import Fate, FindingKind
from releases.findings.page import FindingPage
from releases.models import Finding
from releases.models.findings import FindingQuerySet
from releases.models.moved import Status
from releases.models.releases import sees_work

VERIFIED = "verified"
LISTING = Listing({"entered": "id", "date": "date"}, default="-entered")


class FindingFilters(Filters):
    """What the list can be narrowed to."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all")), *FindingKind.choices], required=False)
    fate = forms.ChoiceField(label=_("Fate"), choices=[("", _("all")), *Fate.choices], required=False)
    status = forms.ChoiceField(label=_("Status"), choices=[("", _("all")), *Status.choices], required=False)
    waiting = forms.BooleanField(label=_("Waiting for my decision"), required=False)
    mine = forms.BooleanField(label=_("Mine only"), required=False)

    scope = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, at_work: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not at_work:
            # Who may only read what is verified finds by what is verified.
            self.lookups = {"fate": "verified_revision__fate"}
            del self.fields["status"], self.fields["mine"]
        if not at_work or not may(user, Right.DECIDE):
            del self.fields["waiting"]

    def narrow_scope(self, found: QuerySet[Finding], value: str) -> QuerySet[Finding]:
        return found

    def narrow_waiting(self, found: FindingQuerySet, value: bool) -> FindingQuerySet:
        return found.waiting_for(self.user)

    def narrow_mine(self, found: QuerySet[Finding], value: bool) -> QuerySet[Finding]:
        return found.filter(owner=self.user)


@rule(having(Right.SEE_VERIFIED))
@require_GET
def findings(request: HttpRequest) -> HttpResponse:
    """The work of one's teams, or what is verified in one's organisations."""
    found = Finding.objects.visible_to(request.user, in_work=_at_work(request)).with_facts()
    at_work = _at_work(request)
    form = FindingFilters(request.GET, user=signed_in(request), at_work=at_work)
    page = LISTING.page(form.narrow(found.with_verdicts() if at_work else found.verified()), request.GET)
    shown = {"form": form, "page": page, "at_work": at_work, "tabs": _tabs(request, at_work)}
    return render(request, "releases/findings/list.html", shown | {"enters": may(request.user, Right.ENTER)})


def _at_work(request: HttpRequest) -> bool:
    """Whether the work of one's teams is asked for, by somebody who sees it."""
    return sees_work(request.user) and request.GET.get("scope") != VERIFIED


def _tabs(request: HttpRequest, at_work: bool) -> list[dict[str, Any]]:
    """The two views of the list, for those who have both."""
    if not sees_work(request.user):
        return []
    here = request.path
    return [
        {"label": _("My teams' work"), "url": here, "current": at_work},
        {"label": _("Verified in my organisation"), "url": f"{here}?scope={VERIFIED}", "current": not at_work},
    ]


@rule(having(Right.SEE_VERIFIED))
@require_GET
def finding(request: HttpRequest, reference: str) -> HttpResponse:
    """One sighting or fate as this person may see it."""
    found = get_object_or_404(
        Finding.objects.visible_to(request.user).with_facts().select_related("owner", "made_by", "changed_by"),
        reference=reference,
    )
    page = FindingPage(found, signed_in(request))
    return render(request, "releases/findings/record.html", {"page": page, "finding": found})

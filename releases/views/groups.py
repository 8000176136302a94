"""The place that a named release takes of an unnamed group."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.entry import change_facts
from releases.forms.groups import PlaceForm
from releases.groups import Sentence, why_no_room_in, why_not_of
from releases.models import Release
from releases.placing import facts_of_place, offered_to, why_not_choose


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def place(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose the group that a person was part of, from those that fit."""
    release = get_object_or_404(
        Release.objects.visible_to(request.user).select_for_update(of=("self",)), reference=reference
    )
    _refuse(why_not_choose(release, signed_in(request)))
    offered = offered_to(release, signed_in(request))
    form = PlaceForm(request.POST if request.method == "POST" else None, release=release, offered=offered)
    stale = form.is_valid() and form.cleaned_data["version"] != release.version
    if form.is_valid() and not stale:
        change_facts(release, facts_of_place(release, form.chosen), by=signed_in(request))
        messages.success(request, _("Saved."))
        return redirect("releases:record", release.reference)
    form.see_version(release.version)
    shown = {"release": release, "form": form, "stale": stale, "why_not": _why_not(release)}
    return render(request, "releases/place.html", shown, status=409 if stale else 422 if form.is_bound else 200)


def _refuse(sentence: object) -> None:
    if sentence:
        raise PermissionDenied(sentence)


def _why_not(release: Release) -> Sentence:
    return why_not_of(release, release.of_group) or why_no_room_in(release, release.of_group)

"""The photograph of a person: chosen from those that came with claims, and shown to whoever may open the person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from detainees.models import Detainee
from detainees.views.record import to_standing
from releases.evidence.handling import note_look
from releases.evidence.lists import Purpose
from releases.evidence.serving import answer_with
from releases.forms.photographs import PhotographForm
from releases.models import Photograph
from releases.panels import references_of
from releases.photographs import OFFERED, choose, may_stand


@rule(having(Right.SEE_PERSONS))
@require_GET
def photograph(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The picture; where it is veiled the blurred one, unless it is asked for with `?show`."""
    found = get_object_or_404(Photograph.objects.visible_to(request.user).select_related("evidence__original"), pk=pk)
    purpose = found.purpose(asked="show" in request.GET)
    copy = get_object_or_404(found.evidence.original.copies, purpose=purpose)
    if found.is_veiled and purpose == Purpose.SMALL:
        note_look(found.evidence, by=signed_in(request))
    return answer_with(copy, f"photograph-{found.pk}")


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def chosen(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose which picture stands on the person's page, or that none does."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    if detainee.merged_into_id:
        return to_standing(request, detainee)
    entries, user = references_of(detainee), signed_in(request)
    pieces = list(may_stand(entries, user)[:OFFERED])
    stands = Photograph.objects.visible_to(user).of_person(*entries).first()
    form = PhotographForm(request.POST if request.method == "POST" else None, pieces=pieces, stands=stands)
    if form.is_valid():
        made = choose(detainee, form.chosen, veiled=form.cleaned_data["veiled"], by=user)
        said = _("The photograph stands on the person's page.") if made else _("No photograph stands there any more.")
        messages.success(request, said)
        return redirect("detainees:record", detainee.reference)
    page = {"detainee": detainee, "form": form, "pieces": pieces, "stands": stands}
    return render(request, "releases/photograph.html", page, status=422 if form.is_bound else 200)

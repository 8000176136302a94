"""Why figures differ: written by one person, confirmed by another one, taken back in the open."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.begun import Begun, go_on
from casework.idempotency import make_once
from releases.figures import writing
from releases.forms.figures import ExplanationForm
from releases.models import FigureExplanation


@rule(having(Right.WRITE_FIGURES))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Say why the figures of one kind differ; `?counted=…&wave=…` names the kind."""
    user = signed_in(request)
    begun = Begun(request, ExplanationForm.once_name)
    sent = request.POST if request.method == "POST" else begun.data
    named = {name: request.GET[name] for name in ("counted", "wave") if name in request.GET}
    form = ExplanationForm(sent, user=user, initial=named)
    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _explained(form, request))
        if address is not None:
            messages.success(request, _("Kept. It stands on the board when another supervisor has confirmed it."))
            return redirect(address)
    go_on(request, begun, form)
    status = 422 if request.method == "POST" else 200
    return render(request, "releases/figures/explain.html", {"form": form, "begun": begun}, status=status)


def _explained(form: ExplanationForm, request: HttpRequest) -> str:
    made = writing.explain(form.cleaned_data["team"], form.said(), by=signed_in(request))
    return f"{reverse('figures:board')}#{'-'.join(filter(None, (made.counted, made.wave_id)))}"


@rule(having(Right.PUBLISH_FIGURES))
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm what another person wrote."""
    found = get_object_or_404(FigureExplanation.objects.visible_to(request.user), pk=pk)
    require(request.user, Right.PUBLISH_FIGURES, found.team)
    if refused := writing.confirm(found, by=signed_in(request)):
        raise PermissionDenied(refused.sentence)
    messages.success(request, _("It stands on the board now."))
    return redirect("figures:board")


@rule(having(Right.WRITE_FIGURES))
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = get_object_or_404(FigureExplanation.objects.visible_to(request.user), pk=pk)
    require(request.user, Right.WRITE_FIGURES, found.team)
    if refused := writing.end(found, by=signed_in(request)):
        raise PermissionDenied(refused.sentence)
    messages.success(request, _("It was taken back."))
    return redirect("figures:board")

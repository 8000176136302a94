"""Redacted copies of a page: made by one person, looked at by a second one, then taken out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.idempotency import make_once
from casework.mistake import Mistake
from releases.evidence.handling import note, note_look
from releases.evidence.lists import Handled, SecondLook
from releases.evidence.redacting import look, page_of, redact, why_not_look
from releases.evidence.serving import answer_with
from releases.evidence.viewing import Viewing
from releases.forms.redactions import RedactionForm, VerdictForm
from releases.models import CleanCopy, Evidence, Redaction
from releases.models.evidence import OF_CLAIM
from releases.models.redactions import RedactionQuerySet


@rule(having(Right.SEE_SOURCES))
@require_http_methods(["GET", "POST"])
def new_redaction(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """Draw boxes on a page; of what is distressing the picture comes only for `?show`."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user).whole(), pk=pk)
    require(request.user, Right.ENTER, piece.claim.team)
    copy = page_of(piece, page)
    if copy is None:
        raise Http404
    form = RedactionForm(request.POST or None)
    if form.is_valid():
        address = make_once(request, form, by=signed_in(request), make=lambda: _make(request, piece, copy, form))
        if address is not None:
            return redirect(address)
    viewing = Viewing(piece, signed_in(request), asked="show" in request.GET, page=page)
    shown = {"piece": piece, "viewing": viewing, "copy": copy, "page": page, "form": form}
    return render(request, "releases/evidence/redact.html", shown, status=422 if form.is_bound else 200)


@rule(having(Right.SEE_SOURCES))
@require_http_methods(["GET", "POST"])
def redaction(request: HttpRequest, pk: int) -> HttpResponse:
    """One redacted copy, and the question whether it can be used to whoever did not make it."""
    found = get_object_or_404(_whole(Redaction.objects.visible_to(request.user)), pk=pk)
    require(request.user, Right.ENTER, found.evidence.claim.team)
    form = VerdictForm(request.POST or None)
    refused = why_not_look(found, signed_in(request))
    if form.is_valid():
        verdict = SecondLook(form.cleaned_data["verdict"])
        refused = look(found, verdict, form.cleaned_data["sentence"], by=signed_in(request))
        if refused is None:
            messages.success(request, _("Kept."))
            return redirect("releases:redaction", found.pk)
    status = 409 if form.is_bound and refused else 422 if form.is_bound else 200
    shown = {"redaction": found, "piece": found.evidence, "form": form, "refused": refused}
    return render(request, "releases/evidence/redaction.html", shown, status=status)


@rule(having(Right.SEE_SOURCES))
@require_GET
def redaction_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The redacted copy: to be looked at by those who see the piece, for `?download` once it can be used."""
    found = get_object_or_404(_whole(Redaction.objects.visible_to(request.user)), pk=pk)
    download, user = "download" in request.GET, signed_in(request)
    if download and not found.is_usable:
        raise PermissionDenied(_("A second person has not looked at this copy yet, or found that it shows too much."))
    if download:
        note(found.evidence, Handled.HANDED, by=user)
    else:
        note_look(found.evidence, by=user)
    return answer_with(found, f"evidence-{found.evidence_id}-redacted-{found.pk}", download=download)


def _whole(redactions: RedactionQuerySet) -> RedactionQuerySet:
    found = redactions.select_related("evidence__original", "evidence__claim__source", "made_by", "looked_by")
    return found.prefetch_related(*(f"evidence__{name}" for name in OF_CLAIM))


def _make(request: HttpRequest, piece: Evidence, copy: CleanCopy, form: RedactionForm) -> str | None:
    boxes, for_whom = form.cleaned_data["boxes"], form.cleaned_data["for_whom"]
    answer = redact(piece, copy, boxes, for_whom, by=signed_in(request))
    if isinstance(answer, Mistake):
        form.add_error(None, answer.sentence)
        return None
    messages.success(request, _("The redacted copy is made. A second person looks at it before it can be used."))
    return reverse("releases:redaction", args=[answer.pk])

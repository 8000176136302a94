"""Making a move: at once, or on a page of its own where a reason is needed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.moves import Given, Refusal
from releases.forms import MoveForm
from releases.models import Release
from releases.workflow import WORKFLOW


@rule(having(Right.SEE_VERIFIED))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    release = get_object_or_404(Release.objects.visible_to(request.user).with_facts(), reference=reference)
    if name not in WORKFLOW.moves:
        raise Http404
    form = MoveForm(request.POST if request.method == "POST" else None, initial={"revision": release.revision_number})
    if request.method == "POST" and form.is_valid():
        given = Given(**form.cleaned_data)
        user = signed_in(request)
        answer = WORKFLOW.make(name, Release.objects.visible_to(user), release.pk, by=user, given=given)
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": WORKFLOW.moves[name].label})
            return redirect("releases:record", release.reference)
        return _page(request, release, name, form, answer)
    why_not = WORKFLOW.why_not(name, release, signed_in(request))
    return _page(request, release, name, form, Refusal(why_not) if why_not else None)


def _page(request: HttpRequest, release: Release, name: str, form: MoveForm, refusal: Refusal | None) -> HttpResponse:
    """The form with what was typed; the status says whether the move is refused, stale, or incomplete."""
    status = 200 if request.method == "GET" else 422
    if refusal is not None:
        status = 409 if refusal.stale else 422 if refusal.mendable else 403
    page = {"release": release, "move": WORKFLOW.moves[name], "form": form, "refusal": refusal}
    return render(request, "releases/move.html", page, status=status)

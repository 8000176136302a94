"""What one has begun and not sent: kept while it is typed, listed, gone on with, thrown away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SIGNED_IN, rule, signed_in
from accounts.typed_again import hand_of
from casework.begun import BEGUN, lines_of, typed_in, why_not_go_on
from casework.drafts import ABOUT, FORM, MOST, forget, forget_several, how_many, keep
from casework.listing import Listing
from casework.mistake import Mistake
from casework.models import Draft
from casework.sealed import NotSealedHere
from casework.typed_text import number_of

LISTING = Listing({"kept": "kept_at", "begun": "begun_at"}, default="-kept")


@rule(SIGNED_IN)
@require_POST
def keep_draft(request: HttpRequest) -> HttpResponse:
    """Keep what stands in a form; a fragment that says when, and where it is found again."""
    user, form = signed_in(request), BEGUN.get(request.POST.get(FORM, ""))
    if form is None:
        return HttpResponse(status=422)
    if not form.is_begun(request.POST):
        return render(request, "drafts/kept.html")
    about = request.POST.get(ABOUT, "")
    if sentence := form.why_not_kept(about):
        return render(request, "drafts/kept.html", {"mistake": Mistake(str(sentence))}, status=422)
    kept = keep(request.POST, form.name, by=user, about=about)
    if isinstance(kept, Mistake):
        return render(request, "drafts/kept.html", {"mistake": kept}, status=422)
    many = how_many(user) if kept.begun_at == kept.kept_at else 0
    return render(request, "drafts/kept.html", {"draft": kept, "address": form.opened(kept), "many": many})


@rule(SIGNED_IN)
@require_GET
def line(request: HttpRequest) -> JsonResponse:
    """That there is a line, who is signed in at this browser now, and the token with which they send."""
    user = signed_in(request)
    return JsonResponse({"hand": hand_of(user), "token": get_token(request)})


@rule(SIGNED_IN)
@require_GET
def drafts(request: HttpRequest) -> HttpResponse:
    """All that one has begun and not sent."""
    found = Draft.objects.visible_to(request.user)
    page = LISTING.page(found, request.GET)
    shown = {"page": page, "lines": lines_of(page.rows), "many": how_many(signed_in(request)), "most": MOST}
    return render(request, "drafts/list.html", shown)


@rule(SIGNED_IN)
@require_GET
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with what was begun; where its form is closed now, read what was typed and why."""
    found = get_object_or_404(Draft.objects.visible_to(request.user), pk=pk)
    why = why_not_go_on(found, signed_in(request))
    if why is None:
        return redirect(BEGUN[found.form].opened(found))
    try:
        shown = {"typed": typed_in(found)}
    except NotSealedHere:
        shown = {"typed": []}
    return render(request, "drafts/closed.html", {**shown, "line": lines_of([found])[0], "why": why})


@rule(SIGNED_IN)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away what was begun."""
    found = get_object_or_404(Draft.objects.visible_to(request.user), pk=pk)
    forget(found.form, found.key, by=signed_in(request))
    return _thrown_away(request, 1)


@rule(SIGNED_IN)
@require_POST
def discard_several(request: HttpRequest) -> HttpResponse:
    """Throw away those that were chosen in the list."""
    user = signed_in(request)
    chosen = [number_of(pk) for pk in request.POST.getlist("draft")]
    return _thrown_away(request, forget_several(chosen, by=user))


def _thrown_away(request: HttpRequest, number: int) -> HttpResponse:
    said = ngettext("%(number)s thing was thrown away.", "%(number)s things were thrown away.", number)
    messages.info(request, said % {"number": number})
    return redirect("drafts:list")

"""Saved tallies: the list, saving one, one of them, and the text of which its digest is taken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from casework.listing import Listing
from casework.mistake import Mistake
from releases.models import FrozenTally, LedgerEntry
from releases.tallies.forms import SaveForm
from releases.tallies.freezing import freeze
from releases.tallies.saved import SavedPage, SavePage

SEES_TALLIES = having(Right.SEE_TALLIES)
LISTING = Listing({"saved": "at"}, default="-saved")


@rule(SEES_TALLIES)
@require_GET
def saved_tallies(request: HttpRequest) -> HttpResponse:
    """The tallies that were saved in one's organisations."""
    found = FrozenTally.objects.visible_to(request.user).select_related("by")
    return render(request, "releases/tallies/saved_list.html", {"page": LISTING.page(found, request.GET)})


@rule(SEES_TALLIES)
@require_http_methods(["GET", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """The tally of the address, to be saved under two titles."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = SavePage(entries, signed_in(request), request.GET)
    if not page.understood or page.organisation is None:
        return render(request, "releases/tallies/save.html", {"page": page, "form": page.form}, status=400)
    form = SaveForm(request.POST or None, initial=page.titles)
    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=page.user, make=lambda: _save(page, form, page.user))
        if address is not None:
            return redirect(address)
    return render(
        request, "releases/tallies/save.html", {"page": page, "form": form}, status=422 if form.is_bound else 200
    )


def _save(page: SavePage, form: SaveForm, by: User) -> str | None:
    if page.organisation is None:
        return None
    titles = form.cleaned_data["title_ar"], form.cleaned_data["title_en"]
    answer = freeze(page.question, page.organisation, *titles, by=by)
    if isinstance(answer, Mistake):
        form.add_error(None, answer.sentence)
        return None
    return answer.get_absolute_url()


@rule(SEES_TALLIES)
@require_GET
def saved_tally(request: HttpRequest, reference: str) -> HttpResponse:
    """One saved tally, and what the same question answers now."""
    frozen = get_object_or_404(FrozenTally.objects.visible_to(request.user).select_related("by"), reference=reference)
    return render(request, "releases/tallies/saved.html", {"page": SavedPage(frozen, signed_in(request))})


@rule(SEES_TALLIES)
@require_GET
def text(request: HttpRequest, reference: str) -> HttpResponse:
    """The text of which the digest is taken: `sha256sum` of this file is what stands on the tally."""
    frozen = get_object_or_404(FrozenTally.objects.visible_to(request.user), reference=reference)
    name = f'attachment; filename="{frozen.reference}.json"'
    return HttpResponse(frozen.canonical, content_type="application/json", headers={"Content-Disposition": name})

"""Writing out a page of evidence, and searching what was written out.

What is sought never stands in an address; a token of the session does (casework.searched).
"""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework import searched
from casework.begun import about_of, go_on
from casework.changing import Changing
from releases.evidence.transcribing import TRANSCRIPT, find, standing_of, transcribe
from releases.evidence.viewing import Viewing
from releases.forms.transcripts import SoughtForm, TranscriptForm
from releases.models import Evidence, Transcript

MOST_FOUND = 50


@rule(having(Right.SEE_SOURCES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def transcript(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """Write out one page beside its picture; of what is distressing the picture comes only for `?show`.

    `?draft=…` goes on with what was begun.
    """
    piece = get_object_or_404(Evidence.objects.visible_to(request.user).whole().select_for_update(of=("self",)), pk=pk)
    require(request.user, Right.ENTER, piece.claim.team)
    viewing = Viewing(piece, signed_in(request), asked="show" in request.GET, page=page)
    if not 1 <= page <= viewing.count:
        raise Http404
    standing = standing_of(piece, page)
    seen = standing.pk if standing else 0
    changing = Changing(request, TRANSCRIPT, about_of(piece.claim.record.reference, piece.pk, page))
    if answer := changing.answered():
        return answer
    form = TranscriptForm(changing.sent, initial={"text": standing.text if standing else "", "seen": seen})
    valid = form.is_valid()
    theirs = standing if form.is_bound and standing and (form.cleaned_data.get("seen") or 0) != seen else None
    if changing.is_sent and valid and not theirs:
        return changing.store(lambda: _transcribed(request, viewing, page, form))
    go_on(request, changing.begun, form)
    shown = {"viewing": viewing, "piece": piece, "form": form, "page": page, "theirs": theirs, "seen": seen}
    status = changing.status(stale=theirs is not None)
    return render(request, "releases/evidence/transcript.html", shown | changing.shown, status=status)


def _transcribed(request: HttpRequest, viewing: Viewing, page: int, form: TranscriptForm) -> str:
    transcribe(viewing.piece, page, form.cleaned_data["text"], by=signed_in(request))
    messages.success(request, _("The transcript is kept."))
    return reverse("releases:evidence", args=[viewing.piece.pk]) + ("?show" if viewing.is_shown else "")


@rule(having(Right.SEE_SOURCES))
@require_http_methods(["GET", "POST"])
def transcripts(request: HttpRequest) -> HttpResponse:
    """Find pages by what was written out of them."""
    visible = Transcript.objects.visible_to(request.user)
    if request.method == "POST":
        form = SoughtForm(request.POST)
        if form.is_valid():
            return searched.to_found(request, "releases:transcripts", form.cleaned_data["sought"])
        return render(request, "releases/evidence/transcripts.html", {"form": form}, status=422)
    asked = searched.asked(request, "releases:transcripts")
    page = {"asked": asked, "form": SoughtForm(None if asked.sought is None else {"sought": asked.sought})}
    if asked.sought is not None:
        page["found"] = find(visible, asked.sought, MOST_FOUND)
    return render(request, "releases/evidence/transcripts.html", page, status=asked.status)

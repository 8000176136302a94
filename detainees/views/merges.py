"""Making one person of entries, and undoing it: each on a page that says first what it will change."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.moves import Refusal
from casework.telling import tell_done
from detainees.desk.joining import JoinPage, PartPage
from detainees.desk.page import PairPage
from detainees.forms.duplicates import UndoForm
from detainees.merging.making import join, part
from detainees.models import Merge, Pair
from detainees.views.duplicates import refuse_others, to_next


@rule(having(Right.DECIDE))
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one person of the entries that were ticked, and of nobody else."""
    pair = get_object_or_404(Pair.objects.visible_to(request.user).with_entries(), pk=pk)
    page = JoinPage(PairPage(pair, signed_in(request), request.GET), request.POST if request.method == "POST" else None)
    refuse_others(page.pair_page)
    if request.method == "GET" or page.why_not or not page.form.is_valid():
        refused = bool(page.why_not) and request.method == "POST"
        status = 403 if refused else 422 if page.form.is_bound else 200
        return render(request, "duplicates/merge.html", {"page": page}, status=status)
    kept, others = page.form.entries()
    sentence = page.form.cleaned_data["sentence"]
    answer = join(kept, others, by=page.user, seen=page.seen, pair=pair, sentence=sentence)
    if isinstance(answer, Refusal):
        page.refusal = answer
        return render(request, "duplicates/merge.html", {"page": page}, status=409 if answer.stale else 403)
    said = _("Merged: %(reference)s stands for the person.") % {"reference": kept.reference}
    tell_done(request, said, (kept.get_absolute_url(), _("Open the record")))
    return redirect(to_next(page.pair_page))


@rule(having(Right.DECIDE))
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Part what was merged; what was written since stays where it was written."""
    found = get_object_or_404(Merge.objects.visible_to(request.user).with_entries(), pk=pk)
    form = UndoForm(request.POST if request.method == "POST" else None)
    page = PartPage(found, signed_in(request), form)
    if page.is_for_others:
        raise PermissionDenied(page.is_for_others)
    if request.method == "GET" or not form.is_valid():
        return render(request, "duplicates/undo.html", {"page": page}, status=422 if form.is_bound else 200)
    answer = part(found, by=page.user, **form.cleaned_data)
    if isinstance(answer, Refusal):
        page.refusal = answer
        return render(request, "duplicates/undo.html", {"page": page}, status=403)
    messages.success(request, _("Undone: the entries are two people again."))
    return redirect(reverse("detainees:record", args=[found.merged.reference]))

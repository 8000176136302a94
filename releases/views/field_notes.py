"""A note at one field or claim of a release: written by a supervisor, answered by who works on the record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.aliases import Names
from accounts.rights import Right
from releases.deciding.notes import as_read, why_not_settle, write_notes
from releases.deciding.notes import settle as settle_note
from releases.forms.field_notes import FieldNoteForm, SettleForm, noted_options
from releases.models import FieldNote, Release
from releases.workflow import NOTE


@rule(having(Right.DECIDE))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Write a note at a field or a claim; `?at=` names the field."""
    release = get_object_or_404(Release.objects.visible_to(request.user), reference=reference)
    _refuse(NOTE.why_not(release, signed_in(request)))
    options = noted_options(release, signed_in(request))
    data, initial = request.POST if request.method == "POST" else None, {"at": request.GET.get("at", "")}
    form = FieldNoteForm(data, options=options, needed=True, initial=initial)
    if form.is_valid():
        write_notes(release, filter(None, [form.said()]), by=signed_in(request))
        messages.success(request, _("The note stands at its field."))
        return redirect("releases:record", release.reference)
    shown = {"release": release, "form": form}
    return render(request, "releases/field_note_new.html", shown, status=422 if form.is_bound else 200)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Answer a note; who wrote it takes it back."""
    notes = FieldNote.objects.visible_to(request.user).filter(release__reference=reference)
    note = get_object_or_404(notes.select_related("release", "made_by", "settled_by"), pk=pk)
    require(request.user, Right.ENTER, note.release.team)
    user, refusal = signed_in(request), why_not_settle(note, signed_in(request))
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not refusal:
        refusal = settle_note(note, form.cleaned_data["answer"], by=user)
        if refusal is None:
            messages.success(request, _("The note is settled."))
            return redirect("releases:record", reference)
    each, own = as_read(note, Names(user)), note.made_by_id == user.pk
    shown = {"note": note, "each": each, "form": form, "refusal": refusal, "own": own}
    return render(request, "releases/field_note.html", shown, status=422 if form.is_bound else 200)


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)

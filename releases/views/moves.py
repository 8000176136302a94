"""Making a move: at once, or on a page of its own where a reason is needed; in the queue it leads to the next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.acting import acting
from accounts.rights import Right
from casework.forms import with_another_row
from casework.moves import Given, Refusal
from casework.moving import asked_for, status_of
from releases.deciding.notes import write_notes
from releases.deciding.page import MovePage
from releases.deciding.presence import left_by
from releases.models import Release
from releases.templatetags.whom import about
from releases.workflow import WORKFLOW


@rule(having(Right.SEE_VERIFIED))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    release = get_object_or_404(Release.objects.visible_to(request.user).with_facts(), reference=reference)
    asked = asked_for(WORKFLOW, name)
    user, sent = signed_in(request), request.POST if request.method == "POST" else None
    if sent is not None and "add-notes" in sent:
        return _page(request, MovePage(release, asked, user, request.GET, with_another_row(sent, "notes")))
    page = MovePage(release, asked, user, request.GET, sent)
    if sent is None:
        page.ask()
    elif page.is_valid():
        page.refusal = _make(page)
        if page.refusal is None:
            done = _("Done: %(move)s.") % {"move": page.move.label}
            messages.success(request, done, extra_tags=about(page.release))
            return redirect(page.onward)
    return _page(request, page)


def _page(request: HttpRequest, page: MovePage) -> HttpResponse:
    """The form with what was typed; the status says whether the move is refused, stale, or incomplete."""
    shown = {"page": page, "release": page.release, "move": page.move, "form": page.form, "refusal": page.refusal}
    return render(request, "releases/move.html", shown, status=status_of(request, page.refusal))


def _make(page: MovePage) -> Refusal | None:
    """Make the move, and write what is noted with it; one transaction."""
    with acting(page.user):
        visible = Release.objects.visible_to(page.user)
        given = Given(**page.form.cleaned_data)
        answer = WORKFLOW.make(page.move.name, visible, page.release.pk, by=page.user, given=given)
        if isinstance(answer, Refusal):
            return answer
        write_notes(page.release, page.noted, by=page.user)
        if page.release.waits:  # until now
            left_by([page.release.pk])
        return None

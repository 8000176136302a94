"""The lines on the public pages: what stands, what waits, another one; confirmed by a second supervisor."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.mistake import Mistake
from families.forms.public_lines import PublicLineForm
from families.models import PublicLine
from families.phones import written
from families.public_lines import confirm_line, end_line, propose_line, why_not_confirm


@rule(having(Right.PUBLISH_ADVISORIES))
@require_http_methods(["GET", "POST"])
def lines(request: HttpRequest) -> HttpResponse:
    """The lines that stand or wait, and another one."""
    found = PublicLine.objects.visible_to(request.user).kept()
    user = signed_in(request)
    form = PublicLineForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        put_up = propose_line(form.cleaned_data["team"], form.said(), by=user)
        if isinstance(put_up, PublicLine):
            messages.success(
                request, _("Put up. It stands on the public pages when another supervisor has confirmed it.")
            )
            return redirect("families:public-lines")
        form.add_error(None, put_up.sentence)
    rows = [(line, written(line.number), why_not_confirm(line, user)) for line in found]
    page = {"form": form, "rows": rows}
    return render(request, "families/advisories/lines.html", page, status=422 if form.errors else 200)


@rule(having(Right.PUBLISH_ADVISORIES))
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a line stand on the public pages."""
    found = get_object_or_404(PublicLine.objects.visible_to(request.user), pk=pk)
    require(request.user, Right.PUBLISH_ADVISORIES, found.team)
    return _said(request, confirm_line(found, by=signed_in(request)), _("It stands on the public pages now."))


@rule(having(Right.PUBLISH_ADVISORIES))
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a line down."""
    found = get_object_or_404(PublicLine.objects.visible_to(request.user), pk=pk)
    require(request.user, Right.PUBLISH_ADVISORIES, found.team)
    return _said(request, end_line(found, by=signed_in(request)), _("Taken down. It may be seen for five minutes yet."))


def _said(request: HttpRequest, mistake: Mistake | None, done: str) -> HttpResponse:
    if mistake is None:
        messages.success(request, done)
    else:
        messages.error(request, mistake.sentence)
    return redirect("families:public-lines")

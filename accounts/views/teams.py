"""The teams of the organisations that an administrator keeps."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, rule, signed_in
from accounts.forms.teams import TeamForm
from accounts.models import Membership, Team
from accounts.people import held_in, teams_administered_by
from accounts.rights import Right
from accounts.teams import save_team


@rule(having(Right.ADMINISTER))
@require_GET
def teams(request: HttpRequest) -> HttpResponse:
    """The teams, each with how many people hold a role in it."""
    found = teams_administered_by(signed_in(request))
    held = Count("memberships__user", filter=Q(memberships__ended_at=None), distinct=True)
    return render(request, "accounts/teams.html", {"teams": found.annotate(people=held)})


@rule(having(Right.ADMINISTER))
@require_http_methods(["GET", "POST"])
def new_team(request: HttpRequest) -> HttpResponse:
    """A new team."""
    return _draw(request, TeamForm(signed_in(request), None, request.POST if request.method == "POST" else None))


@rule(having(Right.ADMINISTER))
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is in a team, and its names to be mended."""
    found = get_object_or_404(teams_administered_by(signed_in(request)), pk=pk)
    form = TeamForm(signed_in(request), found, request.POST if request.method == "POST" else None)
    return _draw(request, form, held_in(found, signed_in(request)))


def _draw(request: HttpRequest, form: TeamForm, roles: Iterable[Membership] = ()) -> HttpResponse:
    if form.is_valid():
        saved = save_team(form.described(), by=signed_in(request))
        if isinstance(saved, Team):
            messages.success(request, _("Saved."))
            return redirect("teams")
        form.add_error(None, saved.sentence)
    return render(request, "accounts/team.html", {"form": form, "roles": roles}, status=422 if form.errors else 200)

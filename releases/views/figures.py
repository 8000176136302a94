"""Figures that others gave: the board, a new one, its page, what is changed in a draft, and its moves."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.forms import with_another_row
from casework.idempotency import make_once
from casework.moves import Given, Refusal
from releases.figures.board import Board
from releases.figures.page import FigurePage
from releases.figures.workflow import WORK_ON, WORKFLOW
from releases.figures.writing import change_figure, write_figure
from releases.forms.figures import ChangedFigureForm, FigureForm, FigureMoveForm, PaceForm
from releases.models import ReportedFigure

MORE = "add-parts"  # the button that asks for one row more, where there is no script


@rule(having(Right.SEE_TALLIES))
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Every figure that is published, beside ours."""
    page = Board(signed_in(request))
    return render(request, "releases/figures/board.html", {"board": page})


@rule(having(Right.WRITE_FIGURES))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a figure down."""
    user, data = signed_in(request), _data(request)
    form = FigureForm(data, user=user)
    if _checked(data) and form.is_valid():
        address = make_once(
            request, form, by=user, make=lambda: write_figure(form.team, form.said(), by=user).get_absolute_url()
        )
        if address is not None:
            return redirect(address)
    page = {"form": form, "checked": _checked(data)}
    return render(request, "releases/figures/new.html", page, status=422 if _checked(data) else 200)


@rule(having(Right.SEE_TALLIES))
@require_GET
def figure(request: HttpRequest, pk: int) -> HttpResponse:
    """One figure: what it says, ours beside it, how long it takes, its versions, and what can be done."""
    found = get_object_or_404(ReportedFigure.objects.visible_to(request.user).with_people(), pk=pk)
    page = FigurePage(found, signed_in(request), PaceForm(request.GET))
    return render(request, "releases/figures/figure.html", {"figure": found, "page": page})


@rule(having(Right.WRITE_FIGURES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    found = get_object_or_404(ReportedFigure.objects.visible_to(request.user).locked(), pk=pk)
    require(request.user, Right.WRITE_FIGURES, found.team)
    user, data = signed_in(request), _data(request)
    if sentence := WORK_ON.why_not(found, user):
        raise PermissionDenied(sentence)
    form = ChangedFigureForm(data, figure=found)
    whole = _checked(data) and form.is_valid()
    stale = whole and form.cleaned_data["version"] != found.version
    if whole and not stale:
        change_figure(found, form.said(), by=user)
        messages.success(request, _("Saved."))
        return redirect(found)
    form.see_version(found.version)
    page = {"figure": found, "form": form, "stale": stale, "checked": _checked(data)}
    status = 409 if stale else 422 if _checked(data) else 200
    return render(request, "releases/figures/change.html", page, status=status)


@rule(having(Right.WRITE_FIGURES))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    found = get_object_or_404(ReportedFigure.objects.visible_to(request.user), pk=pk)
    if name not in WORKFLOW.moves:
        raise Http404
    user, refusal = signed_in(request), None
    sent = request.POST if request.method == "POST" else None
    asked = WORKFLOW.moves[name]
    form = FigureMoveForm(sent, reasons=asked.reasons, initial={"revision": found.revision_number})
    if form.is_valid():
        mine = ReportedFigure.objects.visible_to(user)
        answer = WORKFLOW.make(name, mine, found.pk, by=user, given=Given(**form.cleaned_data))
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": asked.label})
            return redirect(found)
        refusal = answer
    elif why_not := WORKFLOW.why_not(name, found, user):
        refusal = Refusal(why_not)
    page = {"figure": found, "move": asked, "form": form, "refusal": refusal}
    return render(request, "releases/figures/move.html", page, status=_status(request, refusal))


def _status(request: HttpRequest, refusal: Refusal | None) -> int:
    if request.method == "GET" and (refusal is None or refusal.mendable):
        return 200
    if refusal is None or refusal.mendable:
        return 422
    return 409 if refusal.stale else 403


def _data(request: HttpRequest) -> QueryDict | None:
    """What was sent, with one row more where that was asked for."""
    if request.method != "POST":
        return None
    return with_another_row(request.POST, "parts") if MORE in request.POST else request.POST


def _checked(data: QueryDict | None) -> bool:
    """Whether what was sent is to be judged, or only another row was asked for."""
    return data is not None and MORE not in data

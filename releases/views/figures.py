"""Figures that others gave: the board, a new one, its page, what is changed in a draft, and its moves."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.begun import Begun, about_of, go_on, is_stale
from casework.changing import Changing
from casework.forms import with_another_row
from casework.idempotency import make_once
from casework.moves import Given, Refusal
from casework.moving import asked_for, status_of
from releases.figures.board import Board
from releases.figures.page import FigurePage
from releases.figures.workflow import WORK_ON, WORKFLOW
from releases.figures.writing import CHANGE, change_figure, write_figure
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
    """Write a figure down; `?draft=…` goes on with what was begun."""
    user, begun, checked = signed_in(request), Begun(request, FigureForm.once_name), _is_checked(request)
    form = FigureForm(_with_rows(request.POST if request.method == "POST" else begun.data), user=user)
    if checked and form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _written(request, form))
        if address is not None:
            return redirect(address)
    go_on(request, begun, form, *form.parts)
    page = {"form": form, "checked": checked, "begun": begun}
    return render(request, "releases/figures/new.html", page, status=422 if checked else 200)


def _written(request: HttpRequest, form: FigureForm) -> str:
    return write_figure(form.cleaned_data["team"], form.said(), by=signed_in(request)).get_absolute_url()


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
    """Change a draft; `?draft=…` goes on with what was begun."""
    found = get_object_or_404(ReportedFigure.objects.visible_to(request.user).locked(), pk=pk)
    require(request.user, Right.WRITE_FIGURES, found.team)
    changing, checked = Changing(request, CHANGE, about_of("", found.pk)), _is_checked(request)
    if answer := changing.answered(WORK_ON.why_not(found, signed_in(request))):
        return answer
    form = ChangedFigureForm(_with_rows(changing.sent), figure=found)
    whole, stale = checked and form.is_valid(), is_stale(form, found.version)
    if whole and not stale:
        return changing.store(lambda: _changed(request, found, form))
    go_on(request, changing.begun, form, *form.parts)
    page = {"figure": found, "form": form, "stale": stale, "checked": checked, **changing.shown}
    status = changing.status(stale=stale) if checked or stale else 200
    return render(request, "releases/figures/change.html", page, status=status)


def _changed(request: HttpRequest, found: ReportedFigure, form: ChangedFigureForm) -> str:
    change_figure(found, form.said(), by=signed_in(request))
    messages.success(request, _("Saved."))
    return found.get_absolute_url()


@rule(having(Right.WRITE_FIGURES))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    found = get_object_or_404(ReportedFigure.objects.visible_to(request.user), pk=pk)
    asked = asked_for(WORKFLOW, name)
    user, refusal = signed_in(request), None
    sent = request.POST if request.method == "POST" else None
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
    return render(request, "releases/figures/move.html", page, status=status_of(request, refusal))


def _with_rows(typed: QueryDict | None) -> QueryDict | None:
    """What was typed, with one row more where that was asked for."""
    return with_another_row(typed, "parts") if typed is not None and MORE in typed else typed


def _is_checked(request: HttpRequest) -> bool:
    """Whether something was sent that is to be judged, and not only another row asked for."""
    return request.method == "POST" and MORE not in request.POST

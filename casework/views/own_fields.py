"""The fields of one's teams: the list of them, a new one, one of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import having, rule, signed_in, teams_in_which
from accounts.moves import Refusal
from accounts.rights import Right
from casework.forms import with_another_row
from casework.models import OwnField
from casework.own.defining import why_not_keep
from casework.own.definition import MOVES, Definition
from casework.own.page import FieldPage, shown_by_team

KEEPS = having(Right.KEEP_OWN_FIELDS)


@rule(KEEPS)
@require_GET
def own_fields(request: HttpRequest) -> HttpResponse:
    """The fields of the teams whose fields one keeps, by the records on which they are."""
    found = OwnField.objects.visible_to(request.user)
    return render(request, "own_fields/list.html", {"teams": shown_by_team(found, signed_in(request))})


@rule(KEEPS)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Define a field."""
    definition = Definition(signed_in(request), teams_in_which(request.user, Right.KEEP_OWN_FIELDS), _sent(request))
    return _answer(request, definition)


@rule(KEEPS)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def own_field(request: HttpRequest, pk: int) -> HttpResponse:
    """Other names, explanations and words of a field; what became of it."""
    found = get_object_or_404(OwnField.objects.visible_to(request.user).held(request.method == "POST"), pk=pk)
    _refuse(why_not_keep(found.team, signed_in(request)))
    teams = teams_in_which(request.user, Right.KEEP_OWN_FIELDS)
    return _answer(request, Definition(signed_in(request), teams, _sent(request), field=found))


@rule(KEEPS)
@require_POST
@transaction.atomic
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Retire a field, or bring it back."""
    found = get_object_or_404(OwnField.objects.visible_to(request.user).locked(), pk=pk)
    _refuse(why_not_keep(found.team, signed_in(request)))
    if name not in MOVES or MOVES[name].retires == found.is_retired:
        raise Http404
    refused = MOVES[name].make(found, signed_in(request))
    if isinstance(refused, Refusal):
        messages.warning(request, refused.sentence)
    else:
        messages.success(request, str(MOVES[name].done))
    return redirect("own-field", found.pk)


def _sent(request: HttpRequest) -> "object | None":
    if request.method != "POST":
        return None
    return with_another_row(request.POST, "words") if "add-words" in request.POST else request.POST


def _answer(request: HttpRequest, definition: Definition) -> HttpResponse:
    if "add-words" in request.POST:
        definition.forget_errors()
    elif request.method == "POST" and definition.is_valid():
        saved = definition.store()
        if isinstance(saved, OwnField):
            messages.success(request, _("Saved."))
            return redirect("own-fields")
    status = 200 if request.method == "GET" or "add-words" in request.POST else 409 if definition.stale else 422
    page = {"definition": definition, "page": FieldPage(definition.field) if definition.field else None}
    return render(request, "own_fields/field.html", page, status=status)


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)

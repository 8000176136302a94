"""A number that is shared: shown to the desk that has it as to the caller's own, after the card and for a reason."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.sealed import NotSealedHere
from families.calling import show_caller, warning_for
from families.content import numbers_of
from families.dossier import card_of
from families.forms.contacts import ShowNumberForm
from families.models import Share
from families.phones import written
from families.sharing import why_not_numbers


@rule(having(Right.SHOW_CALLERS))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def show(request: HttpRequest, pk: int, contact: int) -> HttpResponse:
    """The card first, without who may answer; then, for a reason, the number and who that is. The word that is agreed
    with the caller's own desk is theirs alone.

    Where it is not safe now, after a second yes.
    """
    found = get_object_or_404(Share.objects.visible_to(request.user).for_rows(), pk=pk)
    _refuse(why_not_numbers(found, signed_in(request)))
    reached, moment = get_object_or_404(numbers_of(found), pk=contact), timezone.now()
    form, warning = ShowNumberForm(request.POST if request.method == "POST" else None), warning_for(reached, moment)
    card = card_of(reached, moment).for_another_desk()
    page = {"share": found, "card": card, "form": form, "warning": warning}
    if not form.is_valid() or (warning and not form.cleaned_data["despite"]):
        asked_twice = form.is_bound and not form.errors
        return render(
            request, "families/show.html", {**page, "asked_twice": asked_twice}, status=422 if form.is_bound else 200
        )
    reason = form.cleaned_data["reason"]
    try:
        number = show_caller(reached, found.inquiry, reason, despite=bool(warning), by=signed_in(request))
    except NotSealedHere:
        number = ""
    whole = {"card": replace(card, discreet=False), "shown": written(number) if number else ""}
    return render(request, "families/shown.html", {**page, **whole})


def _refuse(sentence: object) -> None:
    if sentence:
        raise PermissionDenied(str(sentence))

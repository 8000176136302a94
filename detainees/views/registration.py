"""The page on which a person is put on the register."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from detainees.candidates import Sight
from detainees.forms import NewPersonForm, SimilarForm
from detainees.numbering import told_of_others
from detainees.registration import record_arrest, register
from detainees.similar import Likeness, likely_same


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Register a person; sent twice, it makes one."""
    user = signed_in(request)
    form = NewPersonForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _made(request, form, user))
        if address:
            messages.success(request, _("On the register now."))
            return redirect(address)
    page = {"form": form, "likely": _likely(request)}
    return render(request, "detainees/new.html", page, status=422 if form.is_bound else 200)


def _made(request: HttpRequest, form: NewPersonForm, user: User) -> str:
    """Register what was typed and answer with the address of the new person."""
    arrest = form.arrest()
    detainee = register(
        form.cleaned_data["team"],
        form.parts("ar"),
        form.parts("latin"),
        by=user,
        given_by=form.cleaned_data["name_given_by"],
        numbers=form.numbers(),
        **form.facts(),
    )
    for sentence in told_of_others(detainee, form.numbers(), user):
        messages.warning(request, sentence)
    if arrest:
        record_arrest(detainee, by=user, **arrest)
    return reverse("detainees:record", args=[detainee.reference])


def _likely(request: HttpRequest) -> list[Likeness]:
    """Who may be the same person, shown beside the form that came back."""
    asked = SimilarForm(request.POST)
    return likely_same(Sight.visible_to(request.user), asked.parts(), asked.born(), asked.governorate())

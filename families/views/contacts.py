"""How a caller is reached: another number, the card, and the number itself, which is shown last."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from casework.sealed import NotSealedHere
from families.callers import warnings_of
from families.calling import show_caller, warning_for
from families.card_written import card_written_for
from families.consent import why_not_kept
from families.dossier import card_of, code_word_of
from families.forms.contacts import ChangedCardForm, NewContactForm, ShowNumberForm
from families.lists import Method
from families.models import Contact, Inquiry
from families.phones import UNUSUAL, written
from families.refusing import refuse
from families.taking import Reached, change_card, reach
from families.workflow import WORK_ON


def _contact_of(inquiry: Inquiry, pk: int, user: User) -> Contact:
    """The way to reach the caller of this inquiry; 404 for another's."""
    found = Contact.objects.visible_to(user).locked().filter(pk=pk, relative=inquiry.relative_id).first()
    if found is None:
        raise Http404
    return found


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep another number of the caller."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user = signed_in(request)
    form = NewContactForm(request.POST if request.method == "POST" else None, country=found.relative.country)
    if refused := refuse(request, found, WORK_ON.why_not(found, user), form):
        return refused
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _reached(found, form, user))
        if address is not None:
            messages.success(request, _("The number is kept."))
            for sentence in warnings_of(form.given, user) if form.given else ():
                messages.warning(request, sentence)
            if form.given and form.given.unusual:
                messages.warning(request, UNUSUAL)
            return redirect(address)
    return render(
        request, "families/contact.html", {"inquiry": found, "form": form}, status=422 if form.is_bound else 200
    )


def _reached(inquiry: Inquiry, form: NewContactForm, user: User) -> str:
    said = form.cleaned_data
    if form.given is not None:
        reached = Reached(said["method"] or Method.CALL, form.given, form.card(), said["code_word"])
        reach(inquiry.relative, reached, by=user)
    return inquiry.get_absolute_url()


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Change the card of a number."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    _refuse(why_not_kept(found))
    contact = _contact_of(found, pk, signed_in(request))
    sent = request.POST if request.method == "POST" else None
    form = ChangedCardForm(sent, contact=contact, code_word=code_word_of(contact))
    stale = form.is_valid() and form.cleaned_data["version"] != contact.version
    if form.is_valid() and not stale:
        word = form.cleaned_data["code_word"]
        change_card(contact, form.whole_card(contact), code_word=word, by=signed_in(request))
        messages.success(request, _("Saved."))
        return redirect(found)
    form.see_version(contact.version)
    page = {"inquiry": found, "form": form, "card": card_of(contact, timezone.now()), "stale": stale}
    return render(request, "families/card_change.html", page, status=409 if stale else 422 if form.is_bound else 200)


@rule(having(Right.SHOW_CALLERS))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def show(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The card first; then, for a reason that is kept, the number. Where it is not safe now, after a second yes."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.SHOW_CALLERS, found.team)
    _refuse(why_not_kept(found))  # and there would be no history in which the showing stands
    contact, moment = _contact_of(found, pk, signed_in(request)), timezone.now()
    form = ShowNumberForm(request.POST if request.method == "POST" else None)
    warning = warning_for(contact, moment)
    page = {"inquiry": found, "card": card_of(contact, moment), "form": form, "warning": warning}
    page |= {"written": card_written_for(found)}
    if not form.is_valid() or (warning and not form.cleaned_data["despite"]):
        asked_twice = form.is_bound and not form.errors
        return render(
            request, "families/show.html", {**page, "asked_twice": asked_twice}, status=422 if form.is_bound else 200
        )
    try:
        number = show_caller(contact, found, form.cleaned_data["reason"], despite=bool(warning), by=signed_in(request))
    except NotSealedHere:
        number = ""
    return render(request, "families/shown.html", {**page, "shown": written(number) if number else ""})


def _refuse(sentence: str | Promise | None) -> None:
    if sentence:
        raise PermissionDenied(str(sentence))

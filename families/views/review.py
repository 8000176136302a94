"""What is closed and to be looked at again: kept longer, or removed by two."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.listing import Listing
from families.erasing import why_not_erase, would_be_destroyed, written_with_number
from families.forms.review import ConfirmForm, KeepLongerForm, ProposeForm
from families.models import Inquiry, Removal
from families.models.inquiries import Course
from families.quarantine.page import waiting_long
from families.retention import (
    confirm,
    drop,
    keep_longer,
    open_removal,
    propose,
    why_not_confirm,
    why_not_keep,
    why_not_review,
)
from releases.today import today

LISTING = Listing({"review": "review_on"}, default="review")


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def due(request: HttpRequest) -> HttpResponse:
    """Closed inquiries whose time is over, removals that wait for a second person, and messages that wait too long."""
    found = Inquiry.objects.visible_to(request.user).due_for_review(today())
    page = LISTING.page(found.for_rows(), request.GET)
    removals = Removal.objects.visible_to(request.user).open().for_rows().order_by("pk")[:50]
    kept_against = Inquiry.objects.visible_to(request.user).to_destroy().for_rows().order_by("pk")[:50]
    written = waiting_long(signed_in(request)).listed()[:50]
    shown = {"page": page, "removals": removals, "kept_against": kept_against, "written": written}
    return render(request, "families/review.html", shown)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep it longer, or propose that it is removed; both with a reason."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user = signed_in(request)
    _refuse(why_not_review(found, user))
    longer = KeepLongerForm(request.POST if request.POST.get("act") == "keep" else None, prefix="keep")
    removal = ProposeForm(request.POST if request.POST.get("act") == "remove" else None, prefix="remove")
    if longer.is_valid() or removal.is_valid():
        _decided(request, found, longer, removal, user)
        return redirect("families:review")
    page = {
        "inquiry": found, "longer": longer, "propose": removal, "open": open_removal(found),
        "why_not_keep": why_not_keep(found, user),
    }  # fmt: skip
    return render(request, "families/decide.html", page, status=422 if longer.is_bound or removal.is_bound else 200)


def _decided(request: HttpRequest, inquiry: Inquiry, longer: KeepLongerForm, removal: ProposeForm, user: User) -> None:
    if longer.is_bound:
        _refuse(why_not_keep(inquiry, user))
        keep_longer(inquiry, longer.cleaned_data["until"], longer.cleaned_data["sentence"], by=user)
        messages.success(request, _("It is kept until then."))
        return
    _refuse(_("Its removal is proposed already, and waits for a second person.") if open_removal(inquiry) else None)
    propose(inquiry, removal.cleaned_data["reason"], removal.cleaned_data["sentence"], by=user)
    messages.success(request, _("The removal is proposed. A supervisor of the desk, and another person, confirms it."))


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def remove(request: HttpRequest, reference: str) -> HttpResponse:
    """The second person: destroy it, or drop what was proposed."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user, removal = signed_in(request), open_removal(found)
    if removal is None:
        messages.warning(request, _why_nothing(found))
        return redirect(found)
    if request.method == "POST" and request.POST.get("act") == "drop":
        drop(removal, by=user)
        messages.success(request, _("It is not removed."))
        return redirect("families:review")
    written = written_with_number(found, user)
    why_not = why_not_confirm(removal, user) or why_not_erase(written)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _refuse(why_not)
        confirm(removal, by=user)
        messages.success(request, _("It is destroyed. This page is the proof."))
        return redirect(found)
    page = {
        "inquiry": found, "removal": removal, "form": form, "parts": would_be_destroyed(found), "written": written,
        "why_not": why_not,
    }  # fmt: skip
    return render(request, "families/remove.html", page, status=422 if form.is_bound else 200)


def _why_nothing(inquiry: Inquiry) -> str:
    """Nobody proposes any more that it is removed: what became of that."""
    if inquiry.erased_at:
        return _("It is destroyed already.")
    if inquiry.status != Course.CLOSED:
        return _(
            "Nothing was destroyed: the inquiry was opened again meanwhile, and with that the proposal is dropped."
        )
    return _("Nothing was destroyed: the proposal was dropped meanwhile, or the inquiry is kept longer.")


def _refuse(sentence: str | Promise | None) -> None:
    if sentence:
        raise PermissionDenied(str(sentence))

"""Shares: parts of an inquiry that somebody else reads until a day."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from families.consent import to_share, why_not_kept
from families.consent_lists import SharedField
from families.content import Shown, numbers_of, read_again, sent_with, shown, taken_down
from families.forms.passed_on import ShareForm
from families.models import Inquiry, Share
from families.refusing import refuse
from families.sharing import acknowledge as acknowledge_share
from families.sharing import may_send, share, why_not_acknowledge, why_not_numbers, why_not_recall
from families.sharing import recall as recall_share


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Let an organisation read some parts; the preview shows them as they will be read."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    form = ShareForm(request.POST if request.method == "POST" else None, inquiry=found)
    if refused := refuse(request, found, why_not_pass_on(found), form):
        return refused
    if form.is_valid() and "preview" not in request.POST:
        user = signed_in(request)
        address = make_once(request, form, by=user, make=lambda: _shared(found, form, user))
        if address is not None:
            messages.success(request, _("It is shared."))
            return redirect(address)
    preview = preview_of(found, form["fields_shown"].value() or [])
    page = {"inquiry": found, "form": form, "preview": preview}
    return render(request, "families/share_new.html", page, status=422 if form.errors else 200)


def preview_of(inquiry: Inquiry, fields: list[str]) -> Shown:
    """These parts as they will be read; of codes that no list has, nothing."""
    known = [each for each in fields if each in SharedField.values]
    return shown(read_again(taken_down(inquiry, known)), known)


def why_not_pass_on(inquiry: Inquiry) -> str | Promise | None:
    """Nothing is passed on without a consent to share that stands."""
    sentence = why_not_kept(inquiry)
    if sentence is None and not to_share(inquiry):
        return _("The caller has not agreed that this is shared with anybody. Ask for that first.")
    return sentence


def _shared(inquiry: Inquiry, form: ShareForm, user: User) -> str:
    said = form.cleaned_data
    made = share(inquiry, said["consent"], said["desk"], said["fields_shown"], said["until"], by=user)
    return made.get_absolute_url()


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is shared: exactly these parts, until the day; who sent it sees how it stands."""
    found = get_object_or_404(Share.objects.visible_to(request.user).for_rows(), pk=pk)
    user, live = signed_in(request), found.is_live(timezone.now())
    shown_now = shown(sent_with(found), found.fields) if live else []
    numbers = [] if why_not_numbers(found, user) else numbers_of(found)
    seen = {
        "numbers": numbers, "share": found, "live": live, "shown": shown_now, "sender": may_send(user, found),
        "why_not_acknowledge": why_not_acknowledge(found, user), "why_not_recall": why_not_recall(found, user),
    }  # fmt: skip
    return render(request, "families/share.html", seen)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
@transaction.atomic
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it has come."""
    found = get_object_or_404(Share.objects.visible_to(request.user).locked(), pk=pk)
    _refuse(why_not_acknowledge(found, signed_in(request)))
    acknowledge_share(found, by=signed_in(request))
    messages.success(request, _("That it has come is kept."))
    return redirect(found)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
@transaction.atomic
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = get_object_or_404(Share.objects.visible_to(request.user).locked(), pk=pk)
    _refuse(why_not_recall(found, signed_in(request)))
    recall_share(found, by=signed_in(request))
    messages.success(request, _("It is taken back: nobody reads it here any more. Who had it is to be told."))
    return redirect(found)


def _refuse(sentence: str | Promise | None) -> None:
    if sentence:
        raise PermissionDenied(str(sentence))

"""Logging an attempt to reach a caller."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from families.calling import log_attempt
from families.dossier import InquiryDossier
from families.forms.desk import AttemptForm
from families.hours import proposed
from families.models import Contact, Inquiry
from families.refusing import refuse
from families.workflow import WORK_ON


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what came of an attempt; the next one is proposed within the safe hours."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user = signed_in(request)
    dossier = InquiryDossier(found, user)
    contacts = Contact.objects.visible_to(user).locked().filter(relative=found.relative_id).order_by("-pk")
    form = AttemptForm(
        request.POST if request.method == "POST" else None,
        contacts=contacts,
        endings={card.contact.pk: card.ending for card in dossier.cards},
        due=proposed(contacts.first(), timezone.now()),
    )
    if refused := refuse(request, found, WORK_ON.why_not(found, user), form):
        return refused
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _logged(request, found, form, user))
        if address is not None:
            return redirect(address)
    page = {"inquiry": found, "form": form, "dossier": dossier}
    return render(request, "families/attempt.html", page, status=422 if form.is_bound else 200)


def _logged(request: HttpRequest, inquiry: Inquiry, form: AttemptForm, user: User) -> str:
    said = form.cleaned_data
    log_attempt(
        inquiry, said["contact"], said["outcome"], said["sentence"], said["next_due"], by=user,
        against_card=form.against_card,
    )  # fmt: skip
    messages.success(request, _("The attempt is kept."))
    return inquiry.get_absolute_url()

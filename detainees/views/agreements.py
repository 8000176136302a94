"""The page on which an organisation agrees with another one to tell each other of likely matches."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, may, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.mistake import Mistake
from detainees.agreements import agree, end, propose, why_not_agree
from detainees.forms import AgreementForm, ContactForm
from detainees.models import Agreement


@rule(having(Right.CONFIRM_ROLES))
@require_http_methods(["GET", "POST"])
def agreements(request: HttpRequest) -> HttpResponse:
    """All agreements of one's organisations, and a new one."""
    found = Agreement.objects.visible_to(request.user)
    user = signed_in(request)
    form = AgreementForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        typed = form.cleaned_data
        proposed = propose(typed["ours"], typed["theirs"], typed["contact"], by=user)
        if isinstance(proposed, Agreement):
            messages.success(request, _("Proposed. Nothing is told before the other organisation agrees."))
            return redirect("detainees:agreements")
        form.add_error(None, proposed.sentence)
    rows = [(agreement, why_not_agree(agreement, user)) for agreement in found]
    page = {"form": form, "rows": rows, "contact": ContactForm(), "possible": form.fields["theirs"].queryset.exists()}  # type: ignore[attr-defined]  # a field's class is not in its type
    return render(request, "detainees/agreements.html", page, status=422 if form.errors else 200)


@rule(having(Right.CONFIRM_ROLES))
@require_http_methods(["POST"])
def agreement(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Agree to what was proposed, or end it."""
    found = get_object_or_404(Agreement.objects.visible_to(request.user), pk=pk)
    mistake = _moved(request, found, name, signed_in(request))
    if mistake is not None:
        messages.error(request, mistake.sentence)
    else:
        messages.success(request, _("Agreed.") if name == "agree" else _("Ended: nothing is told from now on."))
    return redirect("detainees:agreements")


def _moved(request: HttpRequest, found: Agreement, name: str, user: User) -> Mistake | None:
    if name == "end":
        require(
            user,
            Right.CONFIRM_ROLES,
            found.proposing if may(user, Right.CONFIRM_ROLES, found.proposing) else found.agreeing,
        )
        return end(found, by=user)
    if name != "agree":
        raise Http404
    require(user, Right.CONFIRM_ROLES, found.agreeing)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return Mistake(_("Please say whom the other organisation asks in yours."))
    return agree(found, form.cleaned_data["contact"], by=user)

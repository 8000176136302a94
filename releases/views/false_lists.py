"""Lists that were found false."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from casework.mistake import Mistake
from releases.forms.false_lists import FalseListForm
from releases.models import FalseList
from releases.suspicion.false_lists import Reading, keep_list

SHOWN = 50


@rule(having(Right.DECIDE))
@require_http_methods(["GET", "POST"])
def false_lists(request: HttpRequest) -> HttpResponse:
    """The lists that are kept, and a form for another one."""
    found = FalseList.objects.visible_to(request.user).select_related("entered_by")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form, user = FalseListForm(*sent, user=signed_in(request)), signed_in(request)
    if form.is_valid() and form.reading is not None:
        reading = form.reading
        address = make_once(request, form, by=user, make=lambda: _keep(request, form, reading, user))
        if address is not None:
            return redirect(address)
    shown = {"lists": found[:SHOWN], "form": form}
    return render(request, "flags/false_lists.html", shown, status=422 if form.is_bound else 200)


def _keep(request: HttpRequest, form: FalseListForm, reading: Reading, by: User) -> str:
    answer = keep_list(form.cleaned_data["team"], reading, form.cleaned_data["why"], by=by)
    if isinstance(answer, Mistake):
        messages.info(request, answer.sentence)
    else:
        said = ngettext("%(count)s row is kept.", "%(count)s rows are kept.", answer.rows) % {"count": answer.rows}
        if reading.left_out:
            said += " " + ngettext(
                "%(count)s row was left out: a part of the name is missing.",
                "%(count)s rows were left out: a part of the name is missing.",
                reading.left_out,
            ) % {"count": reading.left_out}
        messages.success(request, said + " " + _("The register is being compared with it."))
    return reverse("flags:false-lists")

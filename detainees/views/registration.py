"""The page on which a person is put on the register."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.begun import Begun
from casework.idempotency import make_once
from detainees.candidates import Sight
from detainees.entry import Entry
from detainees.forms import EntryForm, SimilarForm
from detainees.similar import Likeness, likely_same


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Register a person; sent twice, it makes one."""
    user = signed_in(request)
    begun = Begun(request, EntryForm.once_name)
    entry = Entry(user, request.POST if request.method == "POST" else begun.data)
    if request.method == "POST" and entry.is_valid():
        address = make_once(request, entry.about, by=user, make=lambda: _made(request, entry))
        if address:
            messages.success(request, _("On the register now."))
            return redirect(address)
    for sentence in entry.begin_again() if begun.data is not None else ():
        messages.warning(request, sentence)
    page = {"entry": entry, "likely": _likely(request), "begun": begun}
    return render(request, "detainees/new.html", page, status=422 if request.method == "POST" else 200)


def _made(request: HttpRequest, entry: Entry) -> str:
    """Register what was typed and answer with the address of the new person."""
    detainee = entry.store()
    for sentence in entry.told:
        messages.warning(request, sentence)
    return detainee.get_absolute_url()


def _likely(request: HttpRequest) -> list[Likeness]:
    """Who may be the same person, shown beside the form that came back."""
    asked = SimilarForm(request.POST)
    return likely_same(Sight.visible_to(request.user), asked.parts(), asked.born(), asked.governorate())

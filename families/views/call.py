"""Taking a call: one page that follows the conversation, kept as a draft while it is typed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import having, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.drafts import content_of, forget
from casework.idempotency import make_once
from casework.mistake import Mistake
from casework.models import Draft
from casework.sealed import NotSealedHere
from families.call import CALL, Call
from families.callers import known_by, warnings_of
from families.finding import already_for
from families.lists import Method
from families.phones import UNUSUAL, read_contact

LOOK = "look"  # the button that looks for callers and persons where there is no script


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take a call."""
    user = signed_in(request)
    if request.method == "GET":
        return _page(request, Call(user, detainee=request.GET.get("detainee", "")))
    call = Call(user, request.POST)
    if LOOK in request.POST:
        call.is_valid()
        call.forget_errors()
        return _page(request, call)
    if call.is_valid():
        address = make_once(request, call.beginning, by=user, make=lambda: _taken(request, call, user))
        if address is not None:
            return redirect(address)
    return _page(request, call, status=422)


def _page(request: HttpRequest, call: Call, status: int = 200) -> HttpResponse:
    return render(request, "families/new.html", {"call": call}, status=status)


def _taken(request: HttpRequest, call: Call, user: User) -> str | None:
    made = call.take(by=user)
    for sentence in warnings_of(call.given, user) if made and call.given else ():
        messages.warning(request, sentence)
    if made and call.given and call.given.unusual:
        messages.warning(request, UNUSUAL)
    return reverse("families:taken", args=[made.reference]) if made else None


@rule(having(Right.TAKE_INQUIRIES))
@require_POST
def caller(request: HttpRequest) -> HttpResponse:
    """Who was here before with this number, at one's own desks; a fragment."""
    user = signed_in(request)
    number, method = request.POST.get("number", ""), request.POST.get("method", Method.CALL)
    read = read_contact(method, number, request.POST.get("country", ""))
    known, warned = ([], []) if isinstance(read, Mistake) else (known_by(read, user), warnings_of(read, user))
    shown = {"known": known, "warned": warned, "chosen": request.POST.get("returning", "")}
    return render(request, "families/known_callers.html", shown)


@rule(having(Right.TAKE_INQUIRIES))
@require_POST
def already(request: HttpRequest) -> HttpResponse:
    """Which inquiries of one's own desks may seek the person that somebody is typing; a fragment."""
    shown = {"already": already_for(request.POST, signed_in(request))}
    return render(request, "families/sought_already.html", shown)


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with a call that was begun."""
    found = get_object_or_404(Draft.objects.visible_to(request.user).of_form(CALL), pk=pk)
    try:
        call = Call(signed_in(request), content_of(found))
    except NotSealedHere:
        return render(request, "families/draft_sealed.html", {"draft": found}, status=409)
    call.is_valid()
    call.forget_errors()
    for sentence in call.own.form.lost():
        messages.warning(request, sentence)
    return _page(request, call)


@rule(having(Right.TAKE_INQUIRIES))
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a begun call away."""
    found = get_object_or_404(Draft.objects.visible_to(request.user).of_form(CALL), pk=pk)
    forget(CALL, found.key, by=signed_in(request))
    return redirect("families:desk")

"""Making the moves of roles, accounts and links; those that are grave ask on a page of their own."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import having, rule, signed_in
from accounts.forms import InviteForm, RoleForm
from accounts.handing import how_much, remains
from accounts.inviting import invite
from accounts.membership import ACCOUNTS, LINKS, ROLES
from accounts.models import Membership, User
from accounts.models.invitations import LinkState
from accounts.moves import Moves, Refusal
from accounts.people import held_here, links_visible_to, people_visible_to, roles_visible_to
from accounts.reach import reach_of
from accounts.rights import Right
from accounts.views.people import draw_person

_LINK = "link to show"  # in the session, sealed there, until it was shown once


@rule(having(Right.ADMINISTER))
@require_http_methods(["GET", "POST"])
def invite_person(request: HttpRequest) -> HttpResponse:
    """A new account, and the link that is handed over."""
    by = signed_in(request)
    form = InviteForm(by, request.POST if request.method == "POST" else None)
    if form.is_valid() and "foresee" not in request.POST:
        made = invite(**form.cleaned_data, by=by)
        if not isinstance(made, Refusal):
            return _show_link(request, made.person, made.token)
        form.add_error(None, made.sentence)
    page = {"form": form, "reach": reach_of(form.roles_chosen()) if "foresee" in request.POST else None}
    return render(request, "accounts/invite.html", page, status=422 if form.errors else 200)


@rule(having(Right.ADMINISTER))
@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """One more role for somebody."""
    person = get_object_or_404(people_visible_to(signed_in(request)), pk=pk)
    form = RoleForm(signed_in(request), request.POST)
    if not form.is_valid():
        return draw_person(request, person, form, status=422)
    _made(ROLES.make("give", form.role_for(person), by=signed_in(request)))
    messages.success(request, _("The role is given."))
    return redirect("person", pk)


@rule(having(Right.ADMINISTER))
@require_GET
def role_foreseen(request: HttpRequest, pk: int) -> HttpResponse:
    """Before a role is given: what the person will be able to do, and how many records they will see."""
    person = get_object_or_404(people_visible_to(signed_in(request)), pk=pk)
    by = signed_in(request)
    form = RoleForm(by, request.GET)
    if not form.is_valid():
        return draw_person(request, person, form, status=422)
    role = form.role_for(person)
    reach = reach_of([role], beside=held_here(person, by))
    page = {"person": person, "role": role, "reach": reach, "why_not": ROLES.why_not("give", role, by)}
    return render(request, "accounts/role_foreseen.html", page)


@rule(having(Right.CONFIRM_ROLES))
@require_http_methods(["GET", "POST"])
def move_role(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Confirm a role, do not confirm it, or end it."""
    role = get_object_or_404(roles_visible_to(signed_in(request)), pk=pk)
    back = _back(request, role.user_id)
    if (page := _ask_first(request, ROLES, name, role, role.user, back)) is not None:
        return page
    _made(ROLES.make(name, role, by=signed_in(request)))
    messages.success(request, _("Done: %(move)s.") % {"move": ROLES.table[name].label})
    return redirect(back)


@rule(having(Right.ADMINISTER))
@require_http_methods(["GET", "POST"])
@sensitive_variables("made")
def move_account(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Close or open an account, or make a new link for it."""
    person = get_object_or_404(people_visible_to(signed_in(request)), pk=pk)
    if (page := _ask_first(request, ACCOUNTS, name, person, person, reverse("person", args=[pk]))) is not None:
        return page
    made = _made(ACCOUNTS.make(name, person, by=signed_in(request)))
    if isinstance(made, str):
        return _show_link(request, person, made)
    messages.success(request, _("Done: %(move)s.") % {"move": ACCOUNTS.table[name].label})
    return redirect("person", pk)


@rule(having(Right.CONFIRM_ROLES))
@require_http_methods(["GET", "POST"])
def move_link(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Confirm a link that removes a second factor, or withdraw a link."""
    link = get_object_or_404(links_visible_to(signed_in(request)), pk=pk)
    back = _back(request, link.user_id)
    if (page := _ask_first(request, LINKS, name, link, link.user, back)) is not None:
        return page
    _made(LINKS.make(name, link, by=signed_in(request)))
    messages.success(request, _("Done: %(move)s.") % {"move": LINKS.table[name].label})
    return redirect(back)


@rule(having(Right.ADMINISTER))
@require_GET
def link_made(request: HttpRequest, pk: int) -> HttpResponse:
    """The link that was just made for somebody: shown once."""
    person = get_object_or_404(people_visible_to(signed_in(request)), pk=pk)
    kept = request.session.pop(_LINK, {})
    token = kept.get("token", "") if kept.get("person") == person.pk else ""
    link = request.build_absolute_uri(reverse("invitation")) + "?k=" + token if token else ""
    open_one = links_visible_to(signed_in(request)).filter(user=person).open().first()
    page = {"person": person, "link": link, "waits": False, "until": None}
    if open_one is not None:
        page |= {"waits": open_one.state == LinkState.WAITING, "until": open_one.expires_at}
    return render(request, "accounts/link.html", page)


def _show_link(request: HttpRequest, person: User, token: str) -> HttpResponse:
    request.session[_LINK] = {"person": person.pk, "token": token}
    return redirect("person-link", person.pk)


def _made(answer: Any | Refusal) -> Any:
    """What the move handed back; 403 with its sentence where it was refused."""
    if isinstance(answer, Refusal):
        raise PermissionDenied(answer.sentence)
    return answer


def _ask_first(
    request: HttpRequest, moves: Moves[Any], name: str, subject: Any, person: User, back: str
) -> HttpResponse | None:
    """For GET, the page that asks before the move, or 403 with the sentence; None for POST, which makes it."""
    if name not in moves.table or name == "give":
        raise Http404
    if request.method == "POST":
        return None
    sentence = moves.why_not(name, subject, signed_in(request))
    if sentence is not None:
        raise PermissionDenied(sentence)
    left = how_much(remains(person, signed_in(request))) if name == "close" else 0
    page = {"move": moves.table[name], "subject": subject, "person": person, "back": back, "left": left}
    if isinstance(subject, Membership) and moves.table[name].tells:
        page["reach"] = reach_of([subject], beside=held_here(person, signed_in(request)))
    return render(request, "accounts/confirm.html", page)


def _back(request: HttpRequest, pk: int) -> str:
    """Where the person came from: the page of the person, or the list of what waits."""
    seen = people_visible_to(signed_in(request)).filter(pk=pk).exists()
    listed = request.POST.get("from", request.GET.get("from")) == "list"
    return reverse("person", args=[pk]) if seen and not listed else reverse("people-to-confirm")

"""The inbox of flags: its list, one flag after the other, several at once."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import having, may, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.exports.registry import LISTS
from casework.moves import Given, Refusal
from casework.moving import asked_for, status_of
from casework.seen.page import Seen
from casework.telling import tell_done
from releases.forms.flags import FlagFilters, FlagMoveForm, HandOverForm, ResolveManyForm
from releases.listed import FLAGS as LISTING
from releases.models import Flag
from releases.models.flags import FlagQuerySet
from releases.suspicion import workflow
from releases.suspicion.inbox import precision_of_rules, said
from releases.suspicion.inbox import resolve_many as resolve_each
from releases.suspicion.page import FlagPage, signs


@rule(having(Right.SEE_WORK, Right.TAKE_INQUIRIES))
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """The flags on the work that this person sees, the gravest first."""
    found = Flag.objects.visible_to(request.user).with_subjects()
    shown = _shown(request, found, request.GET, ResolveManyForm())
    if shown["seen"].opens_with:
        return redirect(shown["seen"].opens_with)
    return render(request, "flags/inbox.html", shown)


def _shown(request: HttpRequest, found: FlagQuerySet, address: QueryDict, bulk: ResolveManyForm) -> dict[str, Any]:
    user = signed_in(request)
    seen = Seen(LISTS["flags"], user, address)
    page = LISTING.page(seen.form.narrow(found), seen.asked)
    return {
        "form": seen.form, "page": page, "seen": seen, "signs": signs(page.rows, user), "bulk": bulk,
        "precision": precision_of_rules(user), "query": f"?{address.urlencode()}" if address else "",
        "decides": may(user, Right.DECIDE),
    }  # fmt: skip


@rule(having(Right.DECIDE))
@require_POST
def resolve_many(request: HttpRequest) -> HttpResponse:
    """Resolve the flags that were ticked, each that alone would pass, with one reason."""
    found = Flag.objects.visible_to(request.user).with_subjects()
    form = ResolveManyForm(request.POST)
    if not form.is_valid():
        return render(request, "flags/inbox.html", _shown(request, found, request.GET, form), status=422)
    done, refused = resolve_each(by=signed_in(request), **_renamed(form.cleaned_data))
    if done:
        messages.success(request, said(done))
    if refused:
        return render(request, "flags/refused.html", {"refused": refused, "query": request.GET.urlencode()}, status=403)
    return redirect(f"{reverse('flags:inbox')}?{request.GET.urlencode()}" if request.GET else reverse("flags:inbox"))


def _renamed(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {"ticked": cleaned["flag"], "reason": cleaned["reason"], "sentence": cleaned["sentence"]}


@rule(having(Right.SEE_WORK, Right.TAKE_INQUIRIES))
@require_GET
def flag(request: HttpRequest, pk: int) -> HttpResponse:
    """One flag: what was seen and where, what was done, and what this person may do."""
    found = get_object_or_404(Flag.objects.visible_to(request.user).with_subjects(), pk=pk)
    page = _page(request, found)
    form = FlagMoveForm(initial={"revision": found.revision_number})
    return render(
        request, "flags/flag.html", {"page": page, "form": form, "to": HandOverForm(colleagues=page.colleagues)}
    )


def _page(request: HttpRequest, found: Flag) -> FlagPage:
    user: User = signed_in(request)
    chosen: Any = FlagFilters(request.GET, user=user).narrow(Flag.objects.visible_to(user))
    waiting: FlagQuerySet = chosen  # narrowing keeps the kind
    return FlagPage(found, user, request.GET, waiting)


@rule(having(Right.SEE_WORK, Right.TAKE_INQUIRIES))
@require_POST
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Make the move `name`; it leads to the next flag, or to the page with the sentence why not."""
    found = get_object_or_404(Flag.objects.visible_to(request.user).with_subjects(), pk=pk)
    moves = workflow.workflow_of(found)
    asked = asked_for(moves, name)
    require(request.user, asked.right, found.team)
    form, refusal = FlagMoveForm(request.POST), None
    if form.is_valid():
        mine = Flag.objects.visible_to(request.user)
        answer = moves.make(name, mine, pk, by=signed_in(request), given=Given(**form.cleaned_data))
        if not isinstance(answer, Refusal):
            done = _("Done: %(move)s.") % {"move": asked.label}
            ways = [(found.get_absolute_url(), _("Back to that flag"))] if name == "resolve" else []
            tell_done(request, done, *ways)
            return redirect(_onward(request, found, name))
        refusal = answer
    page = _page(request, Flag.objects.visible_to(request.user).with_subjects().get(pk=pk))
    shown = {"page": page, "form": form, "to": HandOverForm(colleagues=page.colleagues), "refusal": refusal}
    return render(request, "flags/flag.html", shown, status=status_of(request, refusal))


def _onward(request: HttpRequest, found: Flag, name: str) -> str:
    """After a decision the next flag of the inbox, else the same again."""
    page = _page(request, found)
    return page.next_address if name == "resolve" else found.get_absolute_url() + page.query


@rule(having(Right.SEE_WORK, Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a flag be a colleague's."""
    found = get_object_or_404(Flag.objects.visible_to(request.user).with_subjects(), pk=pk)
    page = _page(request, found)
    _refuse(page.why_not_hand_over)
    form = HandOverForm(request.POST, colleagues=page.colleagues)
    refusal = None
    if form.is_valid():
        refusal = workflow.hand_over(found, form.cleaned_data["to"], by=page.user)
        if refusal is None:
            messages.success(request, _("Handed over to %(who)s.") % {"who": form.cleaned_data["to"]})
            return redirect(found.get_absolute_url() + page.query)
    move_form = FlagMoveForm(initial={"revision": found.revision_number})
    shown = {"page": page, "form": move_form, "to": form, "refusal": refusal}
    return render(request, "flags/flag.html", shown, status=403 if refusal else 422)


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)

"""Beside the lists: choosing columns, saving a view and keeping one's views, picking rows."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import rule, signed_in
from accounts.moves import Refusal
from casework.exports.registry import LISTS, Listed
from casework.models import SavedView
from casework.seen import picking
from casework.seen.arranging import Arranging
from casework.seen.forms import PickForm, SaveForm
from casework.seen.handing import AT_ONCE, HandPickedForm
from casework.seen.handing import hand_over as hand_picked
from casework.seen.keeping import MOVES, ViewsPage
from casework.seen.page import Seen
from casework.seen.saved import save as keep
from casework.seen.saved import teams_to_share_with
from casework.views.exports import HAS_LISTS


@rule(HAS_LISTS)
@require_GET
def columns(request: HttpRequest, name: str) -> HttpResponse:
    """Which columns a list shows, in which order; each choice is a link."""
    listed = _named(LISTS.visible_to(request.user), name)
    page = Arranging(Seen(listed, signed_in(request), request.GET))
    return render(request, "lists/columns.html", {"page": page})


@rule(HAS_LISTS)
@require_http_methods(["GET", "POST"])
def save(request: HttpRequest, name: str) -> HttpResponse:
    """Keep what is asked of a list under a name, for oneself or with a team."""
    listed, user = _named(LISTS.visible_to(request.user), name), signed_in(request)
    seen = Seen(listed, user, request.GET)
    own = [each for each in seen.views if each.made_by_id == user.pk]
    form = SaveForm(request.POST or None, teams=teams_to_share_with(user), own=own)
    if seen.form is not None and not seen.form.is_valid():
        return redirect(f"{seen.path}?{seen.kept}")
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kept = keep(listed.name, said["name"], seen.kept, said["team"], by=user, instead=said["instead"])
        if not isinstance(kept, Refusal):
            messages.success(request, _("The view “%(name)s” is saved.") % {"name": kept.name})
            return redirect(seen.url_of(kept))
        form.add_error("name", kept.sentence)
    status = 422 if request.method == "POST" else 200
    return render(request, "lists/save.html", {"seen": seen, "form": form}, status=status)


@rule(HAS_LISTS)
@require_GET
def views(request: HttpRequest, name: str) -> HttpResponse:
    """The views that one has of a list: one's own, and those of one's teams."""
    listed = _named(LISTS.visible_to(request.user), name)
    return render(request, "lists/views.html", {"page": ViewsPage(Seen(listed, signed_in(request), request.GET))})


@rule(HAS_LISTS)
@require_POST
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Delete a view, take it away from its team, or let the list open with it or without."""
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    _named(LISTS.visible_to(request.user), view.listed)
    if name not in MOVES:
        raise Http404
    _refuse(MOVES[name].why_not(view, signed_in(request)))
    MOVES[name].make(view, signed_in(request))
    messages.success(request, str(MOVES[name].done))
    return redirect("lists:views", view.listed)


@rule(HAS_LISTS)
@require_POST
def pick(request: HttpRequest, name: str) -> HttpResponse:
    """Pick the ticked rows of a page, the whole list, or none, and go on; what is asked stands in the query."""
    listed = _named(LISTS.visible_to(request.user), name)
    if listed.base is None:
        raise Http404
    form = PickForm(request.POST)
    if form.is_valid() and _pick(request, listed, form) and form.cleaned_data["to"]:
        return redirect(_on_to(listed, form.cleaned_data["to"]))
    return redirect(_back(request, listed))


@rule(HAS_LISTS)
@require_POST
def export(request: HttpRequest, name: str) -> HttpResponse:
    """Go on to the export of what is picked, with the ticks as they stand on the page."""
    listed, user = _named(LISTS.visible_to(request.user), name), signed_in(request)
    if listed.base is None or not listed.personal:
        raise Http404
    form = PickForm(request.POST)
    if form.is_valid() and not _pick(request, listed, form):
        return redirect(_back(request, listed))
    asked = picking.keep_for_export(listed, by=user)
    if asked is None:
        return _nothing_picked(request, listed)
    return redirect(f"{reverse('exports:new', args=[listed.name])}?{asked.urlencode()}")


@rule(HAS_LISTS)
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, name: str) -> HttpResponse:
    """Let a colleague go on with what is picked: each row by its own rules, refusals each with its sentence."""
    listed, user = _named(LISTS.visible_to(request.user), name), signed_in(request)
    if listed.hands is None:
        raise Http404
    form, picked = HandPickedForm(request.POST or None, listed=listed, user=user), picking.Picking(listed, user)
    if not picked.count:
        return _nothing_picked(request, listed)
    page = {"listed": listed, "form": form, "picking": picked, "most": AT_ONCE}
    if form.is_valid():
        to, sentence = form.cleaned_data["to"], form.cleaned_data["sentence"]
        done, refused = hand_picked(listed, to, sentence, by=user)
        if not refused:
            said = ngettext("%(count)s record is %(who)s’s now.", "%(count)s records are %(who)s’s now.", done)
            messages.success(request, said % {"count": done, "who": to})
            return redirect(listed.address)
        page |= {"done": done, "refused": refused, "to": to, "picking": picking.Picking(listed, user)}
    status = 422 if request.method == "POST" and not form.is_valid() else 200
    return render(request, "lists/hand_over.html", page, status=status)


def _nothing_picked(request: HttpRequest, listed: Listed) -> HttpResponse:
    messages.warning(request, _("Nothing is picked."))
    return redirect(Seen(listed, signed_in(request), request.GET).picking_url)


def _back(request: HttpRequest, listed: Listed) -> str:
    """The list as it was asked, by the query of this address."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return f"{reverse(listed.address)}{query}"


def _pick(request: HttpRequest, listed: Listed, form: PickForm) -> bool:
    """Whether it could be done; what there is to say of it is said above the next page."""
    user, said = signed_in(request), form.cleaned_data
    if said["what"] == PickForm.NONE:
        picking.clear(listed, by=user)
        messages.success(request, _("Nothing is picked any more."))
    else:
        everything = said["what"] == PickForm.ALL
        answer = (
            picking.pick_all(listed, Seen(listed, user, request.GET).asked, by=user)  # as the page understood it
            if everything
            else picking.pick(listed, said["shown"], said["pick"], by=user)
        )
        if isinstance(answer, Refusal):
            messages.warning(request, answer.sentence)
            return False
        if everything:
            done = ngettext("%(count)s row is picked.", "%(count)s rows are picked.", answer)
            messages.success(request, done % {"count": answer})
    return True


def _on_to(listed: Listed, to: str) -> str:
    """The list asked another way, or another page of this site; the list itself where it is neither."""
    path = reverse(listed.address)
    if to.startswith("?"):
        return f"{path}{to}"
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else path


def _named(lists: dict[str, Listed], name: str) -> Listed:
    if name not in lists or not lists[name].shown:
        raise Http404
    return lists[name]


def _refuse(sentence: object) -> None:
    if sentence:
        raise PermissionDenied(str(sentence))

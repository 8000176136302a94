"""What leaves as a file: a list at once without anybody in it, with names by two people, and so a case file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import having, may, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.exports.asking import ask as ask_for
from casework.exports.asking import at_once, kept_filters, said_of_list, to_be_made, too_long
from casework.exports.contents import content_of
from casework.exports.forms import AskForm, ChosenForm, ExportFilters, ExportMoveForm
from casework.exports.making import hand_out
from casework.exports.package import manifest as as_manifest
from casework.exports.page import ExportPage
from casework.exports.registry import LISTS, SELECTION, Listed, seen_in_file
from casework.exports.workflow import WORKFLOW, still_may
from casework.exports.writing import streamed
from casework.idempotency import make_once
from casework.listing import Listing
from casework.models import Export
from casework.moves import Given, Refusal
from casework.moving import asked_for, status_of

LISTING = Listing({"entered": "id"}, default="-entered")
HAS_LISTS = having(Right.SEE_VERIFIED)  # whoever works with an organisation's records; which lists, each says itself


@rule(HAS_LISTS)
@require_GET
def exports(request: HttpRequest) -> HttpResponse:
    """One's own exports, and those that one approves, the newest first."""
    found = Export.objects.visible_to(request.user).shown()
    user, form = signed_in(request), ExportFilters(request.GET)
    page = LISTING.page(form.narrow(found), request.GET)
    rows = [(each, content_of(each).label) for each in page.rows]
    waiting = [(each, content_of(each).label) for each in found.awaiting(user)]
    return render(request, "exports/list.html", {"form": form, "page": page, "rows": rows, "waiting": waiting})


@rule(HAS_LISTS)
@require_GET
def new(request: HttpRequest, name: str) -> HttpResponse:
    """What of a list is wanted as a file, and how."""
    listed = _named(LISTS.visible_to(request.user), name)
    return _gone(request, listed) or _choosing(request, listed)


@rule(HAS_LISTS)
@require_POST
def open_list(request: HttpRequest, name: str) -> HttpResponseBase:
    """A list without anybody in it, at once; a long one is made meanwhile."""
    listed = _named(LISTS.visible_to(request.user), name)
    if gone := _gone(request, listed):
        return gone
    user, filters = signed_in(request), _filters(request, listed)
    form = ChosenForm(request.POST, listed=listed, columns=listed.open, seen=seen_in_file(listed, user, request.GET))
    form.refuse_telling(listed, filters)
    if not form.is_valid():
        return _choosing(request, listed, open_form=form)
    rows = listed.rows(user, request.GET)
    if form.refuse_long_book(rows):
        return _choosing(request, listed, open_form=form)
    if too_long(rows, form.chosen.form):
        address = make_once(
            request, form, by=user,
            make=lambda: to_be_made(listed, filters, form.chosen, by=user).get_absolute_url(),
        )  # fmt: skip
        return redirect(address or "exports:list")
    wanted = at_once(listed, filters, form.chosen, by=user)
    return _file(StreamingHttpResponse(streamed(wanted, listed.read(rows, wanted.columns, user))), wanted.file_name,
                 wanted.media_type)  # fmt: skip


@rule(having(Right.REQUEST_EXPORTS))
@require_POST
def ask(request: HttpRequest, name: str) -> HttpResponse:
    """Ask for a list with names."""
    listed = _named(LISTS.visible_to(request.user), name)
    if gone := _gone(request, listed):
        return gone
    user, filters = signed_in(request), _filters(request, listed)
    form = _asking(listed, user, request.GET, request.POST)
    if form.is_valid() and not form.refuse_long_book(listed.rows(user, request.GET)):
        address = make_once(
            request, form, by=user,
            make=lambda: ask_for(listed, filters, form.chosen, form.reason, by=user).get_absolute_url(),
        )  # fmt: skip
        if address is not None:
            messages.success(request, _("Asked for. Another person decides; you are told here."))
            return redirect(address)
    return _choosing(request, listed, ask_form=form)


@rule(HAS_LISTS)
@require_GET
def export(request: HttpRequest, reference: str) -> HttpResponse:
    """One export: what was asked for, by whom and why; what was decided; the file while it lasts."""
    found = get_object_or_404(Export.objects.visible_to(request.user).with_people(), reference=reference)
    return render(
        request, "exports/export.html", {"export": found, "page": ExportPage(found, signed_in(request), request.GET)}
    )


@rule(HAS_LISTS)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    found = get_object_or_404(Export.objects.visible_to(request.user).with_people(), reference=reference)
    if not found.with_names:
        raise Http404
    user, refusal, asked = signed_in(request), None, asked_for(WORKFLOW, name)
    sent = request.POST if request.method == "POST" else None
    form = ExportMoveForm(sent, move=asked, revision=found.revision_number)
    if form.is_valid():
        mine = Export.objects.visible_to(user)
        answer = WORKFLOW.make(name, mine, found.pk, by=user, given=Given(**form.cleaned_data))
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": asked.label})
            return redirect(found)
        refusal = answer
    elif why_not := WORKFLOW.why_not(name, found, user):
        refusal = Refusal(why_not)
    page = {"export": found, "move": asked, "form": form, "refusal": refusal}
    return render(request, "exports/move.html", page, status=status_of(request, refusal))


@rule(HAS_LISTS)
@require_POST
def download(request: HttpRequest, reference: str) -> HttpResponseBase:
    """The file, for who asked for it, as long as it lasts and they may have it."""
    found = get_object_or_404(Export.objects.visible_to(request.user).with_people(), reference=reference)
    _refuse(request, found)
    content, pieces = content_of(found), hand_out(found, by=signed_in(request))
    if pieces is None:
        messages.error(request, _("There is no file of this any more. Ask for it again."))
        return redirect(found)
    return _file(StreamingHttpResponse(pieces), content.file_name, content.media_type)


@rule(HAS_LISTS)
@require_GET
def manifest(request: HttpRequest, reference: str) -> HttpResponseBase:
    """What was given to whom, with the digest of the file."""
    found = get_object_or_404(Export.objects.visible_to(request.user).with_people(), reference=reference)
    page = ExportPage(found, signed_in(request))
    if found.made_at is None:
        raise Http404
    return _file(HttpResponse(as_manifest(page.manifest)), f"manifest-{found.reference}.json", "application/json")


def _named(lists: dict[str, Listed], name: str) -> Listed:
    if name not in lists:
        raise Http404
    return lists[name]


def _gone(request: HttpRequest, listed: Listed) -> HttpResponse | None:
    """The way back to the list where the address names picked rows that are not set aside, or no more; else None."""
    if not request.GET.get(SELECTION) or listed.selection(signed_in(request), request.GET):
        return None
    messages.warning(request, _("What was picked is not set aside any more. Export it from the list again."))
    return redirect(listed.address)


def _filters(request: HttpRequest, listed: Listed) -> dict[str, list[str]]:
    user = signed_in(request)
    return kept_filters(listed, listed.form(user, request.GET), request.GET, user)


def _refuse(request: HttpRequest, found: Export) -> None:
    """Refuse the file to everybody but who asked for it, and to them where they may not have it any more."""
    if found.asked_by_id != signed_in(request).pk:
        raise PermissionDenied(_("Only whoever asked for it downloads it."))
    if (sentence := still_may(found, signed_in(request))) is not None:
        raise PermissionDenied(str(sentence))


def _choosing(
    request: HttpRequest, listed: Listed, *, open_form: ChosenForm | None = None, ask_form: AskForm | None = None
) -> HttpResponse:
    """The page on which one chooses, with what was typed where it was not right."""
    user, filters = signed_in(request), listed.form(signed_in(request), request.GET)
    seen = seen_in_file(listed, user, request.GET)
    asks = bool(listed.personal) and may(user, Right.REQUEST_EXPORTS)
    page = {
        "listed": listed,
        "filters": said_of_list(listed, user, request.GET),
        "form": filters if listed.narrowed_here else None,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "open_form": open_form or (ChosenForm(listed=listed, columns=listed.open, seen=seen) if listed.open else None),
        "ask_form": ask_form or (_asking(listed, user, request.GET) if asks else None),
        "names_here": bool(listed.personal),
        "beside": LISTS.visible_to(user).get(listed.beside),
    }
    return render(request, "exports/new.html", page, status=422 if open_form or ask_form else 200)


def _asking(listed: Listed, user: User, asked: QueryDict, sent: QueryDict | None = None) -> AskForm:
    further, seen = listed.further(user, asked), seen_in_file(listed, user, asked)
    return AskForm(sent, listed=listed, user=user, further=further, seen=seen)


def _file(response: HttpResponseBase, name: str, media_type: str) -> HttpResponseBase:
    response.headers["Content-Type"] = media_type
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

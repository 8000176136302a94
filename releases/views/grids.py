"""Typing a list beside its picture: the page, each row as it is typed, and what others have typed meanwhile."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.mistake import Mistake
from casework.typed_text import number_of
from releases.evidence.handling import note_look
from releases.evidence.redacting import page_of
from releases.evidence.viewing import Viewing
from releases.forms.grids import HeadForm, rows_in
from releases.grid.entering import Entered, Shown, enter
from releases.grid.keeping import grid_of, keep_head, keep_rows, why_not_type
from releases.grid.page import BLANK, GridPage
from releases.models import Evidence, GridRow

KINDS_OF_NUMBER = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "few": 3,
    "many": 11,
    "other": 100,
}  # as browsers name them, with one each
MORE = 10  # rows for which the button without script asks


@rule(having(Right.SEE_SOURCES))
@require_http_methods(["GET", "POST"])
def grid(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """The rows of one page beside its picture; what is distressing comes only for `?show`."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user).whole(), pk=pk)
    require(request.user, Right.ENTER, piece.claim.team)
    user, copy = signed_in(request), page_of(piece, page)
    if copy is None:
        raise Http404
    _refuse(why_not_type(piece, page, user))
    found = grid_of(piece, page, user)
    if found is not None and found.evidence_id != piece.pk:
        return redirect("releases:grid", found.evidence_id, page)
    if request.method == "POST":
        return _take(request, piece, page)
    viewing = Viewing(piece, user, asked="show" in request.GET, page=page)
    if viewing.is_shown:
        note_look(piece, by=user)
    more = request.GET.get("more", "")
    shown = GridPage(piece, page, found, user, blank=number_of(more, BLANK, digits=3))
    return _page(request, shown, HeadForm(None, head=shown.head, version=shown.version))


@rule(having(Right.SEE_SOURCES))
@require_http_methods(["GET", "POST"])
def rows(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """Keep rows as they are typed (POST), and what others changed after `?seen=N`; as JSON with drawn rows in it."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user).whole(), pk=pk)
    require(request.user, Right.ENTER, piece.claim.team)
    if page_of(piece, page) is None:
        raise Http404
    user, sent = signed_in(request), list(rows_in(request.POST))
    _refuse(why_not_type(piece, page, user))
    kept = keep_rows(piece, page, sent, by=user) if sent else []
    shown = GridPage(piece, page, grid_of(piece, page, user), user, kept=kept)
    seen = number_of(request.POST.get("seen") or request.GET.get("seen", ""), digits=8)
    changed = list(GridRow.objects.visible_to(user).filter(grid=shown.grid).changed_since(seen))
    mine = [each.row for each in kept if each.row.pk not in {row.pk for row in changed}]
    drawn = [_drawn(request, shown, row) for row in shown.shown([*mine, *changed])]  # of the others nothing is read
    return JsonResponse({"seen": shown.seen, "head": shown.version, "rows": drawn})


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)


def _take(request: HttpRequest, piece: Evidence, page: int) -> HttpResponse:
    """Keep all that the page sent, then do what its button says."""
    user = signed_in(request)
    with transaction.atomic():
        kept = keep_rows(piece, page, rows_in(request.POST), by=user)
        before = GridPage(piece, page, grid_of(piece, page, user), user, kept=kept)
        form = HeadForm(request.POST, head=before.head, version=before.version)
        valid = form.is_valid()
        mine = valid and (before.grid is None or not form.is_untouched) and form.head() != before.head
        stale = mine and (form.cleaned_data["version"] or 1) != before.version
        if valid and not stale and (mine or before.grid is None):
            keep_head(piece, page, form.head(), by=user)
    shown = GridPage(piece, page, grid_of(piece, page, user), user, kept=kept)
    if stale:
        form.see_version(shown.version)
        stands = form.differing_from(shown.head)
        form.add_error(
            None,
            _("Somebody else has changed what holds for all rows. There stands: %(theirs)s. Save again to store yours.")
            % {"theirs": stands},
        )
    if not form.is_valid() or form.errors or any(each.theirs is not None or each.sentence for each in kept):
        return _page(request, shown, form, status=409 if stale else 422)
    if {"enter", "submit"} & set(request.POST):
        mine_too = {each.row.pk for each in kept if each.is_seen}
        return _enter(request, shown, form, Shown(number_of(request.POST.get("seen", ""), digits=8), mine_too))
    return redirect(_address(request, piece, page, more="more" in request.POST))


def _enter(request: HttpRequest, shown: GridPage, form: HeadForm, before_them: Shown) -> HttpResponse:
    user = signed_in(request)
    assert shown.grid is not None
    answer = enter(shown.grid, before_them, by=user, submit="submit" in request.POST)
    if isinstance(answer, Mistake):
        form.add_error("release_date", answer.sentence)
        return _page(request, shown, form, status=422)
    _tell(request, answer)
    if answer.refused:
        found = grid_of(shown.piece, shown.page, user)
        after = GridPage(shown.piece, shown.page, found, user, refused=answer.refused)
        return _page(request, after, form, status=422)
    return redirect(_address(request, shown.piece, shown.page))


def _tell(request: HttpRequest, answer: Entered) -> None:
    said = [
        ngettext("%(number)s row is entered.", "%(number)s rows are entered.", answer.made) % {"number": answer.made}
    ]
    if answer.changed:
        changed = ngettext("%(number)s record is changed.", "%(number)s records are changed.", answer.changed)
        said.append(changed % {"number": answer.changed})
    messages.success(request, " ".join(said))


def _address(request: HttpRequest, piece: Evidence, page: int, *, more: bool = False) -> str:
    asked = [*(["show"] if "show" in request.GET else []), *([f"more={MORE}"] if more else [])]
    return reverse("releases:grid", args=[piece.pk, page]) + (f"?{'&'.join(asked)}" if asked else "")


def _words(whole: int, written: str = "") -> str:
    """What stands on the button; with the number `written` otherwise."""
    words = ngettext("Enter and submit %(number)s row", "Enter and submit %(number)s rows", whole)
    return words % {"number": written or whole}


def _drawn(request: HttpRequest, shown: GridPage, row: Any) -> dict[str, Any]:
    html = render_to_string("releases/evidence/grid_row.html", {"row": row, "grid": shown}, request)
    return {"key": str(row.key), "version": row.version, "theirs": bool(row.theirs), "html": html}


def _page(request: HttpRequest, shown: GridPage, form: HeadForm, status: int = 200) -> HttpResponse:
    viewing = Viewing(shown.piece, signed_in(request), asked="show" in request.GET, page=shown.page)
    page = {
        "grid": shown, "piece": shown.piece, "viewing": viewing, "form": form, "words": _words(shown.whole),
        "copy": page_of(shown.piece, shown.page),
        "words_by_number": {kind: _words(number, "#") for kind, number in KINDS_OF_NUMBER.items()},
    }  # fmt: skip
    return render(request, "releases/evidence/grid.html", page, status=status)

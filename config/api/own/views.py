"""The addresses below /api/own/: what the person of the token may read at this moment."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.models.tokens import TokenScope
from accounts.rights import Right
from config.api.answering import CSV, JSON, PAGING, Mistaken, as_json, as_table, page_of
from config.api.entrance import refuse_others
from config.api.own.described import QUESTION
from config.api.own.reading import read_with_token
from config.api.own.releases import SHAPE, page_of_releases
from releases.models import LedgerEntry, Release
from releases.tallies import files
from releases.tallies.page import Asked
from releases.tallies.table import Tally


@rule(having(Right.SEE_VERIFIED))
@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """Verified releases, a page of them."""
    found = Release.objects.visible_to(request.user)

    def answer() -> tuple[HttpResponse, int]:
        refuse_others(request, PAGING)
        rows, following = page_of(request, page_of_releases(found))
        return as_json({"items": rows, "next": following or None}, following), len(rows)

    return read_with_token(request, TokenScope.LISTS, "releases.json", answer)


@rule(having(Right.SEE_VERIFIED))
@require_GET
def releases_csv(request: HttpRequest) -> HttpResponse:
    """The same page as a table."""
    found = Release.objects.visible_to(request.user)

    def answer() -> tuple[HttpResponse, int]:
        refuse_others(request, PAGING)
        rows, following = page_of(request, page_of_releases(found))
        return as_table(SHAPE, rows, following, "releases"), len(rows)

    return read_with_token(request, TokenScope.LISTS, "releases.csv", answer)


@rule(having(Right.SEE_TALLIES))
@require_GET
def tally(request: HttpRequest) -> HttpResponse:
    """A tally, by the same questions as the address of /tallies/."""
    entries = LedgerEntry.objects.visible_to(request.user)

    def answer() -> tuple[HttpResponse, int]:
        return _file(request, Asked(entries, signed_in(request), request.GET), files.json_of, JSON)

    return read_with_token(request, TokenScope.TALLIES, "tallies.json", answer)


@rule(having(Right.SEE_TALLIES))
@require_GET
def tally_csv(request: HttpRequest) -> HttpResponse:
    """The same tally as the table that /tallies.csv has, without a byte order mark."""
    entries = LedgerEntry.objects.visible_to(request.user)

    def answer() -> tuple[HttpResponse, int]:
        return _file(request, Asked(entries, signed_in(request), request.GET), files.csv_of, CSV)

    return read_with_token(request, TokenScope.TALLIES, "tallies.csv", answer)


def _file(request: HttpRequest, asked: Asked, written: Callable[[Tally], str], kind: str) -> tuple[HttpResponse, int]:
    """The tally as it is written; Mistaken where the question cannot be read."""
    refuse_others(request, QUESTION)
    if not asked.understood:
        wrong = [f"{name}: {text}" for name, texts in asked.form.errors.items() for text in texts]
        raise Mistaken(" ".join(wrong))
    return HttpResponse(written(asked.tally), content_type=kind), len(asked.tally.rows)

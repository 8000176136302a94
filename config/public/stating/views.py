"""The public pages of statements. Nothing is counted here: what was published is shown, and no other moment."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe

from accounts.access import ANYONE, rule
from config.public.languages import PublicLanguage
from config.public.page import answer, keep
from config.public.stating.feed import as_atom
from config.public.stating.shown import Stated
from releases.statements.outputs import published_output

_LONGEST_PAGE = 5  # digits of the number of a page; there are no more


@rule(ANYONE)
@require_safe
@conditional_page
def listed(request: HttpRequest, language: PublicLanguage) -> HttpResponse:
    """The statements that stand, the newest first."""
    return answer(request, language, "statements", "public/statements.html", {"stated": _stated(request, language)})


@rule(ANYONE)
@require_safe
@conditional_page
def corrections(request: HttpRequest, language: PublicLanguage) -> HttpResponse:
    """What was said, what is so, and since when."""
    return answer(request, language, "corrections", "public/corrections.html", {"stated": _stated(request, language)})


@rule(ANYONE)
@require_safe
@conditional_page
def standing(request: HttpRequest, language: PublicLanguage, organisation: str, number: int) -> HttpResponse:
    """What stands under a number; or that it was withdrawn."""
    shown = Stated(language).newest(organisation, number)
    if shown is None:
        raise Http404
    page = {"statement": shown, "card": request.build_absolute_uri(shown.files["png"])}
    return answer(request, language, "standing", "public/statement.html", page, of=(organisation, number))


@rule(ANYONE)
@require_safe
@conditional_page
def edition(
    request: HttpRequest, language: PublicLanguage, organisation: str, number: int, edition: int
) -> HttpResponse:
    """One edition of a statement, also one that was corrected since."""
    shown = Stated(language).one(organisation, number, edition)
    if shown is None:
        raise Http404
    page = {"statement": shown, "card": request.build_absolute_uri(shown.files["png"])}
    return answer(request, language, "statement", "public/statement.html", page, of=(organisation, number, edition))


@rule(ANYONE)
@require_safe
@conditional_page
def output(
    request: HttpRequest, language: PublicLanguage, organisation: str, number: int, edition: int, kind: str
) -> HttpResponse:
    """An edition as a file: PDF, text, picture, or the very text that its digest is of."""
    now = timezone.localtime()
    shown = Stated(language).one(organisation, number, edition)
    if shown is None or shown.withdrawn or kind not in shown.kinds:
        raise Http404
    made = published_output(shown.statement.document, shown.statement.digest, shown.code, kind)
    response = HttpResponse(made.content, content_type=made.content_type, headers=made.headers)
    keep(response, now)
    return response


@rule(ANYONE)
@require_safe
@conditional_page
def feed(request: HttpRequest, language: PublicLanguage) -> HttpResponse:
    """The statements and their corrections, the newest first, for readers of feeds."""
    now = timezone.localtime()
    text = as_atom(Stated(language), request.build_absolute_uri)
    response = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    keep(response, now)
    return response


def _stated(request: HttpRequest, language: PublicLanguage) -> Stated:
    """The page of a list that the address asks for; the first one where that is none."""
    page = request.GET.get("page", "")
    return Stated(
        language, max(1, int(page)) if page.isascii() and page.isdecimal() and 0 < len(page) < _LONGEST_PAGE else 1
    )

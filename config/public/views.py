"""The public pages. Nothing on them depends on who asks, nor on whether somebody is in the register."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from accounts.access import ANYONE, rule
from config.public.figure_pages import front_of, piece_of
from config.public.figures import PublicBoard
from config.public.languages import PublicLanguage, negotiated
from config.public.page import answer
from config.public.shown import Shown


@rule(ANYONE)
@require_safe
@conditional_page
def door(request: HttpRequest) -> HttpResponse:
    """`/public/`: the front page in the language that the browser asks for, without a second journey."""
    language = negotiated(request.headers.get("Accept-Language", ""))
    response = answer(request, language, "front", "public/front.html", {"shown": Shown(language)})
    response.headers["Content-Location"] = reverse("public:front", args=[language])
    return response


@rule(ANYONE)
@require_safe
@conditional_page
def front(request: HttpRequest, language: PublicLanguage) -> HttpResponse:
    """What one should know now."""
    return answer(request, language, "front", "public/front.html", {"shown": Shown(language)})


@rule(ANYONE)
@require_safe
@conditional_page
def advisory(request: HttpRequest, language: PublicLanguage, pk: int) -> HttpResponse:
    """One warning or verdict that holds today, to be sent on; afterwards there is no such page."""
    shown = Shown(language)
    found = shown.one(pk)
    if found is None:
        raise Http404
    page = {"shown": shown, "advisory": found}
    return answer(request, language, "advisory", "public/advisory.html", page, of=(pk,))


@rule(ANYONE)
@require_safe
@conditional_page
def contact(request: HttpRequest, language: PublicLanguage) -> HttpResponse:
    """How the desks are reached, and what for."""
    return answer(request, language, "contact", "public/contact.html", {"shown": Shown(language)})


@rule(ANYONE)
@require_safe
@conditional_page
def money(request: HttpRequest, language: PublicLanguage) -> HttpResponse:
    """That nobody asks for money in our name, how to know who does, and what to do."""
    return answer(request, language, "money", "public/money.html", {"shown": Shown(language)})


@rule(ANYONE)
@require_safe
@conditional_page
def figures(request: HttpRequest, language: PublicLanguage) -> HttpResponse:
    """What others said of how many, side by side."""
    board = PublicBoard(language)
    pieces, others = front_of(board.groups)
    shown = {"board": board, "pieces": pieces, "others": others, "front": True}
    return answer(request, language, "figures", "public/figures.html", shown)


@rule(ANYONE)
@require_safe
@conditional_page
def figures_of(request: HttpRequest, language: PublicLanguage, group: str, part: int) -> HttpResponse:
    """The figures of one kind on one occasion, to be sent on."""
    found = piece_of(PublicBoard(language).groups, group, part)
    if found is None:
        raise Http404
    shown = {"pieces": [found[0]], "others": found[1]}
    return answer(request, language, "figures-of", "public/figures.html", shown, of=(group, part))

"""The public form, and what is said when it was sent. It asks nothing about anybody, and says nothing of anybody."""

import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.access import ANYONE, rule
from accounts.models import Team
from accounts.whence import address_of
from casework.kept import kept
from casework.typed_text import number_of
from config.public.asking.form import AskForm
from config.public.asking.slip import draw_slip
from config.public.languages import PublicLanguage
from config.public.page import answer
from config.public.saying import Sentences
from config.public.shown import Shown
from families.models import Intake
from families.quarantine.limits import WITHIN, Busy, count_post, source_of, why_not_now
from families.quarantine.receiving import NotReceived, Sending, receive

LARGEST = 64 * 1024  # bytes of one message, with all that a form adds
_AS_SENT = "application/x-www-form-urlencoded"
_DRAWN_FOR = 5.0  # seconds
_SLIP = "the-slip-of-this-page"
# Each process reads one message at a time, so that a flood waits for itself and leaves the processor to the desks.
_ONE_BY_ONE = threading.Lock()
_drawn: dict[tuple[object, ...], tuple[float, bytes]] = {}
_STATUS = {Busy.HERE: 429, Busy.EVERYWHERE: 503, "closed": 503, "unreadable": 413, "elsewhere": 403}


@csrf_exempt  # no session and no right stand behind it; the slip and the page's own address do (docs/public.md)
@rule(ANYONE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, language: PublicLanguage) -> HttpResponse:
    """Write to a desk about somebody who was detained."""
    desks = open_desks()
    source = source_of(address_of(request))
    unread = _why_not_read(request) if desks else "closed"
    why = unread or why_not_now(source)  # asked before somebody writes for ten minutes, too
    if why:
        return _refused(request, language, why)
    if request.method != "POST":
        return _empty(request, language, desks)
    with _ONE_BY_ONE:
        count_post(source)
        return _received(request, language, AskForm(Sentences("ask", language), desks, request.POST))


def open_desks() -> list[Team]:
    """To whom one can write."""
    return [team for team in kept(Team).values() if team.open_to_public]


def _why_not_read(request: HttpRequest) -> str:
    """Why what was sent is not read and not counted, by the name of the sentence; "" where it is."""
    if request.method != "POST":
        return ""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.content_type != _AS_SENT or number_of(length, LARGEST + 1) > LARGEST:
        return "unreadable"
    return "" if _is_from_here(request) else "elsewhere"


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says nothing of another page as the one on which this was sent; old ones say nothing."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or origin == "null" or urlsplit(origin).netloc == request.get_host()


def _received(request: HttpRequest, language: PublicLanguage, form: AskForm) -> HttpResponse:
    status = 422
    if form.is_valid():
        made = receive(form.desk, form.written(), _sending(form, language))
        if isinstance(made, Intake):
            shown = {"intake": made, "shown": Shown(language)}
            return answer(request, language, "ask", "public/asked.html", shown, kept=False)
        if made is NotReceived.SENT_ALREADY:
            form.key = ""  # another slip, so that what stands here now can be sent as something new
        else:
            status = 503
        form.add_error(None, form.say[made].plain)
    form.draw_again()
    shown = {"form": form, "shown": Shown(language) if status == 503 else None}
    return answer(request, language, "ask", "public/ask.html", shown, status=status, kept=False)


def _sending(form: AskForm, language: PublicLanguage) -> Sending:
    return Sending(form.key, form.sent, language.code, form.cleaned_data["match"], form.words)


# -- Pages that are drawn once for some seconds: a flood asks for them -------------------------------------------------


def _empty(request: HttpRequest, language: PublicLanguage, desks: list[Team]) -> HttpResponse:
    """The form with nothing in it; nobody stores it, for each has a slip of its own."""

    def draw() -> bytes:
        form = AskForm(Sentences("ask", language), desks)
        form.initial["once"] = _SLIP
        return answer(request, language, "ask", "public/ask.html", {"form": form}, kept=False).content

    content = _drawn_lately((language.code, *(desk.pk for desk in desks)), draw)
    return _sent(language, content.replace(_SLIP.encode(), draw_slip().encode()), 200)


def _refused(request: HttpRequest, language: PublicLanguage, why: str) -> HttpResponse:
    """That nothing is taken now, and what one can do instead."""

    def draw() -> bytes:
        shown = {"words": Sentences("ask", language)[why], "shown": Shown(language)}
        return answer(request, language, "ask", "public/refused.html", shown, kept=False).content

    response = _sent(language, _drawn_lately((language.code, why), draw), _STATUS[why])
    if why in (Busy.HERE, Busy.EVERYWHERE):
        response.headers["Retry-After"] = str(int(WITHIN.total_seconds()))
    return response


def _drawn_lately(which: tuple[object, ...], draw: Callable[[], bytes]) -> bytes:
    until, content = _drawn.get(which, (0.0, b""))
    if time.monotonic() >= until:
        content = draw()
        _drawn[which] = time.monotonic() + _DRAWN_FOR, content
    return content


def _sent(language: PublicLanguage, content: bytes, status: int) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "Content-Language": language.code}
    return HttpResponse(content, status=status, headers=headers)

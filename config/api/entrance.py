"""What stands around each address below /api/ that everybody reads: the methods, the parameters, and ETag.

A page of another origin that sends `If-None-Match` asks before whether it may, by OPTIONS; it may.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from config.api.answering import Mistaken, for_any_origin, mistaken
from config.api.throttle import throttled

METHODS = ("GET", "HEAD", "OPTIONS")
View = Callable[..., HttpResponse]


def for_everybody(*parameters: str) -> Callable[[View], View]:
    """Lets everybody read what the view answers; `parameters` are all that its address may have."""

    def around(view: View) -> View:
        @throttled
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            refuse_others(request, parameters)
            return view(request, *args, **kwargs)

        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "OPTIONS":
                return _may_ask()
            if request.method not in METHODS:
                return HttpResponseNotAllowed(METHODS)
            try:
                return _known_again(request, counted(request, *args, **kwargs))
            except Mistaken as wrong:
                return mistaken(str(wrong))

        return answered

    return around


def refuse_others(request: HttpRequest, parameters: Iterable[str]) -> None:
    """Refuse what no answer would say anything of, and what stands there twice; raises Mistaken with a sentence."""
    known = list(parameters)
    for name, values in request.GET.lists():
        if name not in known:
            raise Mistaken(f"There is no “{name[:40]}” to ask for here. {_there_is(known)}")
        if len(values) > 1:
            raise Mistaken(f"“{name}” stands in the address twice.")


def _there_is(known: list[str]) -> str:
    return f"There is: {', '.join(known)}." if known else "Nothing is asked for here."


def _may_ask() -> HttpResponse:
    response = for_any_origin(HttpResponse(status=204))
    response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _known_again(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With an ETag by its content; 304 where who asks has this very answer."""
    if response.status_code != 200:
        return response
    etag = quote_etag(sha256(response.content).hexdigest()[:32])
    response.headers["ETag"] = etag
    return for_any_origin(get_conditional_response(request, etag=etag, response=response) or response)

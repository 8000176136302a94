"""The public pages know nobody: no cookie is read there and none is set, so that everybody is sent the same."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from config.public.languages import named_in

BELOW = "/public/"
FOR_PROGRAMS = "/api/"  # whoever has a token shows it in a header


class KnowsNobody:
    """Stands before sessions and languages: they find no cookie, and what they add to the answer is taken off."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith((BELOW, FOR_PROGRAMS)):
            return self.get_response(request)
        request.COOKIES = {}
        response = self.get_response(request)
        response.cookies.clear()
        by_address = request.path.startswith(FOR_PROGRAMS) or named_in(request.path)
        _vary(response, "" if by_address else "Accept-Language")
        return response


def _vary(response: HttpResponse, left: str) -> None:
    """Sessions say that the answer depends on the cookie, Django that it depends on the language asked for."""
    named = [each.strip() for each in response.headers.get("Vary", "").split(",")]
    kept = [each for each in named if each and each.lower() not in ("cookie", "accept-language")]
    if left or kept:
        response.headers["Vary"] = ", ".join([*kept, *([left] if left else [])])
    else:
        del response.headers["Vary"]

"""What went wrong below /public/, said in the page's language and without a word about signing in."""

from django.http import HttpRequest, HttpResponse

from config.public.languages import named_in, negotiated
from config.public.middleware import BELOW
from config.public.page import answer
from config.public.saying import Sentences

# Those that have their own words; any other is said as a request that could not be read.
_TOLD = (400, 404, 405, 413, 429, 500)


def is_public(request: HttpRequest) -> bool:
    """Whether this address is one of the public pages, or below them."""
    return request.path.startswith(BELOW)


def public_error(request: HttpRequest, status: int) -> HttpResponse:
    """The page that says what happened and what to do; asks nothing of the database."""
    language = named_in(request.path) or negotiated(request.headers.get("Accept-Language", ""))
    words = Sentences("errors", language)[str(status if status in _TOLD else 400)]
    return answer(request, language, "", "public/error.html", {"words": words}, status=status)

"""What went wrong below /api/, as programs read it: `{"error": "a sentence"}`, in English."""

from django.http import HttpRequest, HttpResponse

from config.api.answering import mistaken
from config.public.middleware import FOR_PROGRAMS

_SENTENCES = {
    400: "This request cannot be read.",
    403: "This is not yours to read.",
    404: "There is nothing here. All addresses stand in /api/openapi.json.",
    405: "Here one reads: use GET.",
    413: "This request is too large.",
    429: "Too many readings. Wait some minutes, then go on.",
    500: "Something broke here, not with you. Try again in some minutes.",
}


def is_for_programs(request: HttpRequest) -> bool:
    """Whether this address is below /api/."""
    return request.path.startswith(FOR_PROGRAMS)


def program_error(status: int) -> HttpResponse:
    """The answer that says what happened; asks nothing of the database."""
    return mistaken(_SENTENCES.get(status, _SENTENCES[400]), status)

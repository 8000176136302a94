"""What was typed into a form that could not be taken, shown again so that it can be sent once more."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

# Never written back into a page.
_SECRET = ("password", "code", "otp", "secret", "csrfmiddlewaretoken")


def came_from_our_page(request: HttpRequest) -> bool:
    """Whether the browser itself says that a page of ours sent this; a forgery is lent no token."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def typed_again(request: HttpRequest, template: str) -> HttpResponse:
    """403: `template` with `typed` (names and values), `target` (where to send them), `files` (whether any came)."""
    typed = _typed(request.POST) if came_from_our_page(request) else []
    target = request.get_full_path()
    shown = {
        "typed": typed,
        "target": target if url_has_allowed_host_and_scheme(target, allowed_hosts=None) else "/",
        "files": bool(typed) and any(request.FILES.values()),
    }
    return render(request, template, shown, status=403)


def _typed(posted: QueryDict) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in posted.lists()
        if not any(word in name.lower() for word in _SECRET)
        for value in values
    ]

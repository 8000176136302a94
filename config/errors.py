"""Pages for what went wrong: what happened, whether anything is lost, what to do."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

# Never written back into a page.
_SECRET = ("password", "code", "otp", "secret", "csrfmiddlewaretoken")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where the request was larger than the installation takes."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that is too old or was sent from elsewhere.

    What was typed is shown again with a fresh token, but only when the browser itself says that the form was sent from
    a page of ours: otherwise this page would lend its token to a forgery.
    """
    typed = _typed(request) if request.headers.get("Sec-Fetch-Site") == "same-origin" else []
    target = request.get_full_path()
    return render(
        request,
        "csrf.html",
        {
            "typed": typed,
            "target": target if url_has_allowed_host_and_scheme(target, allowed_hosts=None) else "/",
            "files": bool(typed) and (request.content_type or "").startswith("multipart/"),
        },
        status=403,
    )


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    posted: QueryDict = request.POST
    return [
        (name, value)
        for name, values in posted.lists()
        if not any(word in name.lower() for word in _SECRET)
        for value in values
    ]

"""Pages for what went wrong: what happened, whether anything is lost, what to do."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.typed_again import typed_again


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where the request was larger than the installation takes."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that is too old or was sent from elsewhere; what was typed on a page of ours is shown again."""
    return typed_again(request, "csrf.html")

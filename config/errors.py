"""Pages for what went wrong: what happened, whether anything is lost, what to do."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views import defaults

from accounts.access import is_of_a_role
from accounts.typed_again import typed_again
from config.api.errors import is_for_programs, program_error
from config.public.errors import is_public, public_error


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where the request was larger than the installation takes."""
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    if is_for_programs(request):
        return program_error(status)
    if is_public(request):
        return public_error(request, status)
    return render(request, f"{status}.html", status=status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403, for programs as they read it."""
    if is_for_programs(request):
        return program_error(403)
    said = str(exception)
    return render(request, "403.html", {"exception": said, "role_is_missing": is_of_a_role(said)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404, of the public pages in their own frame, for programs as they read it."""
    if is_for_programs(request):
        return program_error(404)
    return public_error(request, 404) if is_public(request) else defaults.page_not_found(request, exception)


def broken(request: HttpRequest) -> HttpResponseBase:
    """500, of the public pages in their own frame, for programs as they read it."""
    if is_for_programs(request):
        return program_error(500)
    return public_error(request, 500) if is_public(request) else defaults.server_error(request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that is too old or was sent from elsewhere; what was typed on a page of ours is shown again."""
    if is_public(request):
        return public_error(request, 403)
    return typed_again(request, "csrf.html")

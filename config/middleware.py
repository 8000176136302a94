"""The reader's digits and months for one request, one look at what was written for a page that is only read, and a page
with a sentence where machinery refuses without one."""

from collections.abc import Callable
from contextlib import nullcontext

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import User
from casework.kept import hear_of_changes
from casework.remembering import one_look
from config.api.errors import is_for_programs, program_error
from config.interface import moments, numerals
from config.public.errors import is_public, public_error

_PAGES = {405: "405.html", 413: "413.html", 429: "429.html"}


class ReaderMiddleware:
    """Digits and months as the person wants them; bare refusals become pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = getattr(request, "user", None)
        if "\0" in request.path:  # no record is named so, and PostgreSQL takes no text with it
            raise Http404
        known = person if isinstance(person, User) else None
        hear_of_changes(getattr(request.session, "reference_changes", None))
        with (
            numerals.shown_as(known.digits if known else "western"),
            moments.months_as(known.months if known else ""),
            one_look() if request.method in ("GET", "HEAD") else nullcontext(),
        ):
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        template = _PAGES.get(response.status_code)
        if template is None or response.streaming or response.content:
            return response
        page = self._page(request, template, response.status_code)
        for name, value in response.items():
            if name != "Content-Type":
                page.headers.setdefault(name, value)
        return page

    def _page(self, request: HttpRequest, template: str, status: int) -> HttpResponse:
        if is_for_programs(request):
            return program_error(status)
        return public_error(request, status) if is_public(request) else render(request, template, status=status)

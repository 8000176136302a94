"""The whole site of a server that serves strangers alone: the public pages, and nothing else (docs/deploy.md).

What floods it takes its processes and not those of the desks; whoever finds a hole in it stands before no other page.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from config.api.errors import is_for_programs, program_error
from config.public.errors import public_error

handler400 = "config.public.site.bad_request"
handler404 = "config.public.site.not_found"
handler500 = "config.public.site.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("public/", include("config.public.urls")),
    path("api/", include("config.api.urls")),
]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return program_error(400) if is_for_programs(request) else public_error(request, 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return program_error(404) if is_for_programs(request) else public_error(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    return program_error(500) if is_for_programs(request) else public_error(request, 500)

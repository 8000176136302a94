"""Addresses of the gallery of components: every component on one page, without a database."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import URLPattern, include, path
from django.utils import translation
from django.utils.html import format_html

from accounts.access import ANYONE, rule
from accounts.models import User
from accounts.rights import TABLE
from config.gallery.page import drawn
from config.interface.page import Interface
from config.interface.preferences import preferences

# Stand-ins for the screens of the menu.
SCREENS = {"releases": ("", "new/", "queue/", "waves/"), "detainees": ("", "facilities/", "similar/")}


class Frame(Interface):
    """The frame of a page, of which nothing is asked of a database."""

    notices = None


@rule(ANYONE)
def gallery(request: HttpRequest, language: str, scheme: str) -> HttpResponse:
    """Every component, as a person with every role would see it."""
    request.user = User(pk=1, username="supervisor", display_name="ليلى حمدان", language=language, scheme=scheme)
    request.user._held = dict.fromkeys(TABLE, frozenset({1}))  # type: ignore[attr-defined]  # no database here
    translation.activate(language)
    messages.success(request, "R-7K3M-9QTA")
    return render(request, "gallery/page.html", {**drawn(request, language), "interface": Frame(request)})


@rule(ANYONE)
def anything(request: HttpRequest) -> HttpResponse:
    """Stands for the screens that the menu leads to; without its icon a browser would ask for /favicon.ico."""
    return HttpResponse(format_html('<link rel="icon" href="{}">{}', static("img/mark.svg"), request.path))


def _screens(addresses: tuple[str, ...]) -> list[URLPattern]:
    return [path(address, anything, name=address.strip("/") or "list") for address in addresses]


urlpatterns = [
    path("gallery/<str:language>/<str:scheme>/", gallery, name="gallery"),
    path("preferences/", preferences, name="preferences"),
    path("search/", anything, name="search"),
    path("accounts/logout/", anything, name="account_logout"),
    path("days/", anything, name="own-day"),
    path("", anything, name="dashboard"),
    path("tallies/", anything, name="tallies"),
    *[path(f"{app}/", include((_screens(addresses), app))) for app, addresses in SCREENS.items()],
]

"""Addresses of the gallery of components: every component on one page, without a database."""

import datetime
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.templatetags.static import static
from django.urls import URLPattern, include, path
from django.utils import timezone, translation
from django.utils.html import format_html

from accounts.access import ANYONE, rule
from accounts.models import User
from accounts.rights import TABLE
from casework.dates import PartialDate
from config.interface.page import Interface
from config.interface.preferences import preferences
from tests.browser.gallery.content import content

# Stand-ins for the screens of the menu.
SCREENS = {"releases": ("", "new/", "queue/", "waves/"), "detainees": ("", "facilities/", "similar/")}
_HERE = Path(__file__).parent


@rule(ANYONE)
def gallery(request: HttpRequest, language: str, scheme: str) -> HttpResponse:
    """Every component, as a person with every role would see it."""
    request.user = User(pk=1, username="supervisor", display_name="ليلى حمدان", language=language)
    request.user._held = dict.fromkeys(TABLE, frozenset({1}))  # type: ignore[attr-defined]  # no database here
    request.session["scheme"] = scheme
    translation.activate(language)
    messages.success(request, "R-7K3M-9QTA")
    now = datetime.datetime(2022, 5, 5, 14, 30, tzinfo=timezone.get_current_timezone())
    words = content(request, language)
    state = words["w"]
    happened = [
        {"when": now, "who": "Layla", "what": state["status_verified"], "kind": "verified"},
        {
            "when": now,
            "who": "Omar",
            "what": state["status_returned"],
            "kind": "returned",
            "why": state["reason"],
        },
        {"when": now, "who": "سامر", "what": state["status_submitted"], "kind": "submitted"},
    ]
    tabs = [
        {"label": state["facts"], "url": "#", "current": True},
        {"label": state["history"], "url": "#", "current": False, "count": 3},
        {"label": state["attach"], "url": "#", "current": False},
    ]
    template = engines["django"].from_string((_HERE / "gallery.html").read_text())
    extra = {"happened": happened, "tabs": tabs, "released": PartialDate("2013-05~"), "interface": Interface(request)}
    return HttpResponse(template.render({**words, **extra}, request))


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
    path("", anything, name="dashboard"),
    path("tallies/", anything, name="tallies"),
    *[path(f"{app}/", include((_screens(addresses), app))) for app, addresses in SCREENS.items()],
]

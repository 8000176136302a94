"""The frame of a public page, and its answer: the same for everybody, kept by browsers and caches for a while."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control

from config.public.languages import FIRST, LANGUAGES, PublicLanguage
from config.public.saying import Said, Speech

# The pages in the order of the menu, by the names of their addresses; each stands under frame/*.toml, too.
MENU = ("front", "statements", "ask", "contact", "money", "figures")
KEPT = timedelta(minutes=5)  # a warning that is withdrawn is gone everywhere within this time


@dataclass(frozen=True)
class Link:
    """One entry of a menu."""

    url: str
    label: str
    current: bool
    language: PublicLanguage


class Frame:
    """What stands around the content of a page.

    `address` is the name of the page's address, or "" of none; `of` what stands in it beside the language.
    """

    def __init__(self, language: PublicLanguage, address: str, of: Sequence[int | str] = ()) -> None:
        self.language, self.address, self.of = language, address, of
        self.say = Speech(language)
        self.demo: bool = settings.DEMO

    @property
    def others(self) -> list[Link]:
        """The same page in every language; of a page without an address the front page."""
        return [
            Link(self._url(self.address or "front", each, self.of), each.name, each is self.language, each)
            for each in LANGUAGES.values()
        ]

    @property
    def unspecific(self) -> str:
        """Where somebody goes whose language is none of these."""
        return self._url(self.address or "front", FIRST, self.of)

    @property
    def menu(self) -> list[Link]:
        """The pages."""
        return [
            Link(self._url(name, self.language), self._label(name), name == self.address, self.language)
            for name in MENU
        ]

    def _label(self, name: str) -> Said:
        label: Said = self.say["frame"][name]
        return label

    def _url(self, name: str, language: PublicLanguage, of: Sequence[int | str] = ()) -> str:
        return reverse(f"public:{name}", args=[language, *of])


def answer(
    request: HttpRequest,
    language: PublicLanguage,
    address: str,
    template: str,
    shown: Mapping[str, Any] | None = None,
    *,
    of: Sequence[int | str] = (),
    status: int = 200,
    kept: bool = True,
) -> HttpResponse:
    """The page in its language. One that is not `kept` is nobody's to store: what is shown once, and every error."""
    frame, now = Frame(language, address, of), timezone.localtime()  # before anything is looked up: what ends, ends
    # What the program itself says beside these texts (a label of a list) is Arabic or English.
    with translation.override("ar" if language.direction == "rtl" else "en"):
        response = render(request, template, {"frame": frame, "say": frame.say, **(shown or {})}, status=status)
    response.headers["Content-Language"] = language.code
    if kept and status == 200:
        keep(response, now)
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def keep(response: HttpResponse, now: datetime | None = None) -> None:
    """Let browsers and caches keep an answer for a while; `now` is when what it tells was looked up."""
    seconds = _seconds(now or timezone.localtime())
    patch_cache_control(response, public=True, must_revalidate=True, max_age=seconds)


def _seconds(now: datetime) -> int:
    """How long a page may be kept: not over midnight in Syria, when a warning may begin or end."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return int(min(KEPT, midnight - now).total_seconds())

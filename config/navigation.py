"""The main menu. One table of names of addresses; who sees an entry is asked of the rule that its view declares."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.middleware import rule_of
from accounts.models import User
from casework.exports.page import waiting_exports
from config.waiting import Counting, WaitingFor
from detainees.desk.waiting import waiting_at_desk
from families.waiting import AT_DESK
from releases.figures.waiting import waiting_on_board
from releases.statements.waiting import waiting_statements
from releases.suspicion.inbox import waiting_in_inbox


@dataclass(frozen=True)
class Entry:
    """A line of the table: words, the name of an address, and what is counted of it that waits for a person."""

    label: Promise
    name: str
    waiting: tuple[Counting, ...] = ()


@dataclass(frozen=True)
class Item:
    """An entry as one person sees it on one page."""

    label: str
    url: str
    current: bool
    count: int | None = None
    more: bool = False  # than `count`


@dataclass(frozen=True)
class Group:
    """Entries under one heading; the first group has none."""

    label: str
    items: list[Item]


TABLE: tuple[tuple[Promise | str, tuple[Entry, ...]], ...] = (
    (
        "",
        (
            Entry(_("What waits for me"), "dashboard"),
            Entry(_("Enter a release"), "releases:new"),
            Entry(_("Lists brought in"), "releases:imports"),
            Entry(_("To be verified"), "releases:queue"),
            Entry(_("After the release"), "releases:agenda"),
            Entry(_("Likely duplicates"), "duplicates:list", (waiting_at_desk,)),
            Entry(_("Flags"), "flags:inbox", (waiting_in_inbox,)),
            Entry(_("Inquiries of families"), "families:desk", AT_DESK),
            Entry(_("Reports of extortion"), "families:reports"),
            Entry(_("Warnings and rumours"), "families:advisories"),
        ),
    ),
    (
        _("The register"),
        (
            Entry(_("Releases"), "releases:list"),
            Entry(_("Sightings and fates"), "releases:findings"),
            Entry(_("Sources"), "releases:sources"),
            Entry(_("Detainees"), "detainees:list"),
            Entry(_("Unidentified people"), "detainees:unidentified"),
            Entry(_("Waves"), "releases:waves"),
            Entry(_("Facilities"), "detainees:facilities"),
        ),
    ),
    (
        _("What is known"),
        (
            Entry(_("Tallies"), "tallies"),
            Entry(_("Statements"), "statements", (waiting_statements,)),
            Entry(_("Figures of others"), "figures:board", (waiting_on_board,)),
            Entry(_("The desks in figures"), "families:figures"),
            Entry(_("Extortion in figures"), "families:extortion-figures"),
        ),
    ),
    (
        _("The desk"),
        (
            Entry(_("To be confirmed"), "people-to-confirm"),
            Entry(_("People and roles"), "people"),
            Entry(_("Teams"), "teams"),
            Entry(_("Agreements"), "detainees:agreements"),
            Entry(_("Exports"), "exports:list", (waiting_exports,)),
            Entry(_("Fields of the team"), "own-fields"),
            Entry(_("Reference data"), "admin:index"),
        ),
    ),
)


def navigation(request: HttpRequest, waiting: WaitingFor | None = None) -> list[Group]:
    """The groups that `request.user` may open, each item knowing whether it is this page's; [] for a stranger."""
    if not isinstance(request.user, User):
        return []
    seen = [(label, list(_open_to(request, entries))) for label, entries in TABLE]
    addresses = [url for _label, entries in seen for _entry, url in entries if request.path.startswith(url)]
    here = max(addresses, key=len, default="")
    if here == "/" and request.path != "/":
        here = ""
    counted = waiting or WaitingFor(request.user)
    return [
        Group(str(label), [_item(entry, url, here, counted) for entry, url in entries])
        for label, entries in seen
        if entries
    ]


def _item(entry: Entry, url: str, here: str, waiting: WaitingFor) -> Item:
    found = waiting.of(*entry.waiting)
    return Item(str(entry.label), url, url == here, found.number, found.more)


def _open_to(request: HttpRequest, entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    for entry in entries:
        url, view = _answering(entry.name, get_urlconf() or settings.ROOT_URLCONF)
        admitted = rule_of(view, request) if view else None
        if admitted is not None and admitted.admits(request.user):
            yield entry, url


@cache
def _answering(name: str, _urls: str) -> tuple[str, Callable[..., Any] | None]:
    """The address of a name and what answers there; None where these urls have none. Each page asks for twenty."""
    try:
        url = reverse(name)
    except NoReverseMatch:
        return "", None
    return url, resolve(url).func

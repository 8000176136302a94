"""The main menu. One table of addresses; who sees an entry is asked of the rule that its view declares."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.middleware import rule_of
from accounts.models import User


@dataclass(frozen=True)
class Entry:
    """A line of the table: words, address, and what of it waits for a person."""

    label: Promise
    url: str
    waiting: Callable[[User], int] | None = None


@dataclass(frozen=True)
class Item:
    """An entry as one person sees it on one page."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True)
class Group:
    """Entries under one heading; the first group has none."""

    label: str
    items: list[Item]


TABLE: tuple[tuple[Promise | str, tuple[Entry, ...]], ...] = (
    (
        "",
        (
            Entry(_("What waits for me"), "/"),
            Entry(_("Enter a release"), "/releases/new/"),
            Entry(_("To be verified"), "/releases/queue/"),
        ),
    ),
    (
        _("The register"),
        (
            Entry(_("Releases"), "/releases/"),
            Entry(_("Detainees"), "/detainees/"),
            Entry(_("Waves"), "/releases/waves/"),
            Entry(_("Facilities"), "/detainees/facilities/"),
        ),
    ),
    (
        _("What is known"),
        (Entry(_("Tallies"), "/tallies/"),),
    ),
    (
        _("The desk"),
        (Entry(_("People and roles"), "/people/"),),
    ),
)


def navigation(request: HttpRequest) -> list[Group]:
    """The groups that `request.user` may open, each item knowing whether it is this page's; [] for a stranger."""
    if not isinstance(request.user, User):
        return []
    seen = [(label, [entry for entry in entries if _open_to(request, entry)]) for label, entries in TABLE]
    here = max((e.url for _l, es in seen for e in es if request.path.startswith(e.url)), key=len, default="")
    return [
        Group(str(label), [_item(entry, here, request.user) for entry in entries]) for label, entries in seen if entries
    ]


def _item(entry: Entry, here: str, person: User) -> Item:
    return Item(
        label=str(entry.label),
        url=entry.url,
        current=entry.url == here and (entry.url != "/" or here == "/"),
        count=entry.waiting(person) if entry.waiting else None,
    )


def _open_to(request: HttpRequest, entry: Entry) -> bool:
    try:
        view = resolve(entry.url)
    except Resolver404:
        return False
    admitted = rule_of(view.func, request)
    return admitted is not None and admitted.admits(request.user)

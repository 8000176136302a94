"""What every page draws around its content: menu, search, preferences, the mark of a demonstration."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.devices import asked_about
from accounts.models import Device, User
from accounts.models.people import Digits, Language, Scheme, TextSize
from accounts.rights import Right
from config.navigation import Group, navigation
from config.waiting import ASIDE, Waiting, WaitingFor

NEW_DEVICES = 3  # asked about on one page
SHORTCUTS: dict[str, Promise] = {"on": _("On"), "off": _("Off")}


@dataclass(frozen=True)
class Option:
    """One button of a preference."""

    value: str
    label: str | Promise
    pressed: bool
    lang: str = ""


@dataclass(frozen=True)
class Preference:
    """A preference and what can be chosen for it."""

    name: str
    label: str | Promise
    options: list[Option]


class Interface:
    """The frame of a page for one request; each part is made when a template asks for it, and only then."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.demo: bool = settings.DEMO
        # An error can come before anybody was recognised.
        person = getattr(request, "user", None)
        self.person = person if isinstance(person, User) else None

    @property
    def framed(self) -> bool:
        """Whether the whole page is wanted, and not by htmx a part of it by its id (`hx-target`, `hx-select`)."""
        htmx = getattr(self.request, "htmx", None)
        return not htmx or htmx.history_restore_request or htmx.target is None

    @property
    def filtered(self) -> bool:
        """Whether the filters of a list are wanted: with its rows alone they stand there already."""
        return self.framed or self.request.htmx.target != "results"  # type: ignore[attr-defined]  # by its middleware

    @cached_property
    def navigation(self) -> list[Group]:
        """The main menu as this person sees it."""
        return navigation(self.request, self._waiting) if self.person else []

    @cached_property
    def _waiting(self) -> WaitingFor | None:
        return WaitingFor(self.person) if self.person else None

    @cached_property
    def notices(self) -> Waiting | None:
        """How much this person was told and has not put aside; None for a stranger."""
        return self._waiting.notices(self.request.session.get(ASIDE, 0)) if self._waiting else None

    @cached_property
    def search(self) -> str:
        """Where a search is sent (by POST: a name never stands in an address), or "" for a stranger."""
        try:
            return reverse("search") if self.person else ""
        except NoReverseMatch:
            return ""

    @property
    def looks_up(self) -> bool:
        """Whether the search box offers persons while a name is typed."""
        return self.person is not None and may(self.person, Right.SEE_PERSONS)

    @property
    def scheme(self) -> str:
        """`light`, `dark`, or "" for the device's own."""
        chosen = self.person.scheme if self.person else Scheme.AUTOMATIC
        return "" if chosen == Scheme.AUTOMATIC else chosen

    @property
    def text_size(self) -> str:
        """`large`, `larger`, `largest`, or "" for the usual one."""
        chosen = self.person.text_size if self.person else TextSize.NORMAL
        return "" if chosen == TextSize.NORMAL else chosen

    @property
    def now(self) -> datetime:
        """The minute in which the page is drawn."""
        return timezone.now().replace(second=0, microsecond=0)

    @property
    def today(self) -> date:
        """Syria's day."""
        return timezone.localdate()

    @cached_property
    def new_devices(self) -> list[Device]:
        """Devices that signed in as this person, of which they have not said yet whose they are."""
        if self.person is None or not getattr(self.person, "has_new_devices", False):
            return []
        return list(asked_about(self.request, self.person)[:NEW_DEVICES])

    @property
    def shortcuts(self) -> bool:
        """Whether single keys do something; they can be turned off (WCAG 2.1.4)."""
        return self.person is not None and self.person.shortcuts

    @property
    def preferences(self) -> list[Preference]:
        """What a person chooses for themselves in their menu."""
        if self.person is None:
            return []
        shortcuts = "on" if self.shortcuts else "off"
        return [
            Preference(
                "language",
                _("Language"),
                [Option(code, name, code == get_language(), code) for code, name in Language.choices],
            ),
            Preference(
                "digits",
                _("Digits"),
                [Option(kind, shown, kind == self.person.digits) for kind, shown in Digits.choices],
            ),
            Preference(
                "scheme",
                _("Colours"),
                [Option(kind, label, kind == self.person.scheme) for kind, label in Scheme.choices],
            ),
            Preference(
                "shortcuts",
                _("Keyboard shortcuts"),
                [Option(k, label, k == shortcuts) for k, label in SHORTCUTS.items()],
            ),
        ]


def interface(request: HttpRequest) -> dict[str, Interface]:
    """Context processor: `interface` in every template rendered for a request."""
    return {"interface": Interface(request)}

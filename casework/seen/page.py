"""A list as one person sees it at an address: its filters, columns and views, and what it does not understand."""

from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.aliases import Names
from accounts.models import User
from casework.combined_words import asked_in_words
from casework.combining import IS
from casework.exports.registry import Listed
from casework.listing import Filters, Page
from casework.models import SavedView
from casework.own.sought import PARAMETER as OWN_TEXT
from casework.seen.columns import PARAMETER as COLUMNS
from casework.seen.columns import Columns
from casework.seen.picking import Picking
from casework.seen.saved import NO_VIEW, VIEW, address_of, views_of

MORE, PICKING = "more", "pick"  # in an address: the fold is open, rows can be picked
# What a list reads of an address besides its filters.
PLACES = ("sort", "after", "before", "scope", COLUMNS, VIEW, MORE, PICKING, OWN_TEXT)
_SHOWN_OF_A_NAME = 40  # letters of a parameter that is none: what stands there may be anything


class Seen:
    """One list for one person: `form`, `columns`, `views`, the sentences on what was `left_out`."""

    def __init__(self, listed: Listed, user: User, address: QueryDict) -> None:
        self.listed, self.user, self.address = listed, user, address
        self.views: list[SavedView] = views_of(user, listed.name)
        self.view = next((each for each in self.views if str(each.pk) == address.get(VIEW, "")), None)
        self.left_out: list[str] = []
        self.picking: Picking | None = None
        self.asked, self.form = self._understood()
        self.columns = Columns(listed.shown, user, self.asked, listed.own)
        self._say_what_is_none()

    @property
    def opens_with(self) -> str:
        """The address of the view with which the list opens for this person; "" where it shall open as it is."""
        view = next((each for each in self.views if each.is_default), None)
        return "" if self.address or view is None else self.url_of(view)

    def _understood(self) -> tuple[QueryDict, Any]:
        """The address and its form; in a saved view without the values that are no more, which are said."""
        form = self.listed.form(self.user, self.address)
        if self.view is None or form is None or form.is_valid():
            return self.address, form
        left = self.address.copy()
        for name in form.errors:
            for parameter in (name, f"{name}{IS}", f"{name}_from", f"{name}_to"):
                left.pop(parameter, None)
            if name in form.fields:
                label = form.fields[name].label or name
                self.left_out.append(
                    _("%(filter)s: what this view asked for is no more. It fell away.") % {"filter": label}
                )
        return left, self.listed.form(self.user, left)

    def _say_what_is_none(self) -> None:
        known = {*PLACES, *getattr(self.form, "parameters", ())}
        strange = [
            name[:_SHOWN_OF_A_NAME] for name in self.asked if name not in known and self.asked.get(name, "").strip()
        ]
        said = _("The list does not know “%(name)s”: it is left out, and the list is not narrowed by it.")
        self.left_out += [said % {"name": name} for name in strange]
        said = _("The column “%(name)s” is no more, or never was: it is left out.")
        self.left_out += [said % {"name": name[:_SHOWN_OF_A_NAME]} for name in self.columns.unknown]
        order = self.asked.get("sort", "")
        if order and self.listed.orders and order.removeprefix("-") not in self.listed.orders:
            self.left_out.append(_("The list has no such order: it stands in its usual one."))

    def show(self, page: "Page[Any]") -> None:
        """Take the rows of the page: fill in what stands in fields of teams, and see which of them are picked."""
        self.page = page
        self.columns.fill_in(page.rows)
        if self.address.get(PICKING) and self.listed.base is not None:
            self.picking = Picking(self.listed, self.user)

    # -- Addresses -----------------------------------------------------------------------------------------------------

    @cached_property
    def path(self) -> str:
        return reverse(self.listed.address)

    @cached_property
    def kept(self) -> str:
        """What is asked, in its stable form: what a view keeps, and what the pages beside the list go by."""
        from_form = self._of_form(self.form)
        kept = {name: self.asked.getlist(name) for name in (*from_form, "sort", "scope", COLUMNS)}
        return address_of({name: [v for v in values if v.strip()] for name, values in kept.items()})

    def _of_form(self, form: Filters | None) -> list[str]:
        names: set[str] = getattr(form, "parameters", set()) - {OWN_TEXT, "scope"}
        return [name for name in self.asked if name in names]

    def url_of(self, view: SavedView) -> str:
        """Where a saved view is opened."""
        asked = QueryDict(view.address, mutable=True)
        asked[VIEW] = str(view.pk)
        return f"{self.path}?{asked.urlencode()}"

    @property
    def url_as_it_is(self) -> str:
        """The list without any view, also for whom it opens with one."""
        scope = {"scope": self.address.get("scope", "")} if self.address.get("scope") else {}
        opens = any(each.is_default for each in self.views)
        query = address_of({name: [value] for name, value in ({**scope, VIEW: NO_VIEW} if opens else scope).items()})
        return f"{self.path}?{query}" if query else self.path

    def beside(self, name: str) -> str:
        """A page of this list's own (`lists:…`), with what is asked."""
        return _with(reverse(f"lists:{name}", args=[self.listed.name]), self.kept)

    @property
    def columns_url(self) -> str:
        return self.beside("columns")

    @property
    def save_url(self) -> str:
        return self.beside("save")

    @property
    def views_url(self) -> str:
        return self.beside("views")

    @property
    def can_pick(self) -> bool:
        """Whether rows of this list can be picked."""
        return self.listed.base is not None

    @property
    def pick_url(self) -> str:
        """The same page with boxes before the rows."""
        return self._here(**{PICKING: "1"})

    @property
    def no_pick_url(self) -> str:
        return self._here()

    @property
    def pick_action(self) -> str:
        """Where ticks are sent; it leads back to this page."""
        return self._from_here("pick")

    @property
    def export_action(self) -> str:
        """Where ticks are sent that are exported at once; back to this page where that cannot be."""
        return self._from_here("export")

    @property
    def hand_over_url(self) -> str:
        """Where what is picked is handed over; back to this page where nothing is."""
        return self._from_here("hand-over")

    @property
    def picking_url(self) -> str:
        """The list with what is asked, from its beginning, and with boxes where this address has them."""
        asked = QueryDict(self.kept, mutable=True)
        if self.address.get(PICKING):
            asked[PICKING] = "1"
        return _with(self.path, asked.urlencode())

    def _from_here(self, name: str) -> str:
        return _with(reverse(f"lists:{name}", args=[self.listed.name]), self.address.urlencode())

    def _here(self, **more: str) -> str:
        asked = self.address.copy()
        asked.pop(PICKING, None)
        for name, value in more.items():
            asked[name] = value
        return _with(self.path, asked.urlencode())

    @cached_property
    def names(self) -> Names:
        """What this person calls colleagues."""
        return Names(self.user)

    # -- On paper ------------------------------------------------------------------------------------------------------

    @property
    def said(self) -> list[tuple[str, str]]:
        """What is asked, in words."""
        return asked_in_words(self.form)

    # -- Views ---------------------------------------------------------------------------------------------------------

    @property
    def tabs(self) -> list[dict[str, Any]]:
        """The list as it is and the saved views, as links above it; none where there is no view."""
        if not self.views:
            return []
        none = {"label": _("All"), "url": self.url_as_it_is, "current": self.view is None}
        return [none, *({"label": str(v), "url": self.url_of(v), "current": v == self.view} for v in self.views)]


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path

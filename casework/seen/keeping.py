"""The views that somebody has of a list, and what they may do with each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.combined_words import asked_in_words
from casework.models import SavedView
from casework.seen.page import Seen
from casework.seen.saved import delete, open_with, take_away, why_not_change, why_not_take_away

Sentence = str | Promise | None


@dataclass(frozen=True)
class ViewMove:
    """What can be done with a view."""

    label: str | Promise
    done: str | Promise
    why_not: Callable[[SavedView, User], Sentence]
    make: Callable[[SavedView, User], object]


def _always(view: SavedView, by: User) -> Sentence:
    return None


MOVES = {
    "open-with": ViewMove(
        _("Open the list with it"), _("The list opens with this view from now on."), _always,
        lambda view, by: open_with(view.listed, view, by=by),
    ),
    "open-without": ViewMove(
        _("Open the list without it"), _("The list opens without a view from now on."), _always,
        lambda view, by: open_with(view.listed, None, by=by),
    ),
    "take-away": ViewMove(
        _("Share it no more"), _("The view is shared no more; it stays with who made it."), why_not_take_away,
        lambda view, by: take_away(view, by=by),
    ),
    "delete": ViewMove(
        _("Delete it"), _("The view is deleted. Nothing else was changed."), why_not_change,
        lambda view, by: delete(view, by=by),
    ),
}  # fmt: skip


class ViewLine:
    """One view: what it asks in words, and the moves that are this person's."""

    def __init__(self, view: SavedView, seen: Seen) -> None:
        self.view, self._seen = view, seen
        self.url = seen.url_of(view)

    @property
    def said(self) -> list[tuple[str, str]]:
        """What it asks, in words."""
        form = self._seen.listed.form(self._seen.user, QueryDict(self.view.address))
        return asked_in_words(form)

    @property
    def is_own(self) -> bool:
        """Whether this person made it."""
        return self.view.made_by_id == self._seen.user.pk

    @property
    def moves(self) -> list[tuple[str, ViewMove]]:
        """Those that are open."""
        passed = "open-with" if self.view.is_default else "open-without"
        return [
            (name, move) for name, move in MOVES.items()
            if name != passed and move.why_not(self.view, self._seen.user) is None
        ]  # fmt: skip


class ViewsPage:
    """All views that somebody has of a list."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.lines = [ViewLine(view, seen) for view in seen.views]

"""What one person sees of one person on the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may, why_not
from accounts.models import User
from accounts.rights import Right
from casework.models import Authorship, MoveMade
from detainees.models import Detainee, Detention, Name, OtherName
from detainees.panels import Panel, panels_of
from detainees.restriction import LIFT, RESTRICT, SUBJECT, readers_of

SHOWN = 40
_ONE_ACT = timedelta(seconds=5)  # what one person writes within so much is one entry of the history

_WRITTEN: dict[str, Promise] = {
    "person": _("Facts of the person entered or changed"),
    "name": _("A name added"),
    "detention": _("A detention entered or changed"),
}
_MOVED: dict[str, Promise] = {
    RESTRICT: _("Restricted to those named"),
    LIFT: _("Opened again to the whole organisation"),
}


@dataclass(frozen=True)
class Entry:
    """One line of the history."""

    when: datetime
    who: User
    what: str | Promise
    why: str = ""


class Dossier:
    """The page of one detainee for one person."""

    def __init__(self, detainee: Detainee, user: User) -> None:
        self.detainee = detainee
        self.user = user

    @cached_property
    def sees_sources(self) -> bool:
        """Whether the reader may know who gave a name."""
        return may(self.user, Right.SEE_SOURCES, self.detainee.team)

    @cached_property
    def at_work(self) -> bool:
        """Whether the reader sees the team's work, with who did what."""
        team = self.detainee.team
        return may(self.user, Right.SEE_WORK, team) or may(self.user, Right.OVERSEE, team)

    @cached_property
    def why_not_change(self) -> str | None:
        return why_not(self.user, Right.ENTER, self.detainee.team)

    @cached_property
    def decides(self) -> bool:
        """Whether the reader may restrict the person to those named."""
        return may(self.user, Right.DECIDE, self.detainee.team)

    @cached_property
    def names(self) -> list[Name]:
        """Every name that was given, the newest first."""
        return list(self.detainee.names.latest_first().select_related("recorded_by"))

    @cached_property
    def other_names(self) -> list[OtherName]:
        return list(self.detainee.other_names.select_related("recorded_by").order_by("given_at", "pk"))

    @cached_property
    def detentions(self) -> list[Detention]:
        """The episodes with their stays, the earliest first."""
        return list(self.detainee.detentions.prefetch_related("stays"))

    @cached_property
    def readers(self) -> list[User]:
        """To whom a restricted person was opened by name."""
        return list(readers_of(self.detainee)) if self.detainee.restricted else []

    @cached_property
    def panels(self) -> list[Panel]:
        """What the floors above have to show."""
        return panels_of(self.detainee, self.user)

    @cached_property
    def history(self) -> list[Entry]:
        """Who wrote which part, who closed or opened the person, and when; the newest first, for the team."""
        if not self.at_work:
            return []
        return sorted([*self._written(), *self._moved()], key=lambda entry: entry.when, reverse=True)

    def _moved(self) -> Iterator[Entry]:
        for move in MoveMade.objects.of(SUBJECT, self.detainee.pk).select_related("by"):
            yield Entry(move.at, move.by, _MOVED.get(move.name, move.name), move.sentence)

    def _written(self) -> Iterator[Entry]:
        written = Authorship.objects.of(SUBJECT, self.detainee.pk).select_related("person").order_by("-at", "-pk")
        before: Authorship | None = None
        for row in written[:SHOWN]:
            again = before is not None and (row.person_id, row.what) == (before.person_id, before.what)
            if not (again and before and before.at - row.at < _ONE_ACT):
                yield Entry(row.at, row.person, _WRITTEN.get(row.what, row.what))
            before = row

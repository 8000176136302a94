"""What is shown of the fields of one's teams: the list, and one of them with its history."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import teams_in_which
from accounts.models import Team, User
from accounts.rights import Right
from casework.models import OwnField, moves_made
from casework.models.own_fields import MOST, OWN_FIELD, value_models
from casework.own.definition import MOVES, FieldMove

_DONE: dict[str, Promise] = {
    "make": _("Defined"),
    "change": _("Changed"),
    "retire": _("Retired"),
    "bring-back": _("Brought back"),
}


@dataclass(frozen=True)
class Group:
    """The fields of one team for one kind of record."""

    records: str | Promise
    fields: list[OwnField]

    @property
    def in_use(self) -> int:
        return sum(not each.is_retired for each in self.fields)

    @property
    def most(self) -> int:
        return MOST


@dataclass(frozen=True)
class Event:
    """What was done to a definition, as a timeline shows it."""

    when: datetime
    who: str
    what: str | Promise
    why: str


def shown_by_team(found: QuerySet[OwnField], user: User) -> list[tuple[Team, list[Group]]]:
    """Each team whose fields `user` keeps, with its fields by kind of record; two questions for all."""
    rows = list(found.order_by("order", "pk"))
    return [
        (team, [Group(model.records, [row for row in rows if (row.team_id, row.of) == (team.pk, of)])
                for of, model in value_models().items()])
        for team in teams_in_which(user, Right.KEEP_OWN_FIELDS)
    ]  # fmt: skip


class FieldPage:
    """One field that is there."""

    def __init__(self, field: OwnField) -> None:
        self.field = field

    @property
    def records(self) -> str | Promise:
        """On which records it is."""
        words: str | Promise = value_models()[self.field.of].records
        return words

    @property
    def move(self) -> tuple[str, FieldMove]:
        """What can become of it."""
        return next((name, each) for name, each in MOVES.items() if each.retires != self.field.is_retired)

    @cached_property
    def history(self) -> list[Event]:
        """Who defined, changed, retired it, and when; the newest first."""
        made = moves_made(OWN_FIELD, self.field.pk)
        events = [Event(each.at, str(each.by), _DONE[each.name], each.sentence) for each in made]
        return events[::-1]

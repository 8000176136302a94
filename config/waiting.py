"""How much waits for a person, as it stands beside the menu and on the first page.

To count it takes as long as the rest of a page. So a process keeps each number until something was written that can
change it (a move, a verdict, a pair, a flag, an inquiry, a message: the sequence of its ids tells), and for a minute at
most, for what comes by time or is let go of.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.utils import timezone

from accounts.access import rights_of
from accounts.models import User
from casework.models import MoveMade
from detainees.models import Merge, Pair, PairVerdict
from families.models import Inquiry, Intake
from releases.models import Flag

COUNTED = 99  # how many there are in all says the page that an entry leads to
CHANGING = (MoveMade, PairVerdict, Merge, Pair, Flag, Inquiry, Intake)
_LAST = "SELECT ARRAY[{}]".format(
    ", ".join(f"pg_sequence_last_value('{model._meta.db_table}_id_seq')" for model in CHANGING)
)
Counting = Callable[[User, int], int]
_kept: dict[tuple[int, Counting], tuple[object, int]] = {}  # by person and what is counted: when, and how many


@dataclass(frozen=True)
class Waiting:
    """A number up to COUNTED, and whether there are more."""

    number: int
    more: bool


class WaitingFor:
    """What waits for one person, asked while one page is drawn."""

    def __init__(self, person: User) -> None:
        self.person = person

    def of(self, count: Counting) -> Waiting:
        """What `count` says, up to one more than is shown."""
        key = self.person.pk, count
        since, found = _kept.get(key, (None, 0))
        if since != self._since:
            found = count(self.person, COUNTED + 1)
            _kept[key] = self._since, found
        return Waiting(min(found, COUNTED), found > COUNTED)

    @cached_property
    def _since(self) -> object:
        """Another one as soon as a number may be another: read before anything is counted."""
        with connection.cursor() as cursor:
            cursor.execute(_LAST)
            (last,) = cursor.fetchall()[0]
        return tuple(last), timezone.now().replace(second=0, microsecond=0), frozenset(rights_of(self.person).items())

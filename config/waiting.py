"""How much waits for a person, as it stands beside the menu and on the first page; to count it is half of a page."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import User
from casework.models import MoveMade, Notice
from casework.remembering import Remembered
from config.notices.looking import waiting_notices
from detainees.models import Merge, Pair, PairVerdict
from families.models import Attempt, Inquiry, Intake, Removal, Telling
from families.quarantine.page import waiting_for as written_to_desk
from releases.models import FigureExplanation, Flag, Statement

COUNTED = 99  # how many there are in all says the page that an entry leads to
CHANGING = (
    MoveMade, PairVerdict, Merge, Pair, Flag, Removal,
    Inquiry, Attempt, Telling, Statement, FigureExplanation, Notice,
)  # fmt: skip
# How often, in one's session, one put notices aside: what goes so is gone from the count at once.
ASIDE, ROUND = "notices put aside", 100
Counting = Callable[[User, int], int]


@dataclass(frozen=True)
class Waiting:
    """A number up to COUNTED, and whether there are more."""

    number: int
    more: bool


class WaitingFor:
    """What waits for one person, asked while one page is drawn."""

    def __init__(self, person: User) -> None:
        self.person, self._remembered = person, Remembered(person, CHANGING, apart=Intake)

    def of(self, *counts: Counting) -> Waiting:
        """What these say together, each up to one more than is shown."""
        found = sum(self._number(count) for count in counts)
        return Waiting(min(found, COUNTED), found > COUNTED)

    def notices(self, put_aside: object) -> Waiting:
        """What one was told and has not put aside; `put_aside` is another one each time that one did."""
        question = (waiting_notices, put_aside)
        found = self._remembered.of(question, lambda: waiting_notices(self.person, COUNTED + 1))
        return Waiting(min(found, COUNTED), found > COUNTED)

    def _number(self, count: Counting) -> int:
        by_strangers = count is written_to_desk
        return self._remembered.of(count, lambda: count(self.person, COUNTED + 1), apart=by_strangers)

"""Who changed a record last, as somebody is told it whose own version meets theirs."""

from dataclasses import dataclass
from datetime import datetime

from accounts.aliases import Names
from accounts.models import User


@dataclass(frozen=True)
class LastChange:
    """Under which name the reader knows who stored what stands there now, and when that was."""

    who: str
    when: datetime


def last_change(by: User, when: datetime, reader: User) -> LastChange:
    """The change that `by` made, as `reader` is told of it."""
    return LastChange(Names(reader).of(by), when)

"""What was done, as a timeline shows it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Event:
    """What was done, by whom, when, and why; `kind` is the look of its mark."""

    when: datetime
    who: str
    what: str
    kind: str
    why: str

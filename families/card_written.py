"""What the public page said of the safety of a caller who was known: beside their card, which it does not change."""

import json
from dataclasses import asdict, dataclass
from datetime import time

from casework.sealed import NotSealedHere, opened, seal_for
from families.countries import zone_name
from families.lists import Message
from families.models import Inquiry
from families.quarantine.content import Written


@dataclass(frozen=True)
class WrittenCard:
    """The hours by the clock of `zone`, and whether a message may be left, as it was written; "" for nothing."""

    hours_from: str
    hours_to: str
    zone: str
    message: str

    @property
    def hours(self) -> tuple[time, time] | None:
        if not (self.hours_from and self.hours_to):
            return None
        return time.fromisoformat(self.hours_from), time.fromisoformat(self.hours_to)

    @property
    def place(self) -> str:
        return zone_name(self.zone) if self.zone else ""

    @property
    def may_be_left(self) -> str:
        return str(Message(self.message or Message.NONE).label)


def sealed_for(row: int, written: Written) -> str:
    """It, for the inquiry with this id and no other."""
    card = WrittenCard(written.hours_from, written.hours_to, written.zone, written.message)
    return seal_for(Inquiry, "card_written", row, json.dumps(asdict(card)))


def card_written_for(inquiry: Inquiry) -> WrittenCard | None:
    """What was written of the safety of its caller; None where nothing was, or no key of this installation opens it."""
    if inquiry.card_written is None:
        return None
    try:
        return WrittenCard(**json.loads(opened(inquiry, "card_written")))
    except NotSealedHere:
        return None

"""What was done, as a timeline shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from families.models import HandOver, ReportHandOver


@dataclass(frozen=True)
class Event:
    """What was done, by whom, when, and why; `kind` is the look of its mark."""

    when: datetime
    who: str
    what: str
    kind: str
    why: str


def from_to(handed: HandOver | ReportHandOver | None) -> str:
    """Whose something was and whose it became; "" of a move that is no hand-over."""
    return _("from %(giver)s to %(to)s") % {"giver": handed.giver, "to": handed.to} if handed else ""

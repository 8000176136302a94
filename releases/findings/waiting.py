"""How many sightings and fates wait for a person's decision, as the queue and the first page say."""

from accounts.models import User
from casework.models import MoveMade
from casework.remembering import Remembered
from detainees.models import Merge
from releases.models import Finding, FindingVerdict

CHANGING = (MoveMade, FindingVerdict, Merge)  # with a row of these another number waits (casework/remembering.py)


def waiting_findings(user: User) -> int:
    """How many wait for a decision of `user`."""
    return Remembered(user, CHANGING).of("findings", lambda: _count(user))


def _count(user: User) -> int:
    return Finding.objects.visible_to(user, in_work=True).waiting_for(user).order_by().count()

"""How many likely duplicates wait for somebody."""

from accounts.models import User
from detainees.models import Pair

COUNTED = 1_000  # more than anybody reads; every page would wait for the count


def waiting_at_desk(user: User) -> int:
    """The pairs that wait for `user`, counted up to a thousand."""
    return Pair.objects.on_desk_of(user).standing().order_by()[:COUNTED].count()

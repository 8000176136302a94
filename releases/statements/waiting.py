"""What waits of statements for one person: what others wrote, what is approved, corrections to be written."""

from accounts.models import User
from releases.models import Statement


def to_be_decided(user: User, most: int) -> int:
    """Statements that wait for the approval of `user`, or to be published; counted up to `most`."""
    return Statement.objects.visible_to(user).to_be_decided_by(user)[:most].count()


def to_be_corrected(user: User, most: int) -> int:
    """Corrections that were drafted by themselves, and that nobody has taken in hand; counted up to `most`."""
    return Statement.objects.visible_to(user).drafted_by_itself()[:most].count()


def returned(user: User, most: int) -> int:
    """Statements that came back to `user` with a sentence; counted up to `most`."""
    return Statement.objects.visible_to(user).returned_to(user)[:most].count()


def waiting_statements(user: User, most: int) -> int:
    """All of these."""
    return min(most, to_be_decided(user, most) + to_be_corrected(user, most) + returned(user, most))

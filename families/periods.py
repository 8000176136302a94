"""For how long things are kept before somebody looks at them again: reference data, by the reason of closing."""

from casework.kept import kept
from families.models import RetentionPeriod


def days_of(kind: str) -> int:
    """The days for this kind; for one that has none of its own, those of any closed inquiry."""
    periods = kept(RetentionPeriod)
    return int((periods.get(kind) or periods["closed"]).days)

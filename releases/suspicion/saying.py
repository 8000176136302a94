"""How a rule says what it saw: dates and codes as they are read, in the reader's language."""

from collections.abc import Iterable

from accounts.models.teams import in_language
from casework.dates import PartialDate, say_date
from casework.kept import kept
from releases.models import Wave

NAMED = 3  # dates that one sentence names


def day(edtf: str | None) -> str:
    """A date of any precision in words; a dash for one that is not known."""
    return say_date(PartialDate(edtf)) if edtf else "–"


def days(dates: Iterable[str | None]) -> str:
    """Several, the first ones."""
    each = [day(one) for one in dates]
    return in_language("، ", ", ").join(each[:NAMED]) + ("…" if len(each) > NAMED else "")


def wave(code: str) -> str:
    """The name of a wave; its code where it is no longer among them."""
    found = kept(Wave).get(code)
    return str(found) if found else code

"""A refusal in the midst of a merge or a decision: what was begun is taken back, and the person is told why.

PostgreSQL asks everything again, in the moment of writing; what it refuses is told as the application tells it.
"""

from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec, TypeVar

from django.db import DatabaseError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.moves import Refusal

P = ParamSpec("P")
T = TypeVar("T")

NOT_THEIRS = _("A supervisor of a team to which one of these entries belongs decides whether they are one person.")
CHANGED = _("One of these entries has changed since you opened the page. Look at them again, then decide.")
WROTE_PART = _(
    "You wrote part of one of these records since it was last verified: somebody else decides whether they are one "
    "person."
)
NOT_COUNTED_SO = _(
    "What is counted of these entries does not allow this: an unnamed group has no room for another name, say. Look at "
    "them again, then decide."
)
# By SQLSTATE: of the rules in detainees/sql/merging.sql and releases/sql/merging.sql, and of two who wait in a circle.
_OF_POSTGRESQL = {
    "IF005": (WROTE_PART, False),
    "IF008": (NOT_COUNTED_SO, True),
    "IF013": (NOT_THEIRS, False),
    "IF014": (CHANGED, True),
    "40P01": (CHANGED, True),
}


class _Refused(Exception):  # it is no error of the program: it takes back what was begun
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


def refuse(sentence: str | Promise, *, stale: bool = False) -> NoReturn:
    """Leave the function that is `answering` with this refusal."""
    raise _Refused(Refusal(str(sentence), stale=stale))


def answering(act: Callable[P, T]) -> Callable[P, T | Refusal]:
    """Let a function that changes something in a transaction of its own answer with the refusal, where there is one."""

    @wraps(act)
    def answered(*args: P.args, **kwargs: P.kwargs) -> T | Refusal:
        try:
            return act(*args, **kwargs)
        except _Refused as refused:
            return refused.refusal
        except DatabaseError as error:
            known = _OF_POSTGRESQL.get(getattr(error.__cause__, "sqlstate", ""))
            if known is None:
                raise
            sentence, stale = known
            return Refusal(str(sentence), stale=stale)

    return answered

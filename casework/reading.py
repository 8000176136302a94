"""What one page asks of a record in several places is read once while the page is drawn, and at no other time.

with reading():
    return render(request, "releases/record.html", …)

A move looks for itself, under its lock: outside `reading` nothing is remembered.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.db.models import Model

R = TypeVar("R", bound=Model)
P = ParamSpec("P")
T = TypeVar("T")
_PAGE: ContextVar[dict[Any, Any] | None] = ContextVar("what this page has read", default=None)


@contextmanager
def reading() -> Iterator[None]:
    """While it lasts, `once_a_page` reads each record once. Only for what changes nothing."""
    token = _PAGE.set({})
    try:
        yield
    finally:
        _PAGE.reset(token)


def once_a_page(read: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """`read`, remembered by record and what else is asked until the page is drawn."""

    @wraps(read)
    def remembered(record: R, *args: P.args, **named: P.kwargs) -> T:
        known = _PAGE.get()
        if known is None:
            return read(record, *args, **named)
        key = (read, type(record), record.pk, args, tuple(named.items()))
        if key not in known:
            known[key] = read(record, *args, **named)
        found: T = known[key]
        return found

    return cast(Callable[Concatenate[R, P], T], remembered)

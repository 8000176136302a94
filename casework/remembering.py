"""Answers to long questions, kept by a process until something was written that can change them.

What was written the sequences of ids tell, in one short question: a move, a verdict, an answer has an id of its own.
What changes without one (a day that comes, a time that is over, a field that is mended) shows a minute later at most.
So only what may wait for a minute is remembered: how many, and which; what is shown of them is read as it is shown.
What is nobody's secret and has every change told (advisories, saved views) is remembered as it stands.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import TypeVar, cast

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from accounts.access import rights_of
from accounts.models import User

T = TypeVar("T")
# By person and question: the moment and the rights for which it was asked, and the answer.
_kept: dict[Hashable, tuple[object, object]] = {}
# All models on which an answer of this process rests; and what a page that changes nothing has found of them.
_watched: dict[type[Model], None] = {}
_found: ContextVar[dict[type[Model], object] | None] = ContextVar(
    "the last rows, as this page found them", default=None
)


@contextmanager
def one_look() -> Iterator[None]:
    """While it lasts, what was written is looked up once, for all that a page asks. Only for what changes nothing."""
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def tell_changed(model: type[Model]) -> None:
    """Let every process ask anew what rests on rows of `model`: one was changed that has its id since long, or has
    gone, and nobody shall wait a minute for it. Told when its transaction is over: who reads before finds what was.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [_sequence(model)])


def this_minute() -> object:
    """Another one as soon as what changed without a new row shall show."""
    return timezone.now().replace(second=0, microsecond=0)


def _sequence(model: type[Model]) -> str:
    return f"{model._meta.db_table}_id_seq"


class Remembered:
    """What was found out for one person, asked while one page is drawn.

    `changing` are the models whose rows matter to every answer; `apart` one whose rows matter only where it is said:
    what strangers write, a flood of which shall have nothing else asked anew.
    """

    def __init__(self, person: User, changing: Sequence[type[Model]], apart: type[Model] | None = None) -> None:
        self.person, self._usual = person, len(changing)
        self._models = (*changing, apart) if apart else changing
        _watched.update(dict.fromkeys(self._models))

    def of(self, question: Hashable, ask: Callable[[], T], *, apart: bool = False) -> T:
        """The answer to `question`, which `ask` finds out; `apart` where the rows of that model matter too."""
        key, now = (self.person.pk, question), self._since(apart=apart)
        since, found = _kept.get(key, (None, None))
        if since != now:
            found = ask()
            _kept[key] = now, found
        return cast(T, found)

    def _since(self, *, apart: bool) -> object:
        """Another one as soon as an answer may be another."""
        return self._written if apart else self._written[: self._usual], self._meanwhile

    @cached_property
    def _written(self) -> tuple[object, ...]:
        """The last row of each model: read before anything is asked."""
        found = _found.get()
        if found is None:
            return tuple(_last_rows(self._models).values())
        if not found.keys() >= set(self._models):
            found |= _last_rows([model for model in tuple(_watched) if model not in found])
        return tuple(found[model] for model in self._models)

    @cached_property
    def _meanwhile(self) -> object:
        return this_minute(), frozenset(rights_of(self.person).items())


def _last_rows(models: Collection[type[Model]]) -> dict[type[Model], object]:
    last = ", ".join(f"pg_sequence_last_value('{_sequence(model)}')" for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ARRAY[{last}]")
        (written,) = cursor.fetchall()[0]
    return dict(zip(models, written, strict=True))

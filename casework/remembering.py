"""Answers to long questions, kept by a process until something was written that can change them.

What was written the sequences of ids tell, in one short question: a move, a verdict, an answer has an id of its own.
What changes without one (a day that comes, a time that is over, a field that is mended) shows a minute later at most.
So only what may wait for a minute is remembered: how many, and which; what is shown of them is read as it is shown.
"""

from collections.abc import Callable, Hashable, Sequence
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


class Remembered:
    """What was found out for one person, asked while one page is drawn; `changing` are the models whose rows matter."""

    def __init__(self, person: User, changing: Sequence[type[Model]]) -> None:
        self.person, self.changing = person, changing

    def of(self, question: Hashable, ask: Callable[[], T]) -> T:
        """The answer to `question`, which `ask` finds out."""
        key = (self.person.pk, question)
        since, found = _kept.get(key, (None, None))
        if since != self._since:
            found = ask()
            _kept[key] = self._since, found
        return cast(T, found)

    @cached_property
    def _since(self) -> object:
        """Another one as soon as an answer may be another: read before anything is asked."""
        last = ", ".join(f"pg_sequence_last_value('{model._meta.db_table}_id_seq')" for model in self.changing)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT ARRAY[{last}]")
            (written,) = cursor.fetchall()[0]
        minute = timezone.now().replace(second=0, microsecond=0)
        return tuple(written), minute, frozenset(rights_of(self.person).items())

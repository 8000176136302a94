"""Questions that every page asks anew with other values: the ORM puts their text together once for a process.

    _MOVES = Question(lambda subject, number: MoveMade.objects.filter(subject=subject, subject_id=number))
    _MOVES.rows(subject="release", number=release.pk)         # a list, as list(MoveMade.objects.filter(…))
    _MOVES.is_any(subject="release", number=release.pk)       # as exists()
    _MOVES.number(100, subject="release", number=release.pk)  # as [:100].count()

What is given by name is filled in when it is asked, and stands in the text as a `Blank`. What the text itself depends
on is given by its place, and for each of these there is a text: the rights of who asks, by `asker`, or who that is as
well, by `oneself`.
No moment and no day is part of a text, nor an id out of rows that change: they would be those of the first page.
Written for pages that ask some twenty such questions, of which Django takes longer to write each than PostgreSQL to
answer it (docs/adr/0010); elsewhere a queryset does.
"""

from collections.abc import Callable, Hashable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, QuerySet

from accounts.access import rights_of, with_rights
from accounts.models import User
from accounts.rights import Right

Row = TypeVar("Row")
TEXTS = 50  # that one question keeps: one for all who hold the same rights, or one for each who asks what is theirs
_MOST = "up to how many is counted"
BEFORE_ALL = datetime.min.replace(tzinfo=UTC)  # the one moment that may stand in a text, for it never goes by


class Blank(Expression):
    """A place in a question that is filled in when it is asked, with what the driver can send as it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """A place for one value."""
        return "%s", [self]

    def get_group_by_cols(self) -> list[Any]:
        """As any value, it is no column by which rows are grouped."""
        return []


@dataclass(frozen=True)
class Asker:
    """Whoever holds these rights: all who hold the same ask in the same words. Or one of them, with an id."""

    rights: frozenset[tuple[Right, frozenset[int]]]
    pk: int = 0

    @property
    def person(self) -> User:
        """Whom `visible_to` takes: with these rights nobody, or the one of the id."""
        return with_rights(dict(self.rights), self.pk)


def asker(person: User | AnonymousUser) -> Asker:
    """Who asks, as part of a text; another one as soon as they hold other rights."""
    return Asker(frozenset(rights_of(person).items()))


def oneself(person: User) -> Asker:
    """Who asks what is theirs and of no colleague with the same rights."""
    return replace(asker(person), pk=person.pk)


class Question(Generic[Row]):
    """The rows of a queryset that is always made in the same way, of which only values differ."""

    def __init__(self, make: Callable[..., "QuerySet[Any, Row]"]) -> None:
        self._make = make
        self._written = lru_cache(TEXTS)(self._write)

    def rows(self, *of: Hashable, **values: object) -> list[Row]:
        """What PostgreSQL answers now, of models with what was asked to be read with them."""
        return self._written(of, tuple(values)).rows(values)

    def first(self, *of: Hashable, **values: object) -> Row | None:
        """The first row, for a question whose queryset has at most one, or is cut after it."""
        return next(iter(self.rows(*of, **values)), None)

    def is_any(self, *of: Hashable, **values: object) -> bool:
        """Whether there is any row."""
        return self._written(of, tuple(values)).is_any(values)

    def number(self, most: int, *of: Hashable, **values: object) -> int:
        """How many rows there are, counted up to `most`."""
        return self._written(of, tuple(values)).number(most, values)

    def _write(self, of: tuple[Hashable, ...], names: tuple[str, ...]) -> "_Written[Row]":
        return _Written(self._make(*of, **{name: Blank(name) for name in names}))


class _Written(Generic[Row]):
    """A queryset whose text was put together: for its rows, for whether there are any, and for how many."""

    def __init__(self, made: "QuerySet[Any, Row]") -> None:
        self._made = made

    def rows(self, values: dict[str, object]) -> list[Row]:
        """Read as Django reads the rows of this queryset, by the text that is there already."""
        if self._of_rows is None:
            return []
        compiler, text, places = self._of_rows
        answering: Any = copy(compiler)  # of this thread: a text is everybody's
        answering.connection = connections[self._made.db]
        answering.as_sql = lambda *_args, **_named: (text, _filled(places, values))
        asked = _twin(self._made, _query=_twin(self._made.query, get_compiler=lambda *_args, **_named: answering))
        return list(asked)

    def is_any(self, values: dict[str, object]) -> bool:
        """Asked as `exists` asks."""
        return self._ask(self._of_any, values) is not None

    def number(self, most: int, values: dict[str, object]) -> int:
        """Counted of ids alone, in no order, and no further than asked."""
        found = self._ask(self._of_number, {**values, _MOST: most})
        return int(found[0]) if found else 0

    def _ask(self, written: tuple[str, Sequence[Any]] | None, values: dict[str, object]) -> tuple[Any, ...] | None:
        """The one row of an answer that is no model."""
        if written is None:
            return None
        text, places = written
        with connections[self._made.db].cursor() as cursor:
            cursor.execute(text, _filled(places, values))
            row: tuple[Any, ...] | None = cursor.fetchone()
            return row

    @cached_property
    def _of_rows(self) -> tuple[Any, str, Sequence[Any]] | None:
        # Of its own: writing a text changes the query meanwhile, and another thread may be at it.
        compiler = self._made.query.clone().get_compiler(self._made.db)
        written = _text(compiler)
        return None if written is None else (compiler, *written)

    @cached_property
    def _of_any(self) -> tuple[str, Sequence[Any]] | None:
        query: Any = self._made.query
        return _text(query.exists().get_compiler(self._made.db))

    @cached_property
    def _of_number(self) -> tuple[str, Sequence[Any]] | None:
        ids: Any = self._made.order_by().values("pk")
        written = _text(ids.query.get_compiler(self._made.db))
        if written is None:
            return None
        text, places = written
        return f"SELECT COUNT(*) FROM ({text} LIMIT %s) counted", [*places, Blank(_MOST)]  # noqa: S608 - the ORM's text


def _text(compiler: Any) -> tuple[str, Sequence[Any]] | None:
    """The text with its places; None where Django knows without asking that there is nothing."""
    try:
        text, places = compiler.as_sql()
    except EmptyResultSet:
        return None
    if any(isinstance(each, date | time) and each != BEFORE_ALL for each in places):
        raise TypeError("A moment or a day stands in the text of a question: give it by name.")
    return text, places


def _filled(places: Sequence[Any], values: dict[str, object]) -> tuple[Any, ...]:
    return tuple(values[each.name] if isinstance(each, Blank) else each for each in places)


def _twin(one: Any, **other: Any) -> Any:
    """Another object of this kind that shares everything but this; `copy` would read a queryset's rows."""
    made = object.__new__(type(one))
    made.__dict__ |= one.__dict__ | other
    return made

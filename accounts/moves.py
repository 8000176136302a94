"""Moves of accounts, roles and links, as data that can be asked: the same shape as the moves of records.

A table names each move with the right it needs, the states it starts from and leads to, and its conditions, each with
its sentence of refusal. Page, POST and test ask the same `why_not`; `make` is the only way a move is made: lock, ask,
change, in one transaction in which the person acts. Who and when are written by PostgreSQL (accounts/sql/people.sql).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

from accounts.access import forget_rights, may
from accounts.acting import acting
from accounts.models import Organisation, User
from accounts.rights import TABLE, Right

S = TypeVar("S")
Sentence = str | Promise | None
Condition = Callable[[S, User], Sentence]


@dataclass(frozen=True)
class Refusal:
    """The answer of a move that was not made: a sentence for the person."""

    sentence: str


@dataclass(frozen=True)
class Move(Generic[S]):
    """One row of a table. `change` does it, while the lock is held, and may hand something back."""

    name: str
    label: str | Promise
    right: Right
    transitions: Mapping[str, str]
    conditions: tuple[Condition[S], ...]
    change: Callable[[S, User], Any]
    grave: bool = False
    tells: bool = False  # asks on a page of its own, which says what follows


@dataclass(frozen=True)
class Offer(Generic[S]):
    """A move as one page shows it to one person: open, or closed with the sentence why."""

    move: Move[S]
    why_not: str | None


@dataclass(frozen=True)
class Moves(Generic[S]):
    """A table of moves of one kind of subject.

    `state` reads where it is, `wrong_state` says what that means for a move that does not start there, `places` are the
    organisations in one of which the right has to be held, `lock` reads the subject again and keeps others from it.
    """

    table: Mapping[str, Move[S]]
    state: Callable[[S], str]
    wrong_state: Mapping[str, str | Promise]
    places: Callable[[S], list[Organisation]]
    lock: Callable[[S], S]

    def why_not(self, name: str, subject: S, by: User) -> str | None:
        """The sentence that says why `by` may not make this move now, or None."""
        move = self.table[name]
        if not any(may(by, move.right, place) for place in self.places(subject)):
            return str(TABLE[move.right].refusal)
        if self.state(subject) not in move.transitions:
            return str(self.wrong_state[self.state(subject)])
        sentences = (condition(subject, by) for condition in move.conditions)
        refused = next((sentence for sentence in sentences if sentence is not None), None)
        return None if refused is None else str(refused)

    def offers(self, subject: S, by: User) -> list[Offer[S]]:
        """The moves that start from here and are this person's kind of move, open or with the reason."""
        places, state = self.places(subject), self.state(subject)
        here = [
            move
            for move in self.table.values()
            if state in move.transitions and any(may(by, move.right, place) for place in places)
        ]
        return [Offer(move, self.why_not(move.name, subject, by)) for move in here]

    def make(self, name: str, subject: S, *, by: User) -> Any | Refusal:
        """Make the move, and hand back what it hands back; or answer why not.

        The organisations are locked in one order, so that no two moves both believe that somebody else remains.
        """
        with acting(by):
            ids = [place.pk for place in self.places(subject)]
            list(Organisation.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
            forget_rights(by)  # a role may have ended while this one waited for the lock
            locked = self.lock(subject)
            sentence = self.why_not(name, locked, by)
            return Refusal(sentence) if sentence is not None else self.table[name].change(locked, by)

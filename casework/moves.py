"""Moves between states, as data that can be asked.

A workflow is a table of moves. Page, POST, bulk, task and test ask the same `why_not`; `make` is the only way a move
is made: lock the row, ask why not, change, record who and when, let the effect write what belongs to the move; one
transaction. The rules themselves stand in each app's `workflow.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, Protocol, TypeVar

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts import access
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.lists import DefinedChoices
from casework.models import MoveMade


class Record(Protocol):
    """What a workflow moves: a row of a team, with a status, a number of its latest revision and a version."""

    pk: Any
    revision_number: Any  # a count

    @property
    def status(self) -> Any:
        """A code of the workflow's states."""

    @property
    def team(self) -> Any:
        """Whose work it is."""

    def move_to(self, state: str) -> None:
        """Store the new state; only `Workflow.make` calls it, while it holds the lock."""


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Given:
    """What the person says with a move: a reason from the list and a sentence, where the move is a refusal."""

    revision: int
    reason: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Refusal:
    """The answer of a move that was not made: a sentence for the person."""

    sentence: str
    stale: bool = False
    mendable: bool = False  # something is missing that the person can add


Condition = Callable[[R, User], str | Promise | None]
_Ask = Callable[[Condition[R]], str | Promise | None]
Effect = Callable[[R, MoveMade], None]


Hold = Callable[[int, str], None]


def hold_nothing(pk: int, move: str) -> None:
    """Nothing has to be held before the record's own row."""


def no_effect(record: Any, move: MoveMade) -> None:
    """Nothing more."""


@dataclass(frozen=True)
class Move(Generic[R]):
    """One row of the table. `transitions` maps each state it starts from to the one it leads to.

    The effect runs before the new state is stored and under the lock; it may write other rows and set what is stored
    with the state. `begins_revision` gives the record its next revision number first.
    `main` marks the move that a page puts forward; `key` is the letter that presses its button; `own_page` marks one
    that is made on a page of its own, where more than a reason is said; one that `follows` is made by the program
    alone, as the consequence of what somebody does elsewhere, and no page offers it: the only moves that a job's actor
    makes.
    """

    name: str
    label: str | Promise
    right: Right
    transitions: Mapping[str, str]
    conditions: tuple[Condition[R], ...] = ()
    effect: Effect[R] = field(default=no_effect)
    reasons: type[DefinedChoices] | None = None
    begins_revision: bool = False
    main: bool = False
    key: str = ""
    own_page: bool = False
    follows: bool = False

    @property
    def needs_reason(self) -> bool:
        """Whether a reason from the list and a sentence have to be given."""
        return self.reasons is not None


@dataclass(frozen=True)
class Work(Generic[R]):
    """What people do on a record without moving it: who may, in which states, and the sentence for the other states."""

    label: str | Promise
    right: Right
    states: tuple[str, ...]
    refusal: str | Promise

    def why_not(self, record: R, by: User) -> str | None:
        """The sentence that says why `by` may not do this on `record` now, or None."""
        sentence = access.why_not(by, self.right, record.team)
        if sentence is None and record.status not in self.states:
            return str(self.refusal)
        return sentence


@dataclass(frozen=True)
class Offer(Generic[R]):
    """A move as one page shows it to one person: open, or closed with the sentence why."""

    move: Move[R]
    why_not: str | None


class Workflow(Generic[R]):
    """The table of moves of one kind of record, and the one function that makes a move.

    `hold` is given the id of the record and the name of the move, and holds what has to be held before the record.
    """

    def __init__(
        self,
        subject: str,
        states: type[models.TextChoices],
        moves: tuple[Move[R], ...],
        hold: Hold = hold_nothing,
    ) -> None:
        self.subject = subject
        self.states = states
        self.hold = hold
        self.moves = {move.name: move for move in moves}

    def why_not(self, name: str, record: R, by: User) -> str | None:
        """The sentence that says why `by` may not make this move on `record` now, or None."""
        return self._why_not(self.moves[name], record, by, lambda condition: condition(record, by))

    def _why_not(self, move: Move[R], record: R, by: User, ask: _Ask[R]) -> str | None:
        sentence = None if move.follows and by.is_system else access.why_not(by, move.right, record.team)
        if sentence is not None:
            return sentence
        if record.status not in move.transitions:
            return self._wrong_state(record)
        return next((str(sentence) for sentence in map(ask, move.conditions) if sentence is not None), None)

    def offers(self, record: R, by: User) -> list[Offer[R]]:
        """The moves that start from the record's state and are this person's kind of move, open or with the reason."""
        theirs = [move for move in self.moves.values() if access.may(by, move.right, record.team)]
        here = [move for move in theirs if record.status in move.transitions and not move.follows]
        ask: _Ask[R] = cache(lambda condition: condition(record, by))  # four verdicts ask who wrote: looked up once
        return [Offer(move, self._why_not(move, record, by, ask)) for move in here]

    def make(self, name: str, records: QuerySet[Any], pk: int, *, by: User, given: Given) -> MoveMade | Refusal:
        """Make the move on the record `pk` of `records`, or answer why not. `records` is what `by` may see."""
        with acting(by):
            self.hold(pk, name)
            record: R | None = records.select_for_update(of=("self",)).filter(pk=pk).first()
            if record is None:  # it was closed to them while they waited for it, or has gone
                return Refusal(_("This record is not open to you any more."))
            move = self.moves[name]
            refusal = self._refusal(move, record, by, given)
            if refusal is not None:
                return refusal
            record.revision_number += int(move.begins_revision)
            made = self._record(move, record, by, given)
            move.effect(record, made)
            record.move_to(made.to_state)
            return made

    def _record(self, move: Move[R], record: R, by: User, given: Given) -> MoveMade:
        return MoveMade.objects.create(
            subject=self.subject,
            subject_id=record.pk,
            name=move.name,
            from_state=record.status,
            to_state=move.transitions[record.status],
            revision=record.revision_number,
            by=by,
            reason=given.reason,
            sentence=given.sentence,
        )

    def _refusal(self, move: Move[R], record: R, by: User, given: Given) -> Refusal | None:
        if given.revision != record.revision_number:
            return Refusal(
                _("This record has changed since you opened the page. Look at it again, then decide."), stale=True
            )
        sentence = self.why_not(move.name, record, by)
        if sentence is not None:
            return Refusal(sentence)
        if move.reasons is not None and (given.reason not in move.reasons.values or not given.sentence.strip()):
            return Refusal(
                _("Choose a reason from the list and say in a sentence what is missing or wrong."), mendable=True
            )
        return None

    def _wrong_state(self, record: R) -> str:
        return _("This is not possible while the record is “%(state)s”.") % {"state": self.states(record.status).label}

"""What a move, a part or a notice can be of: what it is called, what of it one may open, in which words it is told.

Each floor says what it has in a module `told_of`, found when the application starts (docs/adr/0009), and whoever tells
of something asks here: notices, a day's work, the records on which colleagues work together. What stands here under no
name could be told to nobody; a test finds it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User

Word = str | Promise
Words = Callable[[str], Word]  # by the name of the move
Records = Callable[[User], QuerySet[Any]]


def _changed(name: str) -> Word:
    return _("It was changed")


def _moved_on(name: str) -> Word:
    return _("Moved on")


def _nothing(name: str) -> Word:
    return ""


@dataclass(frozen=True)
class Subject:
    """One kind of what something can be of.

    `opens` is what somebody may open of it. `owned`: its moves are told to whose it is, who opens it as such; of others
    is told to those who are at work on it (casework/worked_on.py). `named`: it stands by its reference in a day's work.
    `template` draws a notice of it (dashboard/…). In words: `told` is what a move did, for whose it is, `watched` for
    somebody else, `did` what making it is called. `of_led` is what of it counts as work of the people for whom the
    reader answers, where it counts.
    """

    name: str  # as its moves and parts have it
    label: Word
    opens: Records
    owned: bool = False
    named: bool = False
    template: str = "moved"
    told: Words = _nothing
    watched: Words = _changed
    did: Words = _moved_on
    of_led: Records | None = None


_FACTS_CHANGED, _PARTS_WRITTEN = _("Facts were changed"), _("Parts entered or changed")


@dataclass(frozen=True)
class Part:
    """A part that somebody writes: what is told of it, and what writing such parts is called."""

    told: Word = _FACTS_CHANGED
    counted: Word = _PARTS_WRITTEN


SUBJECTS: dict[str, Subject] = {}
_PARTS: dict[str, Part] = {}
_ANY_PART = Part()


def tells_of(*subjects: Subject) -> None:
    """Let what happens to these be told."""
    SUBJECTS.update({subject.name: subject for subject in subjects})


def names_parts(**parts: Part) -> None:
    """Say how parts are called, by the name under which their authors are kept."""
    _PARTS.update(parts)


def part_of(name: str) -> Part:
    """How a part is called."""
    return _PARTS.get(name, _ANY_PART)


def by_table(workflow: Any) -> Words:
    """The labels of a workflow's moves."""
    return lambda name: workflow.moves[name].label if name in workflow.moves else _moved_on(name)


def in_words(words: dict[str, Word], otherwise: Words = _nothing) -> Words:
    """The words of a table."""
    return lambda name: words[name] if name in words else otherwise(name)

"""What an export can hold, as its course asks for it: a list, or what a floor above gives (a case file of a person).

    holds("case-file", CaseFileContent)     # in a floor's exported.py, found when the application starts

The course, from the request to the destroyed key, is one.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from django.utils.functional import Promise

from accounts.models import User
from casework.models import Export, MoveMade
from casework.workbook import Out

Sentence = str | Promise | None


class Content:
    """What one export holds. What is said here is of one that needs nothing more than the course asks."""

    template: ClassVar[str]  # draws on the page of the export what was asked for
    counted_in: ClassVar[str | Promise]  # what is counted while it is made
    every: ClassVar[int] = 10  # steps, after which the progress is kept

    def __init__(self, export: Export) -> None:
        self.export = export

    @property
    def label(self) -> str | Promise:
        """What it is called."""
        raise NotImplementedError

    @property
    def file_name(self) -> str:
        """Of the file that is handed out."""
        raise NotImplementedError

    @property
    def media_type(self) -> str:
        raise NotImplementedError

    def given(self) -> dict[str, Any]:
        """What the manifest says of it beside size, digest and times."""
        raise NotImplementedError

    def kept(self) -> dict[str, Any] | None:
        """What of `given` is kept as it is when the file is made, for later it would be said otherwise; None of what
        `made` keeps for good itself.
        """
        return None

    def expected(self) -> int:
        """How much will be counted while it is made."""
        raise NotImplementedError

    def write(self, out: Out) -> Iterator[int]:
        """Write the file; answers after each step how much is counted, the last time all of it."""
        raise NotImplementedError

    def why_not_have(self) -> Sentence:
        """Why whoever asked may not have it any more; that they hold the role is asked before."""
        return None

    def why_not_approve(self, by: User) -> Sentence:
        """Why `by` does not approve it though they approve exports."""
        return None

    def why_not_numbers(self, by: User) -> Sentence:
        """Why the identity numbers that were asked for do not leave with it on the word of `by`."""
        return None

    def why_not_sources(self, by: User) -> Sentence:
        """The same of who its sources are."""
        return None

    def made(self) -> None:
        """What is kept of it for good, beside its row and in the same transaction."""

    def handed_out(self, by: User) -> None:
        """What is kept each time it is handed out, in the same transaction."""

    def told(self, move: MoveMade) -> Iterable[User]:
        """Who is told of this move beside whoever asked."""
        return ()


Maker = Callable[[Export], Content]
MAKERS: dict[str, Maker] = {}


def holds(name: str, content: Maker) -> None:
    """Let exports `listed` under this name hold this; ValueError where they hold something else already."""
    if name in MAKERS:
        raise ValueError(f"An export “{name}” holds something else already.")
    MAKERS[name] = content

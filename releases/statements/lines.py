"""The lines under which the organisation can be reached, as its statements print them.

They are kept on a floor above: whoever keeps them appends a giver, as followers and panels do (ADR 0009).

    @gives_lines
    def public_lines(organisation: int) -> list[ContactLine]: ...
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class ContactLine:
    """One line: which desk, how it is reached, the number as one reads it, and when, in both languages.

    `support` tells the desk that stands by families from the one that looks for people. `hours_*` are "" where none are
    said.
    """

    support: bool
    method_ar: str
    method_en: str
    number: str
    hours_ar: str
    hours_en: str


Giver = Callable[[int], list[ContactLine]]
_GIVERS: list[Giver] = []


def gives_lines(giver: Giver) -> Giver:
    """Let `giver` be asked for the lines of an organisation (its id)."""
    _GIVERS.append(giver)
    return giver


def lines_of(organisation: int) -> list[dict[str, Any]]:
    """All lines of an organisation, the desk that stands by families first, ready for a document."""
    found = [line for giver in _GIVERS for line in giver(organisation)]
    return [asdict(line) for line in sorted(found, key=lambda line: not line.support)]

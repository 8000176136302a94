"""The moves of a release: the states from which each leads on, and who makes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.matrix.expected import DECIDES, ENTERS, Names, those


@dataclass(frozen=True)
class MoveRow:
    """One move; `decides` binds it to those who wrote no part, `counting` to a release that counts, `another` to those
    who did not take the decision that stands."""

    starts: Names
    acts: Mapping[str, Names]
    decides: bool = False
    counting: bool = False
    another: bool = False
    asks_a_reason: bool = False


MOVES: dict[str, MoveRow] = {
    "submit": MoveRow(those("draft", "returned"), ENTERS),
    "take-back": MoveRow(those("submitted"), ENTERS),
    "verify": MoveRow(those("submitted"), DECIDES, decides=True),
    "return": MoveRow(those("submitted"), DECIDES, decides=True, asks_a_reason=True),
    "reject": MoveRow(those("submitted"), DECIDES, decides=True, asks_a_reason=True),
    "dispute": MoveRow(
        those("verified", "draft", "submitted", "returned", "rejected"), DECIDES,
        decides=True, counting=True, asks_a_reason=True,
    ),
    "withdraw": MoveRow(those("disputed"), DECIDES, decides=True, asks_a_reason=True),
    "amend": MoveRow(those("verified", "disputed"), ENTERS),
    "drop-change": MoveRow(those("draft", "returned", "rejected"), ENTERS, counting=True),
    "reopen": MoveRow(those("rejected", "withdrawn"), DECIDES, another=True),
}  # fmt: skip

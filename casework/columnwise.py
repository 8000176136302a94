"""The cells of many lines turned at once, column by column.

Most cells of a long list say what others of their column have said already: what each text becomes is remembered, and
looked up without a line of Python. A million rows of thirty columns are thirty million cells; docs/bench.md has the
measurement.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import NoneType
from typing import Any

from casework.sheets import Cell, Line

KEPT = 2_000  # different texts of a column that are remembered
LONGEST_KEPT = 100  # characters
_TEXTS = {str, NoneType}
Turn = Callable[[Cell], Any]
Question = Callable[[Sequence[str | None]], bool]


class _Remembered(dict[str | None, Any]):
    """What each text of a column becomes."""

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self._turn = turn

    def __missing__(self, text: str | None) -> Any:
        turned = self._turn(text)
        if len(self) < KEPT and (text is None or len(text) <= LONGEST_KEPT):
            self[text] = turned
        return turned


class Columnwise:
    """Lines of as many cells as there are `turns`, each of which says what a cell of its column becomes.

    With `stay` texts and empty cells stay as they are, the others alone are turned; where it is a question, those stay
    of which it is answered, and it is asked where most texts of a column differ.
    """

    def __init__(self, turns: Sequence[Turn], *, stay: bool | Question = False) -> None:
        self._turns, self._stay = turns, stay
        self._remembered = [_Remembered(turn) for turn in turns]

    def turned(self, lines: Sequence[Line]) -> Iterator[tuple[Any, ...]]:
        """The lines with every cell turned."""
        columns = zip(*lines, strict=True)
        return zip(*(self._column(number, cells) for number, cells in enumerate(columns)), strict=True)

    def _column(self, number: int, cells: tuple[Cell, ...]) -> Iterable[Any]:
        if not set(map(type, cells)) <= _TEXTS:
            return map(self._turns[number], cells)
        texts: tuple[Any, ...] = cells
        stays = self._stay
        if callable(stays):
            stays = 2 * len(set(texts)) > len(texts) and stays(texts)
        return texts if stays else map(self._remembered[number].__getitem__, texts)

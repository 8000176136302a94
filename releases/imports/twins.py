"""Which external_id stood where first: twelve bytes for each, with room to grow, whatever it is and however many."""

from array import array

ROOM = 1 << 16  # places to begin with; a power of two


class FirstLines:
    """By the hash of an external_id the line in which it stood first."""

    def __init__(self) -> None:
        self._taken = 0
        self._make_room(ROOM)

    def line_of(self, external_id: str, line: int) -> int:
        """The line in which it stood first; `line`, which is above 0, where it has not stood before."""
        found = self._line_of(hash(external_id), line)
        if 2 * self._taken > len(self._lines):
            self._grow()
        return found

    def _line_of(self, key: int, line: int) -> int:
        place = key & self._mask
        while first := self._lines[place]:
            if self._keys[place] == key:
                return first
            place = (place + 1) & self._mask
        self._keys[place], self._lines[place] = key, line
        self._taken += 1
        return line

    def _make_room(self, places: int) -> None:
        self._keys, self._lines, self._mask = array("q", bytes(8 * places)), array("I", bytes(4 * places)), places - 1

    def _grow(self) -> None:
        keys, lines = self._keys, self._lines
        self._taken = 0
        self._make_room(2 * len(lines))
        for key, line in zip(keys, lines, strict=True):
            if line:
                self._line_of(key, line)

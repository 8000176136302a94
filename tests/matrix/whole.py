"""The declared table as a whole."""

from collections.abc import Mapping

from tests.matrix import colleagues, expected, history, lists

_PARTS = (expected, colleagues, lists, history)
ROWS: Mapping[str, expected.Row] = {name: row for part in _PARTS for name, row in part.ROWS.items()}
SUBJECTS: Mapping[str, dict[str, expected.Relation]] = {
    name: relations for part in _PARTS for name, relations in part.SUBJECTS.items()
}

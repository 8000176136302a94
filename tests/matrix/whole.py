"""The declared table as a whole."""

from collections.abc import Mapping

from tests.matrix import colleagues, expected, lists

ROWS: Mapping[str, expected.Row] = {**expected.ROWS, **colleagues.ROWS, **lists.ROWS}
SUBJECTS: Mapping[str, dict[str, expected.Relation]] = {**expected.SUBJECTS, **colleagues.SUBJECTS, **lists.SUBJECTS}

"""Whether the person of a row is called as who has its external_id: lists that are numbered 1, 2, 3 meet there."""

from detainees.names import any_alike, names_in, spelled
from releases.imports.changing import Difference
from releases.imports.known import Known
from releases.imports.rows import Row


def is_called_otherwise(row: Row, known: Known, found: Difference) -> bool:
    """Whether the row's names fit none that the record has, in any spelling or script."""
    if not found.names:
        return False
    keys = getattr(known.person, "name_keys", None)
    return not any_alike(names_in(spelled((row.arabic, row.latin))), names_in(keys.spelled if keys else ""))

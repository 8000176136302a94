"""What django-import-export needs to bring our values in and out: the same reading and the same text as everywhere."""

from typing import Any

from import_export import widgets

from casework.dates import PartialDate, read_date
from casework.mistake import Mistake


class PartialDateWidget(widgets.Widget):  # type: ignore[misc]  # the library has no types
    """A date of any precision in a sheet: EDTF out; in whatever `read_date` understands, empty for unknown.

    A cell that a spreadsheet holds as a date comes in as that day. Raises ValueError with the sentence, which the
    import reports with row and column.
    """

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        if hasattr(value, "isoformat"):
            return PartialDate(value.isoformat()[:10])
        answer = read_date(str(value))
        if isinstance(answer, Mistake):
            raise ValueError(answer.sentence)
        return answer

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)

"""What is left out of the log."""

import logging
import re
from typing import Any

_BROKEN = 500
# What PostgreSQL tells of the row that it refused is the row itself, which may be a name, a source, a number. It ends
# with the text or where the next error of a chain begins; within quotation marks (a worker's line) with that line.
_OF_THE_ROW = re.compile(
    r"^(?:DETAIL|CONTEXT):.*?(?=^(?:The above exception was|During handling of the above)|\Z)"
    r"|\\n(?:DETAIL|CONTEXT):[^\n]*",
    re.M | re.S,
)


class WithoutRows(logging.Formatter):
    """A line of the log; of an error where it came about and what was refused, without what stood in the row."""

    def formatException(self, ei: Any) -> str:
        return without_rows(super().formatException(ei))

    def formatMessage(self, record: logging.LogRecord) -> str:
        return without_rows(super().formatMessage(record))


def without_rows(text: str) -> str:
    """The text of an error without the values of a row that PostgreSQL refused."""
    return _OF_THE_ROW.sub("", text).rstrip("\n")


class WithoutTraceback(logging.Filter):
    """What refuses something is one line: where in the program that was says nothing. Of errors all else stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", _BROKEN) < _BROKEN:
            record.exc_info = record.exc_text = None
        return True

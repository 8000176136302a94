"""What is left out of the log."""

import logging

_BROKEN = 500


class WithoutTraceback(logging.Filter):
    """What refuses something is one line: where in the program that was says nothing. Of errors all stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", _BROKEN) < _BROKEN:
            record.exc_info = record.exc_text = None
        return True

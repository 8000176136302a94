"""By which names of the months somebody reads dates: what they chose, for as long as they are answered."""

from contextvars import ContextVar

months: ContextVar[str] = ContextVar("months", default="")  # of `Months`; config/interface/moments.py sets it

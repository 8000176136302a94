"""Choosing the columns of a list: every choice is a link to the same page; it works without script."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from casework.seen.columns import PARAMETER, Here
from casework.seen.page import Seen


@dataclass(frozen=True)
class Line:
    """A column on the page: where it would go up, down, or be put in or taken out; "" where it cannot."""

    column: Here
    up: str = ""
    down: str = ""
    out: str = ""
    into: str = ""


class Arranging:
    """The columns of a list as they are chosen, and the others."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self._names = [each.name for each in seen.columns.chosen]

    @property
    def chosen(self) -> list[Line]:
        """Those that are shown, in their order; the last one cannot be taken out."""
        last = len(self._names) - 1
        return [
            Line(
                column,
                up=self._with(self._moved(place, place - 1)) if place > 0 else "",
                down=self._with(self._moved(place, place + 1)) if place < last else "",
                out=self._with([name for name in self._names if name != column.name]) if last > 0 else "",
            )
            for place, column in enumerate(self.seen.columns.chosen)
        ]

    @property
    def others(self) -> list[Line]:
        """Those that are not shown."""
        every = self.seen.columns.all
        return [Line(every[name], into=self._with([*self._names, name])) for name in every if name not in self._names]

    @property
    def done(self) -> str:
        """The list with these columns."""
        return f"{self.seen.path}?{self.seen.kept}" if self.seen.kept else self.seen.path

    @property
    def usual(self) -> str:
        """The same page with the columns that are shown where none are chosen."""
        return self._with([])

    def _moved(self, place: int, to: int) -> list[str]:
        names = list(self._names)
        names[place], names[to] = names[to], names[place]
        return names

    def _with(self, names: list[str]) -> str:
        asked = QueryDict(self.seen.kept, mutable=True)
        asked.pop(PARAMETER, None)
        if names:
            asked[PARAMETER] = ",".join(names)
        address = reverse("lists:columns", args=[self.seen.listed.name])
        return f"{address}?{asked.urlencode(safe=',')}" if asked else address

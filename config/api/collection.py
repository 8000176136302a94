"""A kind of published thing: its shape, and how its rows are found. Addresses, feeds and document are drawn from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from config.api.schema import Row, Shape


@dataclass(frozen=True)
class Item:
    """One published thing: its place in the list, and what is told of it."""

    place: int
    row: Row


@dataclass(frozen=True)
class News:
    """One entry of a feed: where it is read, in both languages, and when it was published."""

    url: str
    title_ar: str
    title_en: str
    summary: str
    at: datetime

    @property
    def title(self) -> str:
        return f"{self.title_ar} / {self.title_en}"


@dataclass(frozen=True)
class Collection:
    """A list of published things.

    `page` answers with at most so many items after a place, `one` with the row of a key or None, `news` with the newest
    ones, each of what stands now.
    """

    name: str
    title: str
    what: str
    key: str  # the property by which one of them is asked for
    shape: Shape
    page: Callable[[int, int], Sequence[Item]]
    one: Callable[[str], Row | None]
    news: Callable[[], Sequence[News]]

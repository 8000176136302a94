"""Long lists read by a cursor of the server: no more than a block of them is here at a time."""

from collections.abc import Iterator
from typing import Any

from django.db import models


def fetched(rows: models.QuerySet[Any], block: int) -> Iterator[Any]:
    """The rows as they are needed, so many at a time.

    `iterator()` would read them whole: for pages the settings do without cursors of the server. Outside a transaction
    the cursor outlives the statement (WITH HOLD), so that who reads may write meanwhile.
    """
    iterable: Any = rows._iterable_class(rows, chunked_fetch=True, chunk_size=block)
    yield from iterable

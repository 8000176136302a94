"""Reading ahead: the next block is read and checked while PostgreSQL takes the one before."""

from collections.abc import Iterable, Iterator
from queue import Full, Queue
from threading import Event, Thread
from typing import TypeVar

from django.utils import translation

T = TypeVar("T")
AHEAD = 2  # things that wait
PATIENCE = 0.5  # seconds between two looks at whether anybody still listens


def ahead(things: Iterable[T]) -> Iterator[T]:
    """The same things, drawn from `things` by a thread of its own, which may not ask the database."""
    waiting: Queue[tuple[T | None, BaseException | None]] = Queue(AHEAD)
    gone = Event()
    reader = Thread(target=_read, args=(things, waiting, gone, translation.get_language()), daemon=True)
    reader.start()
    try:
        while True:
            thing, error = waiting.get()
            if isinstance(error, StopIteration):
                return
            if error is not None:
                raise error
            yield thing  # type: ignore[misc]  # there is one where there is no error
    finally:
        gone.set()
        reader.join()


def _read(
    things: Iterable[T], waiting: "Queue[tuple[T | None, BaseException | None]]", gone: Event, language: str | None
) -> None:
    with translation.override(language):
        try:
            for thing in things:
                if not _put((thing, None), waiting, gone):
                    return
            end: BaseException = StopIteration()
        except Exception as error:  # it is raised again where it is listened to
            end = error
        _put((None, end), waiting, gone)


def _put(
    what: tuple[T | None, BaseException | None], waiting: "Queue[tuple[T | None, BaseException | None]]", gone: Event
) -> bool:
    """Whether it could be put before the listener went."""
    while not gone.is_set():
        try:
            waiting.put(what, timeout=PATIENCE)
        except Full:
            continue
        return True
    return False

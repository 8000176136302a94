"""Reading ahead: a process of its own reads and checks the next block while PostgreSQL takes the one before."""

import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Never, TypeVar

from django.db import connection

Given = TypeVar("Given")
T = TypeVar("T")
GONE = (BrokenPipeError, ConnectionResetError, EOFError)
AHEAD = 2  # things for which the other process has what it needs


class ReaderGone(RuntimeError):
    """The process that read has ended before it had read everything: killed, or out of memory."""


def ahead(read: Callable[[Iterator[Given]], Iterable[T]], give: Callable[[], Given]) -> Iterator[T]:
    """What `read` yields, in another process, which has a copy of all that is here and may not ask the database.

    `read` is handed an iterator over what `give` answers here: one for each thing, small enough to wait in a socket.
    What `read` raises is raised here.
    """
    context = get_context("fork")  # what was read from the database is there at once
    here, there = context.Pipe()
    reader = context.Process(target=_work, args=(read, here, there), daemon=True)
    reader.start()
    there.close()
    try:
        for _time in range(AHEAD):
            _hand(here, give())
        while (answer := _answer(here)) is not None:
            _hand(here, give())
            yield answer[0]
    finally:
        here.close()
        reader.kill()
        reader.join()


def _hand(here: Connection, thing: object) -> None:
    with suppress(*GONE):  # then the next answer says so
        here.send(thing)


def _answer(here: Connection) -> tuple[Any] | None:
    try:
        answer, error = here.recv()
    except GONE as gone:
        raise ReaderGone from gone
    if error is not None:
        raise error
    return answer  # type: ignore[no-any-return]  # a tuple of one, or None after the last


def _work(read: Callable[[Iterator[Given]], Iterable[T]], here: Connection, there: Connection) -> None:
    """The other process: ends when everything is read, or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever listens decides
    here.close()
    with suppress(*GONE), connection.execute_wrapper(_refuse):
        try:
            for thing in read(iter(there.recv, None)):
                there.send(((thing,), None))
        except GONE:
            raise
        except Exception as error:  # it is raised again where it is listened to
            error.add_note(traceback.format_exc())
            there.send((None, error))
        else:
            there.send((None, None))
        while True:
            there.recv()  # whoever listens hangs up first


def _refuse(*asked: object) -> Never:
    raise RuntimeError("The connection belongs to the process that this one was copied from.")

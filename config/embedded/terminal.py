"""What the commands of script/ say: one line a step, with its seconds; and troubles as one sentence."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Trouble(Exception):
    """Something the person at the terminal can do something about; the text is the sentence they read."""


def say(text: str) -> None:
    """One line on standard output, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Say what is being done, and when it is done how many seconds it took."""
    began = time.monotonic()
    sys.stdout.write(f"  {doing} … ")
    sys.stdout.flush()
    try:
        yield
    except BaseException:
        say("")
        raise
    say(f"{time.monotonic() - began:.1f} s")


def last_lines(text: str, count: int = 12) -> str:
    """The last `count` lines that are not empty, indented to be read as a quotation."""
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n".join(f"    {line}" for line in lines[-count:])

"""Asking the child that decodes: what it is given, what it may use, and how its answer is read."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from releases.evidence.copies import Handed

DECODER = Path(__file__).with_name("decoder")  # never imported here: the child alone loads the decoders
PATIENCE = {"recognise": 60, "copies": 180, "redact": 60}  # seconds until the child is given up
MOST_COPIES = 600 * 1024 * 1024  # bytes that it may answer with
LONGEST_HEAD = 1024 * 1024  # bytes
UNREADABLE = {"refused": "unreadable"}


@dataclass
class Answer:
    """The copies one by one, and `said` when they are through: {"refused": CODE} or what is said of the file."""

    copies: Iterator[Handed]
    said: dict[str, Any] = field(default_factory=lambda: dict(UNREADABLE))


def recognise(file: IO[bytes]) -> dict[str, Any]:
    """{"kind", "media_type"} of the file, or {"refused": CODE}."""
    with asked("recognise", file) as answer:
        for _none in answer.copies:
            pass
    return answer.said


@contextmanager
def asked(task: str, file: IO[bytes], more: str = "") -> Iterator[Answer]:
    """Start the child on an open file; `more` of the task is JSON. It has no environment and no key.

    Whatever kills it is a refusal.
    """
    child = subprocess.Popen(  # noqa: S603  # our own file, with words of our own
        [sys.executable, "-I", str(DECODER), str(file.fileno()), task, *([more] if more else [])],
        env={},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=(file.fileno(),),
    )
    watch = threading.Timer(PATIENCE[task], child.kill)
    watch.start()
    try:
        answer = Answer(iter(()))
        assert child.stdout is not None
        answer.copies = _frames(child.stdout, answer)
        yield answer
    finally:
        watch.cancel()
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _frames(pipe: IO[bytes], answer: Answer) -> Iterator[Handed]:
    """Each copy as it comes; `answer.said` is set by the last frame, and stays a refusal where there is none."""
    taken = 0
    while len(length := pipe.read(4)) == 4:
        written = pipe.read(min(int.from_bytes(length, "big"), LONGEST_HEAD))
        if len(written) < int.from_bytes(length, "big"):
            return
        head = json.loads(written)
        if "end" in head:
            answer.said = head["end"]
            return
        taken += head["bytes"]
        if taken > MOST_COPIES:
            answer.said = {"refused": "too-large"}
            return
        yield Handed(head["purpose"], head["number"], head["media_type"], _content(pipe, head["bytes"]))


def _content(pipe: IO[bytes], size: int) -> Iterator[bytes]:
    while size > 0 and (part := pipe.read(min(size, 65_536))):
        size -= len(part)
        yield part
    if size:
        raise EndedEarly


class EndedEarly(Exception):
    """The child was stopped in the midst of a copy."""

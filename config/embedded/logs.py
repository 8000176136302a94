"""One readable log per part in `<data>/logs`, cut when it grows, followed on the terminal with --verbose."""

import os
import shutil
from itertools import pairwise
from pathlib import Path
from typing import IO

LARGEST = 5 * 1024 * 1024  # bytes
KEPT = 3  # older files beside the current one


class Log:
    """The log of one part. The part writes to the file itself, so it goes on when nobody watches it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.path = folder / f"{name}.log"
        self.path.touch(mode=0o600)
        self._shown = self.path.stat().st_size

    def open(self) -> IO[bytes]:
        return self.path.open("ab", buffering=0)

    def cut(self) -> None:
        """Copy a log that has grown to `.1` (`.1` to `.2` …) and empty it; its writers append, so they go on."""
        if self.path.stat().st_size < LARGEST:
            return
        older = [self.path.with_name(f"{self.path.name}.{number}") for number in range(1, KEPT + 1)]
        for newer, old in reversed(list(pairwise(older))):
            if newer.exists():
                newer.replace(old)
        shutil.copy(self.path, older[0])
        os.truncate(self.path, 0)
        self._shown = 0

    def news(self) -> list[str]:
        """The whole lines that were written since the last time, each with the part's name before it."""
        with self.path.open("rb") as file:
            file.seek(self._shown)
            text = file.read()
        whole = text[: text.rfind(b"\n") + 1]
        self._shown += len(whole)
        return [f"{self.name:8} {line}" for line in whole.decode(errors="replace").splitlines()]

    def tail(self, size: int = 4000) -> str:
        with self.path.open("rb") as file:
            file.seek(max(0, self.path.stat().st_size - size))
            return file.read().decode(errors="replace")

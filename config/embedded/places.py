"""The data folder: where things lie in it, who may use it, and of which version it is."""

import fcntl
import json
import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from config.embedded.terminal import Trouble
from config.embedded.venv import ROOT

LAYOUT = 1  # of the data folder; raised when an older program could no longer use it
ROOM_NEEDED = 300 * 1024 * 1024  # bytes; below this PostgreSQL soon stops


@dataclass(frozen=True)
class Places:
    """The paths below one data folder."""

    data: Path

    @cached_property
    def keys(self) -> Path:
        return Path(os.environ.get("IFRAJ_KEYS") or self.data / "keys.json")

    @property
    def passwords(self) -> Path:
        return self.data / "passwords.json"

    @property
    def services(self) -> Path:
        """Addresses of the services while they run; read by script/manage."""
        return self.data / "services.json"

    @property
    def demo(self) -> Path:
        return self.data / "demo"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def postgres(self) -> Path:
        return self.data / "postgres"

    @property
    def redis(self) -> Path:
        return self.data / "redis"

    @property
    def description(self) -> Path:
        return self.data / "folder.json"

    def open(self) -> None:
        """Make the folder where there is none; refuse one that is not ours to use, full, or of a newer version."""
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.logs.mkdir(mode=0o700, exist_ok=True)
            (self.data / "media").mkdir(mode=0o700, exist_ok=True)
            probe = self.data / "lock"
            probe.touch(mode=0o600)
        except OSError as error:
            raise Trouble(f"The data folder {self.data} cannot be used: {error.strerror}.") from None
        free = shutil.disk_usage(self.data).free
        if free < ROOM_NEEDED:
            raise Trouble(f"The disk of {self.data} is nearly full: {free >> 20} MB free, 300 MB needed.")
        self._check_version()

    def _check_version(self) -> None:
        if not self.description.exists():
            write_private(self.description, {"layout": LAYOUT, "demo": None})
        layout = read(self.description).get("layout", 0)
        if layout > LAYOUT:
            raise newer_version(self.data)

    @property
    def demo_wanted(self) -> bool | None:
        """What the first script/run decided; None before it."""
        wanted: bool | None = read(self.description).get("demo")
        return wanted

    def decide_demo(self, wanted: bool) -> None:
        write_private(self.description, read(self.description) | {"demo": wanted})

    def hold(self, who: str) -> IO[str]:
        """Take the folder for this process as long as the file that is returned stays open."""
        file = (self.data / "lock").open("r+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Held(file.read().strip() or "another command", self.data) from None
        file.truncate(0)
        file.write(f"{who} (process {os.getpid()})")
        file.flush()
        return file

    def guests(self, how: int) -> IO[str]:
        """The lock of the commands that use services which another one started: shared by them, whole to end them."""
        file = (self.data / "guests").open("a")
        os.chmod(self.data / "guests", 0o600)
        fcntl.flock(file, how)
        return file


class Held(Trouble):
    """Another process holds the data folder."""

    def __init__(self, holder: str, data: Path) -> None:
        super().__init__(
            f"{holder} is using the data folder {data}. Stop it first, or take another folder with --data and --port."
        )


def newer_version(data: Path) -> Trouble:
    return Trouble(
        f"The data folder {data} was written by a newer version of Ifraj. Use that version, or another --data."
    )


def chosen(data: str | None) -> Places:
    """The data folder of `--data`, else of IFRAJ_DATA, else `var/` in the clone."""
    return Places(Path(data or os.environ.get("IFRAJ_DATA") or ROOT / "var").expanduser().resolve())


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def write_private(path: Path, content: dict[str, Any]) -> None:
    """Replace `path` in one step, readable by its owner alone."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(content, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)

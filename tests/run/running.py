"""script/run as a person starts it: on a data folder and a port of its own, its words read as they come."""

import contextlib
import os
import resource
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg

from config.embedded import places, throwaway
from config.embedded.places import Places

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ("IFRAJ_DATA", "DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "IFRAJ_KEYS", "SECRET_KEY", "PYTHONPATH")
PARTS = {"web": "granian", "worker": "worker", "beat": "beat", "redis": "redis-server", "postgres": "postgres"}


def environment(**changes: str) -> dict[str, str]:
    """A person's environment: without the settings that the tests themselves run with."""
    return {name: value for name, value in os.environ.items() if name not in SETTINGS} | changes


def copy_of_made(data: Path) -> Path:
    """`data` as a copy of the folder whose database script/test has brought up to this version; else whoever opens it
    makes it.
    """
    if made := os.environ.get("IFRAJ_TESTS_MADE"):
        throwaway.copied(Path(made), data)
    return data


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(true: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, f"not within {seconds} seconds"
        time.sleep(0.05)


def answers(port: int) -> bool:
    """Whether the web server answers at all."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            return connection.recv(12).startswith(b"HTTP/1.1 ")
    except OSError:
        return False


def script(
    name: str, *arguments: str, root: Path = ROOT, user: int | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run one of the scripts to its end."""
    command = [str(root / "script" / name), *arguments]
    return subprocess.run(
        command,
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=300,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    )


@dataclass
class Running:
    """A script/run on `data`; `arguments` beside --data, --port."""

    data: Path
    arguments: tuple[str, ...] = ("--no-demo",)
    root: Path = ROOT
    user: int | None = None
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    def start(self, seconds: float = 120, *, ignoring_interrupt: bool = False) -> "Running":
        self.output = self.data.with_name(f"{self.data.name}.output")
        command = [str(self.root / "script" / "run"), "--data", str(self.data), "--port", str(self.port)]
        if ignoring_interrupt:  # as a shell starts what runs in the background
            command = ["/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh", *command]
        self.process = subprocess.Popen(
            [*command, *self.arguments],
            cwd="/",
            env=environment(HOME="/", **self.settings),
            stdout=self.output.open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
            user=self.user,
            group=self.user,
            extra_groups=None if self.user is None else [],
        )
        wait_until(lambda: "is running at" in self.said or self.process.poll() is not None, seconds)
        assert self.process.poll() is None, self.said
        return self

    @property
    def said(self) -> str:
        return self.output.read_text()

    def part(self, name: str) -> psutil.Process | None:
        """The process of a part that script/run started; None while there is none."""
        for child in psutil.Process(self.process.pid).children():
            with contextlib.suppress(psutil.Error):  # it has just ended
                if any(Path(word).name == PARTS[name] for word in child.cmdline()[:6]):
                    return child
        return None

    def everything(self) -> list[psutil.Process]:
        whole = psutil.Process(self.process.pid)
        return [whole, *whole.children(recursive=True)]

    def database(self, statement: str) -> list[tuple[object, ...]]:
        """What the owner of the database is answered."""
        addresses = places.read(Places(self.data).services)["environment"]
        with psycopg.connect(addresses["DATABASE_OWNER_URL"], autocommit=True) as owner:
            found = owner.execute(statement)
            return found.fetchall() if found.description else []

    def database_answers(self) -> bool:
        try:
            return bool(self.database("SELECT 1"))
        except psycopg.OperationalError:
            return False

    def stop_and_count(self) -> float:
        """Stop it; the seconds that processors worked for it and all its parts, whatever else the machine does."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.stop()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def stop(self, how: int = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=40)

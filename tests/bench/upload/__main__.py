"""script/bench upload: a film of 200 MB on a line that drops four times, against the goals."""

import argparse
import hashlib
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg

from config.embedded import places, throwaway
from config.embedded.places import Places
from config.embedded.preparation import Preparation, password
from config.embedded.run import answers, parts
from config.embedded.services import Services
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, say, step
from tests.bench import starting
from tests.bench.measuring import family, held
from tests.bench.report import Line, at_most, table
from tests.bench.upload.dropping import DroppingLine
from tests.bench.upload.sending import Sender

DROPS = 4
MORE_MEMORY = 30  # MB that the web processes hold more than before
LOOK = 0.1  # seconds between two looks at what they hold


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("script/bench upload", description=__doc__)
    parser.add_argument("--megabytes", type=int, default=200, help="of the file (200)")
    parser.add_argument("--check", action="store_true", help="exit 1 where a goal is missed")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    supervisor = Supervisor()
    supervisor.take_signals()
    try:
        with throwaway.running(supervisor) as (folder, started):
            lines = list(_figures(chosen.megabytes, supervisor, folder, started))
    except Trouble as trouble:
        say(f"script/bench: {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    print(table(lines))  # noqa: T201
    missed = sum(line.met is False for line in lines)
    say(f"\n  {missed} missed." if missed else "\n  All met.")
    return 1 if missed and chosen.check else 0


def _figures(megabytes: int, supervisor: Supervisor, folder: Places, started: Services) -> Iterator[Line]:
    port, secret = _site(supervisor, folder, started)
    film, digest = _film(folder.data / "film.mp4", megabytes)
    size = film.stat().st_size
    line = DroppingLine(port, [size * share // (DROPS + 1) for share in range(1, DROPS + 1)])
    sender = Sender(port)
    sender.sign_in("documenter", secret)
    sender.port = line.port
    web = next(part for part in supervisor.parts if part.name == "web")
    assert web.process
    watched = Watched(family(psutil.Process(web.process.pid)))
    with step(f"Sending {megabytes} MB on a line that drops {DROPS} times"), watched:
        seconds = sender.send(film, lambda: None)
    line.close()
    with psycopg.connect(started.environment["DATABASE_OWNER_URL"]) as connection:
        stored = connection.execute("SELECT sha256 FROM releases_original").fetchone()
    same = stored == (digest,)
    yield Line("times that the line dropped", str(line.dropped), str(DROPS), met=line.dropped == DROPS)
    yield Line("SHA-256 of what arrived", "the same" if same else "another", "the same", met=same)
    yield at_most("memory of the web processes, more than before (PSS)", watched.more / 2**20, MORE_MEMORY, "MB")
    yield Line(f"{megabytes} MB received", f"{seconds:,.1f} s, {size / seconds / 1e6:,.0f} MB/s")
    clear = sum(1 for file in (folder.data / "media").rglob("*") if file.is_file() and b"film of" in file.read_bytes())
    yield Line("files in which its text is found", str(clear), "0", met=clear == 0)


def _site(supervisor: Supervisor, folder: Places, started: Services) -> tuple[int, str]:
    """The port of the running site and the password of its people."""
    preparation, secret = Preparation(folder, started.environment, supervisor), password()
    preparation.all()
    places.write_private(folder.demo, {"password": secret, "complete": False})
    preparation.manage("make_demo", "--accounts-only")
    port = starting.free_port()
    with step("Starting the web server, the worker and the scheduler"):
        for part in parts(folder, started.environment, port):
            supervisor.add(part)
        supervisor.wait_for(supervisor.parts[-1], lambda: answers(port), 120)
    return port, secret


def _film(file: Path, megabytes: int) -> tuple[Path, str]:
    """Noise that begins as a film does, with its digest."""
    digest = hashlib.sha256()
    with file.open("wb") as written:
        for number in range(megabytes):
            head = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" if number == 0 else b"film of noise"
            part = head + os.urandom(1_000_000 - len(head))
            digest.update(part)
            written.write(part)
    return file, digest.hexdigest()


class Watched:
    """What processes hold while the block lasts: `more` is the most, less what they held before."""

    def __init__(self, processes: list[psutil.Process]) -> None:
        self._processes, self.more = processes, 0
        self._over = threading.Event()

    def __enter__(self) -> None:
        self._before = held(self._processes)
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.is_set():
            self.more = max(self.more, held(self._processes) - self._before)
            time.sleep(LOOK)


if __name__ == "__main__":
    sys.exit(main())

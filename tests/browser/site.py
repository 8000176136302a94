"""The application as script/run starts it, with its demo: web server, worker, scheduler, PostgreSQL and Redis."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from config.embedded import places
from config.embedded.places import Places
from tests.run.running import Running, copy_of_made

PATIENCE = 240.0  # seconds for a machine with other work to make the demo


@dataclass(frozen=True)
class Site:
    """Where it answers, and what the demo's people sign in with."""

    address: str
    password: str
    running: Running
    sessions: dict[str, Any] = field(default_factory=dict)  # by user name the cookies of who has signed in

    def known(self, statement: str) -> list[str]:
        """The first column of what the owner of the database is answered: addresses are made of it."""
        return [str(row[0]) for row in self.running.database(statement)]


@contextmanager
def running_site() -> Iterator[Site]:
    """The application on a data folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="ifraj-browser-"))
    folder.chmod(0o755)  # as root, the database changes to an account that has to come through
    running = Running(copy_of_made(folder / "data"), arguments=())
    try:
        running.start(PATIENCE)
        mark = places.read(Places(running.data).demo)
        yield Site(f"http://127.0.0.1:{running.port}", str(mark["password"]), running)
    finally:
        running.stop()
        shutil.rmtree(folder, ignore_errors=True)

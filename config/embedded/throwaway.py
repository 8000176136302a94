"""Services of their own for the tests, the checks and the measurements: a data folder that is gone afterwards."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.embedded import processes, services
from config.embedded.places import Places
from config.embedded.services import Services
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble

NOTHING_TO_LOSE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
PREFIX = "ifraj-throwaway-"
SETTLED = 60  # seconds after which a folder that nobody holds was left behind


@contextmanager
def running(supervisor: Supervisor, **settings: str) -> Iterator[tuple[Places, Services]]:
    """PostgreSQL and Redis on a new data folder, stopped and removed at the end."""
    sweep()
    folder = Places(Path(tempfile.mkdtemp(prefix=PREFIX)))
    started = None
    folder.open()
    with folder.hold("a throwaway"):
        try:
            started = services.start(folder, supervisor, **settings)
            yield folder, started
        finally:
            supervisor.stop()
            services.forget(folder, started)
            shutil.rmtree(folder.data, ignore_errors=True)


def sweep() -> None:
    """Remove what a run that was killed has left behind."""
    for data in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        folder = Places(data)
        try:
            if data.stat().st_uid != os.geteuid() or time.time() - data.stat().st_mtime < SETTLED:
                continue
            with folder.hold("a sweep"):
                if not processes.leftovers(data):
                    services.clear(folder)
                    shutil.rmtree(data, ignore_errors=True)
        except (OSError, Trouble):
            continue  # it is used, or has just gone

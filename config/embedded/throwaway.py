"""Services of their own for the tests, the checks and the measurements: a data folder that is gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.embedded import services
from config.embedded.places import Places
from config.embedded.services import Services
from config.embedded.supervisor import Supervisor

NOTHING_TO_LOSE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@contextmanager
def running(supervisor: Supervisor, **settings: str) -> Iterator[tuple[Places, Services]]:
    """PostgreSQL and Redis on a new data folder, stopped and removed at the end."""
    folder = Places(Path(tempfile.mkdtemp(prefix="ifraj-throwaway-")))
    started = None
    try:
        folder.open()
        started = services.start(folder, supervisor, **settings)
        yield folder, started
    finally:
        supervisor.stop()
        services.forget(folder, started)
        shutil.rmtree(folder.data, ignore_errors=True)

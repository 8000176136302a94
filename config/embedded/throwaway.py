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
from config.embedded.preparation import Preparation
from config.embedded.services import Services
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble

NOTHING_TO_LOSE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
PREFIX = "ifraj-throwaway-"
SETTLED = 60  # seconds after which a folder that nobody holds was left behind


@contextmanager
def prepared(supervisor: Supervisor) -> Iterator[Path]:
    """A data folder as it is before the first demo, brought up to this version; for copies: nothing runs on it."""
    with running(supervisor, **NOTHING_TO_LOSE) as (folder, started):
        Preparation(folder, started.environment, supervisor).all()
        supervisor.stop()
        yield folder.data


def copied(made: Path, data: Path) -> None:
    """Make the data folder `data` out of one on which nothing runs."""
    shutil.copytree(made, data, symlinks=True, dirs_exist_ok=True)


@contextmanager
def running(supervisor: Supervisor, made: Path | None = None, /, **settings: str) -> Iterator[tuple[Places, Services]]:
    """PostgreSQL and Redis on a new data folder or a copy of one that was `made`, stopped and removed at the end."""
    sweep()
    folder = Places(Path(tempfile.mkdtemp(prefix=PREFIX)))
    started = None
    if made:
        copied(made, folder.data)
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

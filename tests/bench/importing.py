"""An invented register imported as a team would import it: `script/manage import_register` into an empty register."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from config.embedded import places, throwaway
from config.embedded.preparation import Preparation, password
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, step
from config.embedded.venv import PYTHON, ROOT
from tests.bench.measuring import family, held
from tests.bench.report import Line, at_most

A_ROW = 0.6  # milliseconds, at most
MEMORY = 200  # MB that the import's two processes hold together, whatever the size
LOOK = 0.2  # seconds between two looks at what they hold


def measured(rows: int) -> Iterator[Line]:
    """Seconds and peak memory of an import of so many rows, on a data folder of its own."""
    supervisor = Supervisor()
    with throwaway.running(supervisor) as (folder, started):
        preparation = Preparation(folder, started.environment, supervisor)
        preparation.all()
        places.write_private(folder.demo, {"password": password(), "complete": False})
        preparation.manage("make_demo", "--accounts-only")
        file = folder.data / "register.csv"
        with step(f"Making a register of {rows:,} rows"):
            preparation.manage("make_register", str(rows), "--seed", "1", "--out", str(file))
        with step(f"Measuring: {rows:,} rows imported"):
            said, memory = _imported(file, started.environment)
    yield at_most(f"{rows:,} rows imported, {said['refused']:,} refused", said["seconds"], rows * A_ROW / 1000, "s")
    yield at_most("memory of that import (PSS)", memory / 2**20, MEMORY, "MB")


def _imported(file: Path, environment: dict[str, str]) -> tuple[dict[str, float], int]:
    """What the import said at its end, and the most that its processes held."""
    who = ("--team", "admsp/documentation", "--by", "documenter")
    command = [str(PYTHON), str(ROOT / "manage.py"), "import_register", str(file), *who, "--only-good-rows", "--json"]
    told, memory = file.with_suffix(".json"), 0
    with told.open("wb") as output:
        running = subprocess.Popen(command, env=os.environ | environment, stdout=output, stderr=subprocess.DEVNULL)
        while running.poll() is None:
            memory = max(memory, _held(running.pid))
            time.sleep(LOOK)
    if running.returncode:
        raise Trouble(f"The import ended with {running.returncode}.")
    return json.loads(told.read_text().splitlines()[-1]), memory


def _held(pid: int) -> int:
    try:
        return held(family(psutil.Process(pid)))
    except psutil.NoSuchProcess:
        return 0

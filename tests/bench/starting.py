"""How long script/run takes from a fresh clone, and the second time."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from config.embedded.terminal import Trouble, step
from config.embedded.venv import ROOT
from tests.bench.report import Line, at_most

PATIENCE = 300  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def measured() -> list[Line]:
    """A clone of what is committed, run with the demo, stopped, and run again."""
    folder = Path(tempfile.mkdtemp(prefix="ifraj-clone-"))
    try:
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder / "clone")], check=True)
        with step("Measuring: script/run the first time"):
            first = _start(folder / "clone")
        with step("Measuring: script/run again"):
            again = _start(folder / "clone")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [at_most("script/run, the first time", first, 90, "s"), at_most("script/run, again", again, 10, "s")]


def _start(clone: Path) -> float:
    """Seconds until the address is printed; it is stopped afterwards."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IFRAJ_")}
    output = clone.parent / "output"
    began = time.monotonic()
    with output.open("wb") as file:
        command = [str(clone / "script" / "run"), "--port", str(free_port())]
        running = subprocess.Popen(command, cwd=clone, env=environment, stdout=file, stderr=file)
    try:
        while "is running at" not in output.read_text(errors="replace"):
            if running.poll() is not None or time.monotonic() - began > PATIENCE:
                raise Trouble(f"script/run did not start:\n{output.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)
        return time.monotonic() - began
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(60)

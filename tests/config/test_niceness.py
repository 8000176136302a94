"""A part that waits for the others does so as a session too: asked of a process of its own, which is nice for good."""

import os
import sys
from pathlib import Path

import psutil

from config.embedded import processes
from config.embedded.venv import ROOT

SHARED_OUT = Path("/proc/self/autogroup").exists()
SAYS = "import os, pathlib; print(os.nice(0))"
SAYS_OF_SESSION = "; print(pathlib.Path('/proc/self/autogroup').read_text().strip().partition(' ')[2])"


def said_by_a_part(folder: Path, nice: int) -> list[str]:
    command = [sys.executable, "-c", SAYS + SAYS_OF_SESSION * SHARED_OUT]
    with (folder / "log").open("wb") as log:
        part = processes.start(command, folder=ROOT, log=log, environment=dict(os.environ), nice=nice)
    assert part.wait(30) == 0
    return (folder / "log").read_text().splitlines()


def test_a_part_that_waits_for_the_others_does_so_in_its_session_and_as_one(tmp_path: Path) -> None:
    own = psutil.Process().nice()
    assert said_by_a_part(tmp_path, 0) == [str(own), *(["nice 0"] if SHARED_OUT else [])]
    assert said_by_a_part(tmp_path, 10) == [str(min(own + 10, 19)), *(["nice 10"] if SHARED_OUT else [])]

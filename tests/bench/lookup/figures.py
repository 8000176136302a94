"""The look-up measured on an installation of its own, as lines of the benchmark's table."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from config.embedded import places, throwaway
from config.embedded.preparation import Preparation, password
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, step
from config.embedded.venv import ROOT
from tests.bench.lookup import trigrams
from tests.bench.report import Line, at_most

LOADED_IN = 180  # seconds, for a million
_SMALL = 300_000  # rows, up to which the goals of 100,000 hold
_GOALS = {True: (0.95, 0.97, 0.90), False: (0.92, 0.95, 0.88)}  # by name alone, with facts, across scripts
WOMEN = 0.02  # that they may stand behind all


def measured(size: int, seed: int = 1, queries: int = 1000) -> list[Line]:
    """Lines for a register of so many rows; pg_trgm beside them where this machine has it."""
    with tempfile.TemporaryDirectory(prefix="ifraj-lookup-") as name:
        folder = Path(name)
        lines = [line for told in _answers(size, seed, queries, folder) for line in _lines(size, told)]
        with step("Measuring: trigrams"):
            beside = trigrams.measured(folder)
    return [*lines, _beside(size, beside)]


def _answers(size: int, seed: int, queries: int, folder: Path) -> list[dict[str, Any]]:
    supervisor = Supervisor()
    supervisor.take_signals()
    with throwaway.running(supervisor) as (data, started):
        preparation = Preparation(data, started.environment, supervisor)
        preparation.all()
        places.write_private(data.demo, {"password": password(), "complete": False})
        preparation.manage("make_demo", "--accounts-only")
        command = [sys.executable, "-m", "tests.bench.lookup.asking", str(size), str(seed), str(queries), str(folder)]
        with step(f"Measuring: look-up among {size:,}"):
            done = subprocess.run(
                command, cwd=ROOT, env=os.environ | started.environment, capture_output=True, text=True
            )
        if done.returncode:
            raise Trouble(f"The look-up could not be measured:\n{done.stderr[-2000:]}")
        return [json.loads(line) for line in done.stdout.splitlines()]


def _lines(size: int, told: dict[str, Any]) -> Iterator[Line]:
    if "loaded" in told:
        yield at_most(f"{size:,} loaded", told["seconds"], LOADED_IN, "s")
        return
    by_name, with_facts, across = _GOALS[size <= _SMALL]
    name = f"{size:,}, " + ("with year and governorate" if told["facts"] else "by name alone")
    yield Line(f"{name}: half of the look-ups", f"{told['p50_ms']} ms")
    yield at_most(f"{name}: 95 of 100", told["p95_ms"], 30, "ms")
    yield at_most(f"{name}: 95 of 100, the commonest names", told["p95_ms_common"], 30, "ms")
    yield _share(f"{name}: found among ten", told["recall_at_10"], with_facts if told["facts"] else by_name)
    yield _share(f"{name}: across scripts", told["cross_script"], across)
    yield _share(f"{name}: women", told["women"], told["recall_at_10"] - WOMEN)
    yield Line(f"{name}: offered, on average", f"{told['offered']}")


def _share(figure: str, value: float, goal: float) -> Line:
    return Line(figure, f"{value:.3f}", f"≥ {goal:.3f}", met=value >= goal)


def _beside(size: int, told: dict[str, Any] | None) -> Line:
    name = f"{size:,}, pg_trgm on folded names"
    if told is None:
        return Line(name, "not measured: no PostgreSQL with pg_trgm on this machine")
    speed = f"{told['p50_ms']} / {told['p95_ms']} ms"
    return Line(name, f"{speed}, found {told['recall_at_10']:.3f}, across scripts {told['cross_script']:.3f}")

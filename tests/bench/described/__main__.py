"""`python -m tests.bench.described [--named N] [--nameless N] [--queries N] [--seed S]`: the search by description."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from config.embedded import places, throwaway
from config.embedded.preparation import Preparation, password
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, say, step
from config.embedded.venv import ROOT
from tests.bench.report import Line, at_most, table


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--named", type=int, default=15_000)
    arguments.add_argument("--nameless", type=int, default=5_000)
    arguments.add_argument("--queries", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    try:
        told = _answers(*map(str, (asked.named, asked.nameless, asked.queries, asked.seed)))
    except Trouble as trouble:
        say(str(trouble))
        return 1
    print(table([line for each in told for line in _lines(each)]))  # noqa: T201
    return 0


def _answers(*sizes: str) -> list[dict[str, Any]]:
    supervisor = Supervisor()
    supervisor.take_signals()
    with throwaway.running(supervisor) as (data, started):
        preparation = Preparation(data, started.environment, supervisor)
        preparation.all()
        places.write_private(data.demo, {"password": password(), "complete": False})
        preparation.manage("make_demo", "--accounts-only")
        command = [sys.executable, "-m", "tests.bench.described.asking", *sizes]
        with step("Measuring: search by description"):
            done = subprocess.run(
                command, cwd=ROOT, env=os.environ | started.environment, capture_output=True, text=True
            )
        if done.returncode:
            raise Trouble(f"The search could not be measured:\n{done.stderr[-2000:]}")
        return [json.loads(line) for line in done.stdout.splitlines()]


def _lines(told: dict[str, Any]) -> Iterator[Line]:
    if "registered" in told:
        yield Line(f"{told['registered']:,} registered, each", f"{told['ms_each']} ms")
        return
    name = "search by description" if told["asks"] == "search" else "who it may be, of a person's page"
    yield Line(f"{name}: half", f"{told['p50_ms']} ms")
    yield at_most(f"{name}: 95 of 100", told["p95_ms"], 100, "ms")
    if told["asks"] == "search":
        yield Line(f"{name}: the right one first", f"{told['first']:.3f}")
        yield Line(f"{name}: the right one among ten", f"{told['in_ten']:.3f}")


if __name__ == "__main__":
    sys.exit(main())

"""The goals, and the table that says which are met."""

import subprocess
import sys
from dataclasses import dataclass

from config.embedded.venv import ROOT
from tests.bench.measuring import Times


@dataclass(frozen=True)
class Line:
    """One figure: what was measured, what was wanted (or nothing), and whether it is so."""

    figure: str
    measured: str
    goal: str = ""
    met: bool | None = None


PAGE = (25.0, 40.0)
FILTERED = (30.0, 50.0)  # three filters, and how many there are
GOALS: dict[str, tuple[float, float]] = {
    "save a release with its claim": (60.0, 90.0),
    "tally": (60.0, 100.0),
    "first page": (60.0, 90.0),  # a dozen questions, one for each thing that waits
    "page on which a release is entered": (60.0, 90.0),
    "list of releases, three combined filters": FILTERED,
    "list of releases, between two dates": FILTERED,
    "list of detainees, three combined filters": FILTERED,
    "queue, three filters": FILTERED,
}


def of_times(found: Times, goal: tuple[float, float] | None) -> Line:
    """Half and ninety-five of a hundred requests, in milliseconds."""
    half, most = found.of(0.5), found.of(0.95)
    measured = f"{half:6.1f} / {most:6.1f} ms   ({found.processor:.1f} ms of processor)"
    if found.wrong:
        return Line(found.name, f"answers {sorted(set(found.wrong))}", "200", met=False)
    if goal is None:
        return Line(found.name, measured)
    return Line(found.name, measured, f"{goal[0]:.0f} / {goal[1]:.0f} ms", met=half <= goal[0] and most <= goal[1])


def at_most(figure: str, value: float, limit: float, unit: str) -> Line:
    return Line(figure, f"{value:,.1f} {unit}", f"≤ {limit:,.0f} {unit}", met=value <= limit)


def at_least(figure: str, value: float, limit: float, unit: str) -> Line:
    return Line(figure, f"{value:,.1f} {unit}", f"≥ {limit:,.0f} {unit}", met=value >= limit)


def machine() -> Line:
    """How fast this machine is just now: it is shared, and two runs compare only where this is alike."""
    command = [sys.executable, "-m", "tests.bench.drawing"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return Line("the machine: a table of 1,000 cells, drawn by Django", f"{float(done.stdout):6.1f} ms of processor")


def table(lines: list[Line]) -> str:
    """The figures under each other, and last how fast the machine was."""
    lines = [*lines, machine()]
    widths = [max(len(getattr(line, name)) for line in lines) for name in ("figure", "measured", "goal")]
    words = {True: "met", False: "MISSED", None: ""}
    return "\n".join(
        f"  {line.figure:{widths[0]}}  {line.measured:{widths[1]}}  {line.goal:{widths[2]}}  {words[line.met]}".rstrip()
        for line in lines
    )

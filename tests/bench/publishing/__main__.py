"""script/bench publishing [RELEASES]: tallies of any past moment, cross-tables, charts, moments compared, over HTTP.

Beside 1,000,000 (the default) it can be asked for 100,000. `--only` names one measurement.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping

import psutil

from config.embedded import places, throwaway
from config.embedded.places import Places
from config.embedded.preparation import Preparation, password
from config.embedded.run import answers, parts
from config.embedded.services import Services
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, say, step
from tests.bench import starting
from tests.bench.measuring import all_of, held, until_idle
from tests.bench.publishing import api, exporting, importing, pdf, tallies
from tests.bench.publishing.site import Site
from tests.bench.report import Line, at_most, table

LOADED = 20_000  # releases that are made one by one; the rest are their copies
# Each measures one part of publishing: of a running application, lines of figures.
MEASUREMENTS: Mapping[str, Callable[[Site], Iterator[Line]]] = {
    "tallies": tallies.lines,
    "pdf": pdf.lines,
    "importing": importing.lines,
    "api": api.lines,
    "exporting": exporting.lines,
}


def main() -> int:
    arguments = argparse.ArgumentParser("script/bench publishing", description=__doc__)
    arguments.add_argument("releases", type=int, nargs="?", default=1_000_000)
    arguments.add_argument("--times", type=int, default=100, help="requests for each figure (100)")
    arguments.add_argument("--only", choices=list(MEASUREMENTS), action="append", help="one measurement, or some")
    arguments.add_argument("--check", action="store_true", help="exit 1 where a goal is missed")
    chosen, supervisor = arguments.parse_args(), Supervisor()
    supervisor.take_signals()
    try:
        with throwaway.running(supervisor) as (folder, started):
            lines = list(_figures(chosen, supervisor, folder, started))
    except Trouble as trouble:
        say(f"script/bench: {trouble}")
        return 1
    print(table(lines))  # noqa: T201
    return 1 if chosen.check and any(line.met is False for line in lines) else 0


def _figures(chosen: argparse.Namespace, supervisor: Supervisor, folder: Places, started: Services) -> Iterator[Line]:
    preparation = Preparation(folder, started.environment, supervisor)
    preparation.all()
    secret = password()
    places.write_private(folder.demo, {"password": secret, "complete": False})
    preparation.manage("make_demo", "--accounts-only")
    _load(chosen.releases, started)
    port = starting.free_port()
    with step("Starting the web server, the worker and the scheduler"):
        for part in parts(folder, started.environment, port):
            supervisor.add(part)
        supervisor.wait_for(supervisor.parts[-1], lambda: answers(port), 120)
    parents = [psutil.Process(part.process.pid) for part in supervisor.parts if part.process]
    with step("Waiting until the worker has followed what was loaded"):
        until_idle(parents)
    site = Site(port, secret, all_of(parents), started.environment, chosen.releases, chosen.times)
    for name, lines in MEASUREMENTS.items():
        if not chosen.only or name in chosen.only:
            say(f"Measuring: {name}")
            for line in lines(site):
                say(f"  {line.figure}: {line.measured}")
                yield line
    yield at_most("memory of all parts (PSS)", held(all_of(parents)) / 2**20, 700, "MB")


def _load(releases: int, started: Services) -> None:
    loaded = min(releases, LOADED)
    began = time.monotonic()
    with step(f"Making {releases:,} releases"):
        _process(started, "tests.bench.loading", loaded)
        if releases > loaded:
            _process(started, "tests.bench.publishing.multiplying", releases // loaded)
    say(f"  in {time.monotonic() - began:.0f} s")


def _process(started: Services, module: str, number: int) -> None:
    command = [sys.executable, "-m", module, str(number)]
    done = subprocess.run(command, env=started.environment, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"The records could not be made:\n{done.stderr[-2000:]}")


if __name__ == "__main__":
    sys.exit(main())

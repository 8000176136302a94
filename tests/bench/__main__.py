"""script/bench: make the records, start the application, measure, say what is met."""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator

import psutil

from config.embedded import places, throwaway
from config.embedded.places import Places
from config.embedded.preparation import Preparation, password
from config.embedded.run import answers, parts
from config.embedded.services import Services
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, say, step
from tests.bench import importing, starting
from tests.bench.figures import Bench
from tests.bench.measuring import family, held
from tests.bench.report import Line, at_most, table

LONGEST = 180  # seconds for making the records


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("script/bench", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="detainees and as many releases (100000)")
    parser.add_argument("--times", type=int, default=200, help="requests for each figure (200)")
    parser.add_argument("--seconds", type=float, default=20, help="for the eight connections (20)")
    parser.add_argument("--starts", action="store_true", help="also how long script/run takes, first and again")
    parser.add_argument("--imported", type=int, default=100_000, help="rows that are imported as a file (100000)")
    parser.add_argument("--check", action="store_true", help="exit 1 where a goal is missed")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    supervisor = Supervisor()
    supervisor.take_signals()
    try:
        with throwaway.running(supervisor) as (folder, started):
            lines = list(_figures(chosen, supervisor, folder, started))
        if chosen.imported:
            lines += importing.measured(chosen.imported)
        if chosen.starts:
            lines += starting.measured()
    except Trouble as trouble:
        say(f"script/bench: {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    print(table(lines))  # noqa: T201
    missed = sum(line.met is False for line in lines)
    say(f"\n  {missed} missed." if missed else "\n  All met.")
    return 1 if missed and chosen.check else 0


def _figures(chosen: argparse.Namespace, supervisor: Supervisor, folder: Places, started: Services) -> Iterator[Line]:
    preparation = Preparation(folder, started.environment, supervisor)
    preparation.all()
    secret = password()
    places.write_private(folder.demo, {"password": secret, "complete": False})
    preparation.manage("make_demo", "--accounts-only")
    yield _load(chosen.records, started)
    with step("Searching them for duplicates, as each night does"):
        preparation.manage("find_duplicates")
    port = starting.free_port()
    with step("Starting the web server, the worker and the scheduler"):
        for part in parts(folder, started.environment, port):
            supervisor.add(part)
        supervisor.wait_for(supervisor.parts[-1], lambda: answers(port), 120)
    running = [p for part in supervisor.parts if part.process for p in family(psutil.Process(part.process.pid))]
    bench = Bench(port, secret, running, chosen.times)
    for name, figures in (
        ("pages", bench.pages), ("search", bench.search), ("saving", bench.saving), ("keeping", bench.keeping),
        ("weight", bench.weight),
        ("eight at once", lambda: bench.mixed(chosen.seconds)),
    ):  # fmt: skip
        with step(f"Measuring: {name}"):
            found = list(figures())
        yield from found
    everything = [p for part in supervisor.parts if part.process for p in family(psutil.Process(part.process.pid))]
    yield at_most("memory of all parts (PSS)", held(everything) / 2**20, 700, "MB")


def _load(records: int, started: Services) -> Line:
    began = time.monotonic()
    with step(f"Making {records:,} detainees and {records:,} releases"):
        command = [sys.executable, "-m", "tests.bench.loading", str(records)]
        done = subprocess.run(command, env=started.environment, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"The records could not be made:\n{done.stderr[-2000:]}")
    return at_most(f"{records:,} detainees and releases made", time.monotonic() - began, LONGEST, "s")


if __name__ == "__main__":
    sys.exit(main())

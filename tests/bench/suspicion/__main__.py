"""script/bench suspicion: a register with every rule planted and hard negatives beside it, against the goals."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from config.embedded import places, throwaway
from config.embedded.places import Places
from config.embedded.preparation import Preparation, password
from config.embedded.run import parts
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, say, step
from config.embedded.venv import ROOT
from tests.bench import starting
from tests.bench.duplicates.watching import Run, run
from tests.bench.report import Line, at_most, table
from tests.bench.suspicion.judging import Judged, judged
from tests.bench.suspicion.rows import Planted, write

SECONDS = {100_000: 60.0, 1_000_000: 600.0}
MEMORY = 1_000  # MB
SUBMITS, SOON = 10, 2.0  # seconds
SHOWN = 10  # records that a rule flagged and nobody had planted
LIST_COLUMNS = ("given_ar", "father_ar", "family_ar", "birth", "home_governorate")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("script/bench suspicion", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="rows of the register (100000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another register (1)")
    parser.add_argument("--check", action="store_true", help="exit 1 where a goal is missed")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    try:
        with tempfile.TemporaryDirectory(prefix="ifraj-suspicion-") as folder:
            lines, found = _measured(chosen, Path(folder))
    except Trouble as trouble:
        say(f"script/bench: {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    print(table(lines))  # noqa: T201
    for each in found:
        if each.others:
            say(f"  {each.rule}: also {', '.join(each.others[:SHOWN])}")
    missed = sum(line.met is False for line in lines)
    say(f"\n  {missed} missed." if missed else "\n  All met.")
    return 1 if missed and chosen.check else 0


def _measured(chosen: argparse.Namespace, folder: Path) -> tuple[list[Line], list[Judged]]:
    planted, register = Planted(chosen.records, chosen.seed), folder / "register.csv"
    with step(f"Inventing a register of {chosen.records:,}"):
        write(planted, register)
    with installed() as installation:
        environment = installation.environment
        with step("Importing it"):
            imported = _manage(
                environment, "import_register", str(register), "--team", "documentation", "--by", "documenter", "--json"
            )
        with step("Planting what no file carries"):
            truth = _beyond(environment, planted, folder)
        with step("flag_suspicious"):
            first, flags = _flag(environment, folder)
        with step("flag_suspicious once more"):
            again, same = _flag(environment, folder)
        with step("Submitting while the register is looked at"):
            soon = installation.soon(SUBMITS)
    found = judged(flags, truth)
    most = next((seconds for size, seconds in SECONDS.items() if chosen.records <= size), max(SECONDS.values()))
    return [
        Line("import_register", f"{imported.seconds:.1f} s"),
        *(each.line for each in found),
        at_most("flag_suspicious", first.seconds, most, "s"),
        at_most("memory at most", first.memory / 1e6, MEMORY, "MB"),
        at_most(f"a flag after a submit meanwhile, half of {len(soon)}", median(soon), SOON, "s"),
        at_most(f"a flag after a submit meanwhile, all of {len(soon)}", max(soon), SOON, "s"),
        Line("flag_suspicious once more", f"{again.seconds:.1f} s", "no second flag", met=same == flags),
    ], found


@dataclass(frozen=True)
class Installation:
    """Services on a throwaway data folder."""

    folder: Places
    environment: Mapping[str, str]
    supervisor: Supervisor

    def soon(self, number: int) -> list[float]:
        """Seconds from each of at most so many submits until its flag is there, beside a run over the register."""
        started = {part.name: part for part in parts(self.folder, dict(self.environment), starting.free_port())}
        for name in ("worker", "beat"):
            self.supervisor.add(started[name])
        meanwhile = [sys.executable, "-m", "tests.bench.suspicion.soon", str(number)]
        done = subprocess.run(meanwhile, env=self.environment, cwd=ROOT, capture_output=True, text=True)
        if done.returncode or not done.stdout:
            raise Trouble(f"What was submitted meanwhile was not flagged:\n{done.stderr[-3000:]}")
        return [float(line) for line in done.stdout.split()]


@contextmanager
def installed() -> Iterator[Installation]:
    """PostgreSQL and Redis on a throwaway data folder, migrated, with the demo's accounts and an empty register."""
    supervisor = Supervisor()
    supervisor.take_signals()
    with throwaway.running(supervisor) as (folder, started):
        preparation = Preparation(folder, started.environment, supervisor)
        with step("Preparing a database"):
            preparation.all()
            places.write_private(folder.demo, {"password": password(), "complete": False})
            preparation.manage("make_demo", "--accounts-only")
        yield Installation(folder, os.environ | started.environment, supervisor)


def _manage(environment: Mapping[str, str], *command: str) -> Run:
    return run([sys.executable, str(ROOT / "manage.py"), *command], environment)


def _flag(environment: Mapping[str, str], folder: Path) -> tuple[Run, list[dict[str, object]]]:
    """The command as people call it, into a file: its memory is watched, its output is long."""
    file = folder / "flags.jsonl"
    shell = f'exec "{sys.executable}" "{ROOT / "manage.py"}" flag_suspicious --json > "{file}"'
    ran = run(["/bin/sh", "-c", shell], environment)
    with file.open(encoding="utf-8") as lines:
        return ran, [json.loads(line) for line in lines]


def _beyond(environment: Mapping[str, str], planted: Planted, folder: Path) -> dict[str, set[str]]:
    """Plant the rest; the truth about everything."""
    truth, lists = folder / "truth.json", folder / "lists.json"
    said = [
        [{name: row[name] for name in LIST_COLUMNS} for row in each]
        for each in (planted.false_list, planted.other_list)
    ]
    lists.write_text(json.dumps(said))
    command = [sys.executable, "-m", "tests.bench.suspicion.beyond", str(truth), str(lists)]
    done = subprocess.run(command, env=dict(environment), cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"What no file carries could not be planted:\n{done.stderr[-3000:]}")
    known = {rule: set(ids) for rule, ids in planted.truth.items()}
    for rule, ids in json.loads(truth.read_text()).items():
        known.setdefault(rule, set()).update(ids)
    return known


if __name__ == "__main__":
    sys.exit(main())

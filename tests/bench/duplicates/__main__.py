"""script/bench duplicates: an invented register, searched by us and by Splink in one run, against the goals."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from config.embedded.terminal import Trouble, say, step
from config.invented.register import write_register
from detainees.linkage.engine import FLAGGED
from tests.bench.duplicates import lines, names, product
from tests.bench.duplicates.extract import make_extract
from tests.bench.duplicates.lines import Result, judged
from tests.bench.duplicates.scoring import Scored, bands, pair
from tests.bench.duplicates.truth import Truth, read_pairs, read_truth
from tests.bench.duplicates.watching import run
from tests.bench.report import Line, table


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("script/bench duplicates", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="rows of the register (100000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another register (1)")
    parser.add_argument("--engine", action="store_true", help="ours without PostgreSQL: the engine on an extract")
    parser.add_argument("--without-splink", action="store_true", help="ours alone")
    parser.add_argument("--without-raw", action="store_true", help="Splink on skeletons alone")
    parser.add_argument(
        "--names", type=Path, default=os.environ.get("IFRAJ_NAMES"), metavar="DIR",
        help="real pairs of spellings to measure keys against (IFRAJ_NAMES); left out where there are none",
    )  # fmt: skip
    parser.add_argument("--check", action="store_true", help="exit 1 where a goal is missed")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    try:
        with tempfile.TemporaryDirectory(prefix="ifraj-duplicates-") as folder:
            found = list(_figures(chosen, Path(folder)))
    except Trouble as trouble:
        say(f"script/bench: {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    print(table(found))  # noqa: T201
    missed = sum(line.met is False for line in found)
    say(f"\n  {missed} missed." if missed else "\n  All met.")
    return 1 if missed and chosen.check else 0


def _figures(chosen: argparse.Namespace, folder: Path) -> Iterator[Line]:
    register = folder / "register.csv"
    with step(f"Inventing a register of {chosen.records:,}"):
        write_register(register, chosen.records, chosen.seed, lambda done: None)
        truth = read_truth(register)
    yield names.speed(register)
    if chosen.names:
        yield from names.against_real_pairs(chosen.names)
    skeletons = None
    if not chosen.without_splink:
        ways = (("Splink, raw names", list[str]()), ("Splink, skeletons", ["--skeletons"]))
        for name, option in ways[chosen.without_raw :]:
            skeletons, told = _splink(name, option, register, truth)
            yield from told
    found, told = (_engine if chosen.engine else _product)(register, folder)
    yield from told
    ours = judged("ours", found, truth)
    yield from lines.of_ours(ours, truth, chosen.records, FLAGGED)
    if skeletons:
        yield from lines.margins(ours, skeletons)
    say("\n" + lines.calibration(bands(found, truth.same)))


def _splink(name: str, option: list[str], register: Path, truth: Truth) -> tuple[Result, list[Line]]:
    pairs = register.with_name("splink.csv")
    with step(name):
        ran = run([sys.executable, "-m", "tests.bench.duplicates.splinking", str(register), str(pairs), *option])
    result = judged(name, read_pairs(pairs), truth)
    return result, list(lines.of_reference(result, ran))


def _engine(register: Path, folder: Path) -> tuple[list[Scored], list[Line]]:
    """The engine on the extract that the job would make."""
    known = make_extract(register, folder / "extract")
    pairs = folder / "ours.csv"
    with step("Ours, the engine alone"):
        command = [str(folder / "extract"), str(pairs), str(folder / "work")]
        ran = run([sys.executable, "-m", "tests.bench.duplicates.ours", *command])
    found = [(pair(known[int(one)], known[int(other)]), score) for (one, other), score in read_pairs(pairs)]
    told = [Line("ours: counts", product.counted(ran.told))]
    return found, [*told, *lines.of_cost(ran, ran.memory, told="from the extract to the pairs")]


def _product(register: Path, folder: Path) -> tuple[list[Scored], list[Line]]:
    """The product's commands, from the import on; what counts is from records in PostgreSQL to pairs flagged."""
    with product.installed() as ours:
        with step("Importing the register"):
            imported = ours.import_register(register)
        with step("Ours: find_duplicates"):
            searched = ours.find_duplicates()
        found = ours.export_duplicates(folder / "ours.csv")
    memory = max(searched.memory, int(searched.told.get("peak_memory_bytes", 0)))
    told = [
        Line("import_register", f"{imported.seconds:.1f} s"),
        Line("ours: counts", product.counted(searched.told)),
    ]
    return found, [*told, *lines.of_cost(searched, memory, told="from records to pairs flagged")]


if __name__ == "__main__":
    sys.exit(main())

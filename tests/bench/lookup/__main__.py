"""`python -m tests.bench.lookup [SIZE …] [--seed S] [--queries N]`: the look-up among so many, as a table."""

import argparse
import sys

from config.embedded.terminal import Trouble, say
from tests.bench.lookup.figures import measured
from tests.bench.report import table


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sizes", type=int, nargs="*", default=[100_000])
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--queries", type=int, default=1000)
    asked = arguments.parse_args()
    try:
        lines = [line for size in asked.sizes for line in measured(size, asked.seed, asked.queries)]
    except Trouble as trouble:
        say(str(trouble))
        return 1
    print(table(lines))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""script/bench: the measurements of tests/bench, with the packages of the checks; docs/bench.md tells what they are."""

import os
import sys

from config.embedded.venv import PYTHON, ROOT


def main() -> None:
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), "-m", "tests.bench", *sys.argv[1:]])


if __name__ == "__main__":
    main()

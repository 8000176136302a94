"""script/bench: the measurements of tests/bench, with the packages of the checks; docs/bench.md tells what they are.

`script/bench duplicates` is another measurement: of the register job, beside Splink.
"""

import os
import sys

from config.embedded.venv import PYTHON, ROOT


def main() -> None:
    os.chdir(ROOT)
    sys.stdout.flush()
    arguments = sys.argv[1:]
    module = "tests.bench.duplicates" if arguments[:1] == ["duplicates"] else "tests.bench"
    rest = arguments[1:] if module.endswith("duplicates") else arguments
    os.execv(PYTHON, [str(PYTHON), "-m", module, *rest])


if __name__ == "__main__":
    main()

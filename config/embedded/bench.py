"""script/bench: the measurements of tests/bench, with the packages of the checks; docs/bench.md tells what they are.

`script/bench duplicates` is another measurement: of the register job, beside Splink; `script/bench upload` one of a
large file on a line that drops, `script/bench suspicion` one of the rules that flag what may be wrong, `script/bench
families` one of the families' desk, `script/bench publishing` one of tallies and all that goes in and out,
`script/bench interaction` one of what a press costs in a browser on a slow processor.
"""

import os
import sys

from config.embedded.venv import PYTHON, ROOT

APART = ("duplicates", "families", "interaction", "publishing", "suspicion", "upload")


def main() -> None:
    os.chdir(ROOT)
    sys.stdout.flush()
    arguments = sys.argv[1:]
    apart = arguments[:1] if arguments[:1] and arguments[0] in APART else []
    os.execv(PYTHON, [str(PYTHON), "-m", ".".join(["tests.bench", *apart]), *arguments[len(apart) :]])


if __name__ == "__main__":
    main()

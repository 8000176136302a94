"""First stage of every command of script/: the environment, then the command inside it. Standard library alone."""

import os
import sys

from config.embedded import venv
from config.embedded.terminal import Trouble, say

FILES = {"run": venv.RUNNING, "manage": venv.RUNNING, "spark": venv.SPARK}


def _files(command: str, arguments: list[str]) -> tuple[str, ...]:
    """The pins that this command needs."""
    if command == "bench" and arguments[:1] == ["duplicates"]:
        return venv.MEASURING_DUPLICATES
    if command == "test" and "--spark" in arguments:
        return venv.TESTING_SPARK
    return FILES.get(command, venv.CHECKING)


def main() -> int:
    command, arguments = sys.argv[1], sys.argv[2:]
    try:
        venv.ensure(_files(command, arguments), verbose="--verbose" in arguments)
    except Trouble as trouble:
        say(f"script/{command}: {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    python = str(venv.PYTHON)
    sys.stdout.flush()
    os.execv(python, [python, "-P", "-m", f"config.embedded.{command}", *arguments])


if __name__ == "__main__":
    sys.exit(main())

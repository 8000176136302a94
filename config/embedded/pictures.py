"""script/pictures: the pictures of the documentation, taken from the running product."""

import os
import sys

from config.embedded.venv import PYTHON, ROOT


def main() -> None:
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), "-m", "tests.pictures", *sys.argv[1:]])


if __name__ == "__main__":
    main()

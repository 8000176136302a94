"""script/pictures: pictures of the running product, for the documentation and to be looked at."""

import os
import sys

from config.embedded import catalogues
from config.embedded.venv import PYTHON, ROOT

# Which screens there are is read from the addresses: Django is ready before tests/pictures.py is read.
START = "import django, runpy; django.setup(); runpy.run_module('tests.pictures', run_name='__main__', alter_sys=True)"


def main() -> None:
    os.chdir(ROOT)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    catalogues.compile_newer(ROOT / "locale")
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), "-c", START, *sys.argv[1:]])


if __name__ == "__main__":
    main()

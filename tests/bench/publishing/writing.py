"""A process of its own: all columns of the list of releases, names among them, as a supervisor sees it, sealed.

`python -m tests.bench.publishing.writing FORMAT ROWS FOLDER` writes a short file, then one of so many rows, and says in
JSON how many rows there were, the seconds, and by how many megabytes the most that was held has grown in between.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.http import QueryDict  # noqa: E402

from accounts.models import User  # noqa: E402
from accounts.sealed_files import SealedWriter  # noqa: E402
from casework.exports.registry import LISTS  # noqa: E402
from casework.exports.writing import Wanted, Weighed, write  # noqa: E402

WARM = 10_000  # rows
WHO = "supervisor2"  # of both teams


def main(form: str, rows: int, folder: Path) -> None:
    """Write a short file, then the long one."""
    _written(form, min(rows, WARM), folder / "first")
    before, began = _most_held(), time.monotonic()
    written = _written(form, rows, folder / "all")
    said = {"rows": written, "seconds": time.monotonic() - began, "grown": (_most_held() - before) / 2**20}
    print(json.dumps(said))  # noqa: T201


def _most_held() -> int:
    """Bytes of memory, as the kernel counts the most that was held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _written(form: str, rows: int, file: Path) -> int:
    listed, user = LISTS["releases"], User.objects.get(username=WHO)
    found = listed.rows(user, QueryDict())[:rows]
    wanted = Wanted(listed, listed.columns, form)
    with SealedWriter(file, "bench", apart=True) as sealed:
        return max(write(wanted, listed.read(found, wanted.columns, user), Weighed(sealed)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))

"""A case file of many files: written while it is read, in no memory to speak of."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from accounts.models import User
from casework.exports import making
from releases.case_files.packing import EMBEDDED
from releases.evidence.receiving import give
from releases.models import Release
from tests.casework.exports.asking import approved
from tests.releases.case_files.asking import asked, told
from tests.releases.files import received, text

pytestmark = [pytest.mark.full, pytest.mark.django_db]
FILES, BYTES = 60, 5 * 1024 * 1024
CLAIMS = 40
MORE = 40 * 1024 * 1024  # bytes that a worker may take for it beside what it has


def test_three_hundred_megabytes_cost_a_worker_no_memory(
    documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    claims = [
        told(released, documenter, text=f"Claim {number}.", source_name=f"source {number}", cite="without-name")
        for number in range(CLAIMS)
    ]
    for number in range(FILES):
        data = text(f"{number:06}\n" * (BYTES // 7))
        give(claims[number % CLAIMS], received(data, documenter, f"{number}.txt"), by=documenter)
    export = approved(asked(released, supervisor), supervisor2)
    with highest() as taken:
        making.make(export.pk)
    export.refresh_from_db()
    assert export.status == "made"
    assert (export.size or 0) > FILES * (BYTES - 7) > EMBEDDED
    assert max(taken) - taken[0] < MORE
    assert (export.rows, export.rows_expected) == (FILES + 1, FILES + 1)


@contextmanager
def highest() -> Iterator[list[int]]:
    """The memory of this process (bytes), looked at again and again while the block runs."""
    process, ended = psutil.Process(), threading.Event()
    taken = [process.memory_info().rss]

    def look() -> None:
        while not ended.is_set():
            taken.append(process.memory_info().rss)
            time.sleep(0.02)

    watch = threading.Thread(target=look)
    watch.start()
    try:
        yield taken
    finally:
        ended.set()
        watch.join()

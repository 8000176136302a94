"""The child process of an import; a worker starts it."""

import os
import resource
import sys
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from casework.children import end_with_parent
from releases.imports.wizard.carrying import carry_out

EVERY = 0.4  # seconds between two words on how far it is
MOST = 4 << 30  # bytes of memory
NICE = 5


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # they load every page, 30 MB for as long as it runs
    help = "Do what was asked for with one import of the browser. Started by a worker, not by hand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("job", type=int, metavar="ID")

    def handle(self, *args: Any, job: int, **options: Any) -> None:
        with connection.cursor() as cursor:  # else what was killed keeps its lock as long as a statement of it runs
            cursor.execute("SET client_connection_check_interval = '1s'")
        resource.setrlimit(resource.RLIMIT_DATA, (MOST, MOST))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.nice(NICE)
        end_with_parent()
        carry_out(job, Saying())


class Saying:
    """Says on standard output how far it is, not more often than is read."""

    def __init__(self) -> None:
        self._last, self._stage = 0.0, ""

    def __call__(self, stage: str, done: int, expected: int) -> None:
        if stage != self._stage or monotonic() - self._last >= EVERY:
            self._last, self._stage = monotonic(), stage
            sys.stdout.write(f"{stage} {done} {expected}\n")
            sys.stdout.flush()

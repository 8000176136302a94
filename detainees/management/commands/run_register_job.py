"""The child process of the register job; a worker or `find_duplicates` starts it."""

import os
import resource
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from casework.children import end_with_parent
from detainees.linkage import runs
from detainees.linkage.search import search

HEADROOM = 1 << 30  # bytes beside what the engine is told to stay within: Python, Django, the database's client
NICE = 5


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # they load every page, 30 MB for as long as it runs
    help = "Run one search of the register that was asked for. Started by a worker and by find_duplicates, not by hand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("job", type=int, metavar="ID")

    def handle(self, *args: Any, job: int, **options: Any) -> None:
        _stay_within_bounds()
        end_with_parent()
        with runs.alone(patience=2.0) as mine:
            if not mine:
                sys.exit(runs.NOT_ALONE)
            begun = runs.begin(job)
            if begun is None:
                return
            try:
                search(begun)
            except Exception as error:
                runs.fail(begun, type(error).__name__)
                raise


def _stay_within_bounds() -> None:
    with connection.cursor() as cursor:  # else a killed search keeps its lock as long as a statement of it runs
        cursor.execute("SET client_connection_check_interval = '1s'")
    most = settings.LINKAGE_MEMORY_BYTES + HEADROOM
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(NICE)

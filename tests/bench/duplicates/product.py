"""The product's own way, by its commands alone: a register imported, searched for duplicates, the pairs exported."""

import csv
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from config.embedded import places, throwaway
from config.embedded.preparation import Preparation, password
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import step
from config.embedded.venv import ROOT
from tests.bench.duplicates.scoring import Scored, pair
from tests.bench.duplicates.watching import Run, run

LEAST = 0.01  # from which pairs are exported


class Product:
    """An installation of its own that is gone afterwards."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def import_register(self, register: Path) -> Run:
        """As a team brings a register in."""
        return self._manage("import_register", str(register), "--team", "documentation", "--by", "documenter", "--json")

    def find_duplicates(self) -> Run:
        """As the nightly job does, on demand."""
        return self._manage("find_duplicates", "--json")

    def export_duplicates(self, file: Path) -> list[Scored]:
        """Every pair from LEAST on."""
        self._manage("export_duplicates", str(file), "--min-score", str(LEAST))
        with file.open(newline="", encoding="utf-8") as text:
            return [
                (pair(row["external_id_a"], row["external_id_b"]), float(row["score"])) for row in csv.DictReader(text)
            ]

    def _manage(self, *command: str) -> Run:
        return run([sys.executable, str(ROOT / "manage.py"), *command], self._environment)


@contextmanager
def installed() -> Iterator[Product]:
    """PostgreSQL and Redis on a throwaway data folder, migrated, with the demo's accounts and an empty register."""
    supervisor = Supervisor()
    supervisor.take_signals()
    with throwaway.running(supervisor) as (folder, started):
        preparation = Preparation(folder, started.environment, supervisor)
        with step("Preparing a database"):
            preparation.all()
            places.write_private(folder.demo, {"password": password(), "complete": False})
            preparation.manage("make_demo", "--accounts-only")
        yield Product(os.environ | started.environment)


def counted(told: dict[str, Any]) -> str:
    """The counts of a summary that are about blocks and pairs, in words."""
    return ", ".join(
        f"{name} {value:,}" for name, value in told.items() if isinstance(value, int) and "memory" not in name
    )

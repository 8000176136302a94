"""Write an invented register with planted second entries."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.invented.register import truth_of, write_register


class Command(BaseCommand):
    help = (
        "Write an invented register of N rows with the columns of import_register: brothers, cousins, namesakes, names "
        "in both scripts by the habits of several schools, and one row in twenty a second entry for somebody. Who is "
        "who (external_id, person) stands in FILE.truth.csv. The same N and seed make the same files."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rows", type=int, metavar="N", help="how many rows")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="another seed, another register (1)")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE.csv")

    def handle(self, *args: Any, rows: int, seed: int, out: Path, **options: Any) -> None:
        if rows < 1:
            raise CommandError("N has to be at least 1.")
        try:
            write_register(out, rows, seed, lambda done: self.stderr.write(f"{done:,} of {rows:,}"))
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error.strerror}.") from error
        self.stderr.write(f"{rows:,} rows in {out}, who is who in {truth_of(out)}.")

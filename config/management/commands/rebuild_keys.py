"""Draw the keys of names anew where the rules have changed since."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.redrawn import ALL, rebuild_all


class Command(BaseCommand):
    help = (
        "Draw the keys by which persons and inquiries are found, wherever they are missing or follow older rules "
        "(docs/matching.md). Progress goes to standard error; stopped at any time, it goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", action="store_true", help="only say for how many they would be drawn")

    def handle(self, *args: Any, count: bool = False, **options: Any) -> None:
        waiting = sum(kind.waiting().count() for kind in ALL)
        if count:
            self.stdout.write(str(waiting))
            return
        done = rebuild_all(lambda done: self.stderr.write(f"{done:,} of {waiting:,}"))
        self.stdout.write(str(done))

"""Draw the keys of names anew where the rules have changed since."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from detainees import keys as of_persons
from families import keys as of_inquiries

ALL = (of_persons, of_inquiries)


class Command(BaseCommand):
    help = (
        "Draw the keys by which persons and inquiries are found, wherever they are missing or follow older rules "
        "(docs/matching.md). Progress goes to standard error; stopped at any time, it goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", action="store_true", help="only say for how many they would be drawn")

    def handle(self, *args: Any, count: bool = False, **options: Any) -> None:
        waiting = [keys.without_keys().count() for keys in ALL]
        if count:
            self.stdout.write(str(sum(waiting)))
            return
        before = 0
        for keys in ALL:
            before += keys.rebuild_keys(self._told(before, sum(waiting)))
        self.stdout.write(str(before))

    def _told(self, before: int, waiting: int) -> Any:
        return lambda done: self.stderr.write(f"{before + done:,} of {waiting:,}")

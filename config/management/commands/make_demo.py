"""The demo organisations, teams and logins, and the demo records."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.models import Organisation, User
from config.demo.accounts import PEOPLE, make_people
from config.demo.making import make_records
from config.demo.mode import DemoMode
from detainees.linkage.process import work_off
from releases.models import Release

ORGANISATIONS = ("admsp", "other")


class Command(BaseCommand):
    help = (
        "Make the demo: organisations, teams and logins with a password drawn for this data folder, and invented "
        "records in every state of work. Refuses where there is work of others."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--accounts-only", action="store_true", help="organisations, teams and logins alone")

    def handle(self, *args: Any, accounts_only: bool = False, **options: Any) -> None:
        mode = DemoMode.read()
        if mode is None and _somebody_works_here():
            raise CommandError("Somebody works here already: the demo is made in a new data folder.")
        mode = mode or DemoMode.begin()
        if Release.objects.exists():
            _finish(mode)
            self.stdout.write("The demo is here already; nothing was made.")
            return
        if _is_foreign():
            raise CommandError("There are people or organisations here who are not the demo's: nothing was made.")
        with transaction.atomic():
            if not Organisation.objects.exists():
                make_people(mode.password)
            made = 0 if accounts_only else make_records()
        if made:
            work_off()  # the search that the records have asked for
        _finish(mode)
        self.stdout.write(f"Made {len(PEOPLE)} logins and {made} releases. The password is {mode.password}")


def _somebody_works_here() -> bool:
    return Organisation.objects.exists() or User.objects.filter(is_system=False).exists()


def _is_foreign() -> bool:
    strangers = User.objects.filter(is_system=False).exclude(username__in=PEOPLE)
    return Organisation.objects.exclude(slug__in=ORGANISATIONS).exists() or strangers.exists()


def _finish(mode: DemoMode) -> None:
    DemoMode(mode.password, complete=True).write()

"""Bring the database up to this version: migrations, the serving role's rights, the acting key, what roles may do."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from accounts.founding import renew_roles
from config.database import grant_rights, install_acting_key


class Command(BaseCommand):
    help = "Migrate as the owner, grant the serving role what the models declare, install the acting key."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rights-only", action="store_true", help="leave the migrations alone")

    def handle(self, *args: Any, rights_only: bool = False, **options: Any) -> None:
        if not rights_only:
            call_command("migrate", database="owner", interactive=False, verbosity=options["verbosity"])
        grant_rights()
        install_acting_key()
        renew_roles()

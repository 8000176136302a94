"""Bring the database up to this version: migrations, rights, the acting key, what roles may do, keys of names."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from accounts.founding import renew_roles
from config.database import grant_rights, install_acting_key
from config.embedded.binaries import OLDEST


class Command(BaseCommand):
    help = (
        "Migrate as the owner, grant the serving role what the models declare, install the acting key, draw the keys "
        "of names that are missing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rights-only", action="store_true", help="leave the migrations alone")

    def handle(self, *args: Any, rights_only: bool = False, **options: Any) -> None:
        refuse_older()
        refuse_half_way()
        if not rights_only:
            call_command("migrate", database="owner", interactive=False, verbosity=options["verbosity"])
        grant_rights()
        install_acting_key()
        renew_roles()
        if not rights_only:
            call_command("rebuild_keys", verbosity=options["verbosity"], stdout=self.stderr)


def refuse_older() -> None:
    """A CommandError with a sentence where the server does not answer or is too old for what the migrations use."""
    try:
        with connections["owner"].cursor() as cursor:
            version = cursor.connection.info.server_version // 10000
    except OperationalError as error:
        raise CommandError(f"The database does not answer: {str(error).strip().splitlines()[0]}") from None
    if version < OLDEST:
        raise CommandError(f"The database is PostgreSQL {version}; {OLDEST} or newer is needed. Nothing was changed.")


def refuse_half_way() -> None:
    """A CommandError with a sentence where a migration here stands for older ones of which only some were made."""
    made = MigrationRecorder(connections["owner"]).applied_migrations()
    for (app, name), migration in MigrationLoader(None).replacements.items():
        missing = [old for old in migration.replaces if old not in made]
        if missing and len(missing) < len(migration.replaces):
            raise CommandError(
                f"The database is older than this version can start from: {'.'.join(missing[0])} was never made in it, "
                f"and {app}.{name} has taken its place. Update to the version in between first (docs/deploy.md, "
                "“Update”). Nothing was changed."
            )

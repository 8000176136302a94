"""The migration linter on our own apps: what locks a table for long, or breaks the version that still runs."""

import os
import sys

import django
from django_migration_linter import MigrationLinter

from config.embedded.preparation import OURS

# Found by the linter, and looked at: the reason why each is harmless.
HARMLESS = {"0002_acting": "its NOT NULL columns are those of a table that it makes itself"}


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    linter = MigrationLinter(
        include_apps=OURS, ignore_name=HARMLESS, ignore_initial_migrations=True, no_cache=True, quiet=["ok", "ignore"]
    )
    linter.lint_all_migrations()
    linter.print_summary()
    return 1 if linter.has_errors else 0


if __name__ == "__main__":
    sys.exit(main())

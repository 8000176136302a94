"""The migration linter on our own apps: what locks a table for long, or breaks the version that still runs."""

import os
import sys

import django
from django_migration_linter import MigrationLinter

from config.embedded.venv import ROOT

# The last migration of each app in the last released version: those up to it are history, those after it must not
# break the version that still runs. Nothing has been released yet, so there is nothing that a migration could break.
RELEASED: dict[str, str] = {}


def breaks(released: dict[str, str]) -> bool:
    """Whether a migration after those of `released` breaks the version that runs; prints which and why."""
    found = False
    for app, last in released.items():
        names = sorted(file.stem for file in (ROOT / app / "migrations").glob("[0-9]*.py"))
        linter = MigrationLinter(include_apps=[app], ignore_name=names[: names.index(last) + 1], no_cache=True)
        linter.lint_all_migrations()
        linter.print_summary()
        found = found or linter.has_errors
    return found


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    return 1 if breaks(RELEASED) else 0


if __name__ == "__main__":
    sys.exit(main())

"""Write the pages of docs/ that are drawn from the code."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from accounts import roles_page
from releases import workflow_page

PAGES: dict[str, Callable[[], str]] = {"docs/roles.md": roles_page.page, "docs/workflow.md": workflow_page.page}


class Command(BaseCommand):
    help = "Write the pages of docs/ that are drawn from the code; the tests say when one is out of date."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for name, draw in PAGES.items():
            (settings.BASE_DIR / name).write_text(draw())
            self.stdout.write(name)

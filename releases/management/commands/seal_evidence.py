"""Seal the evidence files that an earlier version kept in clear."""

from typing import Any

from django.core.management.base import BaseCommand

from releases.evidence.sealing_old import remove_old_copies, seal_old
from releases.models import Original


class Command(BaseCommand):
    help = (
        "Seal the evidence files that an earlier version kept in clear, one after the other; it may be stopped and "
        "started again. Says how far it is on standard error."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        originals = Original.objects.order_by("pk")
        total, sealed = originals.count(), 0
        for number, original in enumerate(originals.iterator(), 1):
            sealed += seal_old(original)
            self.stderr.write(f"\r{number} of {total}, {sealed} sealed", ending="")
            self.stderr.flush()
        remove_old_copies()
        self.stderr.write("")
        self.stdout.write(f"{sealed} sealed.")

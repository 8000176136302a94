"""Write the pairs that were found as CSV, the likeliest first."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from django.utils import translation

from casework.sheets import defused
from detainees.linkage.words import reasons, summary
from detainees.models import Pair

COLUMNS = ("external_id_a", "external_id_b", "reference_a", "reference_b", "score", "explanation", "decision")
LEAST = 0.05  # as low as pairs are kept
BLOCK = 2_000  # pairs in memory


class Command(BaseCommand):
    help = (
        "Write every pair at or above a score to a CSV file that only its owner can read, highest first: "
        f"{', '.join(COLUMNS)}. The decision is same, different, later or empty."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--min-score", type=float, default=LEAST, metavar="SHARE", help=f"0 to 1; {LEAST} if not said"
        )
        parser.add_argument("--language", choices=["en", "ar"], default="en", help="of the explanations")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        count = 0
        try:
            with translation.override(options["language"]), _private(file) as out:
                rows = csv.writer(out)
                rows.writerow(COLUMNS)
                for count, pair in enumerate(_pairs(options["min_score"]), 1):  # noqa: B007 - counted
                    rows.writerow(_row(pair))
        except OSError as error:
            raise CommandError(f"The file cannot be written: {error}.") from error
        self.stderr.write(f"{count:,} pairs in {file}.")


def _private(file: Path) -> Any:
    """The file, open for writing, its owner's alone also where it was there already."""
    out = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.fchmod(out, 0o600)
    return os.fdopen(out, "w", newline="", encoding="utf-8")


def _pairs(least: float) -> Iterator[Pair]:
    """In blocks, so that a million pairs need no more memory than a hundred."""
    found = Pair.objects.filter(gone=False, score__gte=least).select_related("one", "other").order_by("-score", "pk")
    found = found.defer("one__search_words", "one__note", "other__search_words", "other__note")
    block = list(found[:BLOCK])
    while block:
        yield from block
        last = block[-1]
        block = list(found.filter(Q(score__lt=last.score) | Q(score=last.score, pk__gt=last.pk))[:BLOCK])


def _row(pair: Pair) -> list[str]:
    texts = (pair.one.external_id, pair.other.external_id, pair.one.reference, pair.other.reference)
    return [*map(defused, texts), f"{pair.score:.4f}", defused(_explanation(pair)), pair.decision]


def _explanation(pair: Pair) -> str:
    return "; ".join([summary(pair.bits, pair.rival, pair.rival_bits), *map(str, reasons(pair.evidence))])

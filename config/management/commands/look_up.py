"""Look many persons up at once, by the same code as the screen."""

import csv
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from config.invented.register import HEADER
from detainees.candidates import Sight
from detainees.forms import SimilarForm
from detainees.similar import likest

COLUMNS = ("query_id", "rank", "external_id", "reference", "score", "milliseconds")


class Command(BaseCommand):
    help = (
        "Answer each row of a CSV file as the look-up on the screen would. The file has query_id and any column of "
        "import_register; names in either script, birth and home_governorate are what counts. The answer has at "
        "most ten rows for each query: query_id, rank, external_id, reference, score, milliseconds."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--queries", type=Path, required=True, metavar="FILE.csv")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE.csv")
        parser.add_argument("--by", metavar="USER", help="as this person would be answered; else restricted persons "
                            "are left out, and all teams are asked")  # fmt: skip

    def handle(self, *args: Any, queries: Path, out: Path, by: str | None, **options: Any) -> None:
        sight = _seen_by(by)
        try:
            with queries.open(newline="", encoding="utf-8-sig") as asked, out.open("w", newline="") as answered:
                count = _answer(csv.DictReader(asked), csv.writer(answered), sight)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise CommandError(f"The files cannot be read or written: {error}.") from error
        self.stderr.write(f"{count:,} queries answered in {out}.")


def _seen_by(username: str | None) -> Sight:
    if username is None:
        return Sight(None)
    try:
        return Sight.visible_to(User.objects.get(username=username))
    except User.DoesNotExist as error:
        raise CommandError(f"There is nobody called “{username}” here.") from error


def _answer(queries: "csv.DictReader[str]", answers: Any, sight: Sight) -> int:
    """Write the answers, and say how many queries there were."""
    _check(queries.fieldnames or ())
    answers.writerow(COLUMNS)
    number = 0
    for number, row in enumerate(queries, 1):  # noqa: B007 - counted
        typed = SimilarForm({name: text or "" for name, text in row.items() if name})
        began = perf_counter()
        likely = likest(sight, typed.parts(), typed.born(), typed.governorate())
        spent = round(1000 * (perf_counter() - began), 1)
        for rank, one in enumerate(likely, 1):
            answers.writerow(
                (row["query_id"], rank, one.detainee.external_id, one.detainee.reference, one.score, spent)
            )
    return number


def _check(names: Any) -> None:
    unknown = sorted(set(names) - {"query_id", *HEADER})
    if unknown:
        raise CommandError(f"Unknown columns: {', '.join(unknown)}. Known are query_id, {', '.join(HEADER)}.")
    if "query_id" not in names:
        raise CommandError("The column query_id is missing.")

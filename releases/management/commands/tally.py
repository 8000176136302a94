"""The tally on the command line; its standard output is the tally alone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from accounts.models import Organisation
from detainees.lists import Sex
from releases.lists import Category
from releases.models import LedgerEntry
from releases.models.ledger import LedgerQuerySet, settled_now
from releases.tallies import files, periods, printing
from releases.tallies.forms import TallyForm
from releases.tallies.periods import Share
from releases.tallies.question import Basis, Minors
from releases.tallies.table import Tally, tally


class Command(BaseCommand):
    help = (
        "Count verified releases by governorate, as of any moment. csv: governorate_code, governorate, governorate_ar, "
        "releases, with rows SEVERAL and UNKNOWN where there are any and a last row TOTAL; json: docs/tallies.md; "
        "text: the list as ADMSP prints it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--wave", default="", help="code or name, e.g. decree-7-2022")
        parser.add_argument("--facility", default="", help="code or name, e.g. sednaya")
        parser.add_argument(
            "--basis", choices=Basis.values, default=Basis.HOME.value, help="home at the release, or place of release"
        )
        parser.add_argument(
            "--from", default="", metavar="DATE", help="released on or after: 2022, 2022-05, 2022-05-17"
        )
        parser.add_argument("--to", default="", metavar="DATE", help="released then or earlier")
        parser.add_argument("--category", choices=Category.values, default="")
        parser.add_argument("--sex", choices=Sex.values, default="")
        parser.add_argument("--minors", choices=Minors.values, default="", help="under 18 at the release")
        parser.add_argument("--organisation", default="", metavar="SLUG", help="one organisation's; all without it")
        parser.add_argument(
            "--as-of",
            default="",
            metavar="TIMESTAMP",
            help="what was known then: 2022-05-05T14:30 (Damascus time, unless an offset is given); "
            "a day alone is its end; now without it",
        )
        parser.add_argument("--format", choices=["csv", "json", "text"], default="csv")
        parser.add_argument("--language", choices=["en", "ar"], default="en", help="of the text")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            counted = self._count(options)
            self.stdout.write(self._said(counted, options), ending="")

    def _count(self, options: dict[str, Any]) -> Tally:
        form = TallyForm(options, list(Organisation.objects.order_by("slug")))
        if not form.is_valid():
            raise CommandError("\n".join(form.sentences()))
        settled = settled_now()
        entries = LedgerEntry.objects.all()
        counted = tally(entries, form.question(settled))
        self._warn(form, counted, entries)
        return counted

    def _warn(self, form: TallyForm, counted: Tally, entries: LedgerQuerySet) -> None:
        """What has to be known of the figures and has no place among them."""
        question = counted.question
        asked = form.cleaned_data["as_of"]
        if asked and asked > question.as_of:
            self.stderr.write(
                f"That moment has not come yet: counted as of {timezone.localtime(question.as_of).isoformat()}."
            )
        perhaps = periods.entries_of(Share.PERHAPS, entries, question)
        if question.period and (people := periods.people_of(perhaps)):
            self.stderr.write(
                f"{people} more may have been released in the period; their dates leave it open, they are not counted."
            )

    def _said(self, counted: Tally, options: dict[str, Any]) -> str:
        if options["format"] == "csv":
            return files.csv_of(counted)
        if options["format"] == "json":
            return files.json_of(counted)
        return printing.as_text(counted, options["language"])

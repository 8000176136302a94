"""Search the whole register for entries that may be one person; the same run as the nightly one."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from detainees.linkage import process, runs
from detainees.linkage.course import stage_in_words
from detainees.models import JobState, RegisterJob

SUMMARY = ("records", "pairs_scored", "pairs_flagged", "seconds", "peak_memory_bytes")


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # they load every page, 30 MB for as long as it runs
    help = (
        "Learn from the register, compare its entries, and flag pairs that may be one person (docs/matching.md). One "
        "search runs at a time. Progress goes to standard error; ended by Ctrl-C, it is cancelled and nothing is kept. "
        "--json: one line with records, pairs_scored, pairs_flagged, seconds, peak_memory_bytes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="the summary as one line of JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        self._said = ""
        with translation.override("en"):
            job = self._search()
        if job.state != JobState.FINISHED:
            raise CommandError(f"The search was {job.state}{f' ({job.error})' if job.error else ''}. Nothing was kept.")
        summary = {name: getattr(job, name) for name in SUMMARY}
        summary["seconds"] = round(job.seconds, 1)
        self.stdout.write(json.dumps(summary) if options["json"] else _sentence(summary))

    def _search(self) -> RegisterJob:
        if runs.is_searched():
            raise CommandError("The register is being searched already. Wait for the end of that search, or cancel it.")
        job = RegisterJob.objects.open().first() or runs.ask(runs.searcher())
        try:
            job = process.run(job, self._progress)
        except KeyboardInterrupt:
            runs.cancel(job, by=runs.searcher())
            process.settle(job)
            raise CommandError("Cancelled. Nothing was kept.") from None
        if job.is_open:
            raise CommandError("Another search has just begun. Wait for its end, or cancel it.")
        return job

    def _progress(self, job: RegisterJob) -> None:
        said = f"{stage_in_words(job.stage)}: {100 * job.share:.0f} %"
        if said != self._said:
            self._said = said
            self.stderr.write(said)


def _sentence(summary: dict[str, Any]) -> str:
    return (
        f"Entries: {summary['records']:,}. Pairs compared: {summary['pairs_scored']:,}. Likely duplicates: "
        f"{summary['pairs_flagged']:,}. Seconds: {summary['seconds']}. Most memory: "
        f"{summary['peak_memory_bytes'] / 1e6:,.0f} MB."
    )

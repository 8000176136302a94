"""A register of a file on the command line; docs/import.md."""

import json
import sys
import time
from argparse import RawDescriptionHelpFormatter
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import teams_in_which, why_not
from accounts.models import Team, User
from accounts.rights import Right
from releases.imports.apart import Unreadable
from releases.imports.columns import COLUMNS
from releases.imports.course import Counts, Import, Telling
from releases.imports.files import about_how_many, lines_of
from releases.imports.rows import Row

EVERY = 2.0  # seconds between two lines of progress
NAMED = 20  # lines of a sentence


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # they load every page, 30 MB for as long as it runs
    help = "\n".join(
        (
            "Import a register: persons, detentions, and releases, submitted (drafts where no source is named).",
            "",
            "FILE is CSV in UTF-8, XLSX or ODS with a header; columns may be left out and come in any order:",
            *(f"  {', '.join(COLUMNS[start : start + 8])}" for start in range(0, len(COLUMNS), 8)),
            "",
            "Without --only-good-rows one bad row means that nothing is made (exit 1).",
            "--json: one object per refused row, then one with the counts. See docs/import.md.",
        )
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """As everywhere, with the lines of the help left as they are."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--team", required=True, metavar="SLUG", help="e.g. documentation, or admsp/documentation where two have it"
        )
        parser.add_argument("--by", required=True, metavar="USER", help="who imports, and is the author of every row")
        parser.add_argument("--dry-run", action="store_true", help="say what an import would say, and make nothing")
        parser.add_argument("--only-good-rows", action="store_true", help="leave the bad rows out, make the others")
        parser.add_argument("--json", action="store_true", help="report as JSON, one object a line")
        parser.add_argument("--language", choices=["en", "ar"], default="en", help="of the sentences")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        with translation.override(options["language"]):
            by = User.objects.filter(username=options["by"], is_active=True).first()
            if by is None:
                raise CommandError(_("There is no active account “%(name)s”.") % {"name": options["by"]})
            self._import(_team_of(options["team"], by), by, file, options)

    def _import(self, team: Team, by: User, file: Path, options: dict[str, Any]) -> None:
        began = self.began = self.told = time.monotonic()
        self.expected = about_how_many(file)
        if options["json"]:
            telling = Telling(self._refused_json, lambda row: None, self._progress)
        else:
            telling = Telling(self._refused, self._changed, self._progress)
        task = Import(team, by, telling, only_good_rows=options["only_good_rows"])
        try:
            made = task.run(partial(lines_of, file), dry_run=options["dry_run"])
        except Unreadable as error:
            raise CommandError(str(error)) from error
        self._finish(task.counts, time.monotonic() - began, made=made, options=options)

    def _refused_json(self, row: Row) -> None:
        first, *others = row.wrong
        said: dict[str, Any] = {
            "line": row.line, "external_id": row.external_id, "column": first.column, "reason": first.sentence
        }  # fmt: skip
        if others:
            said["also"] = [{"column": each.column, "reason": each.sentence} for each in others]
        self.stdout.write(json.dumps(said, ensure_ascii=False))

    def _refused(self, row: Row) -> None:
        for wrong in row.wrong:
            self.stdout.write(
                _("Line %(line)s, external_id %(external_id)s, %(column)s: %(reason)s")
                % {"line": row.line, "external_id": row.external_id or "–", "column": wrong.column or "–",
                   "reason": wrong.sentence}
            )  # fmt: skip

    def _changed(self, row: Row) -> None:
        self.stdout.write(
            _("Line %(line)s, external_id %(external_id)s: changed.")
            % {"line": row.line, "external_id": row.external_id}
        )

    def _progress(self, counts: Counts) -> None:
        now = time.monotonic()
        if now - self.told < EVERY:
            return
        self.told = now
        said = {"read": f"{counts.read:,}", "all": f"{self.expected:,}" if self.expected else ""}
        if self.expected is None or counts.read >= self.expected:
            self.stderr.write(_("Rows read: %(read)s …") % said)
        else:
            left = round((now - self.began) / counts.read * (self.expected - counts.read))
            said["left"] = f"{left // 60}:{left % 60:02}"
            self.stderr.write(_("Rows read: %(read)s of about %(all)s. Minutes left: about %(left)s.") % said)

    def _finish(self, counts: Counts, seconds: float, *, made: bool, options: dict[str, Any]) -> None:
        stopped = not made and not options["dry_run"]
        if stopped or (counts.refused and not options["only_good_rows"]):
            counts.made = counts.changed = 0
        if options["json"]:
            said = {name: getattr(counts, name) for name in ("read", "made", "refused", "changed", "unchanged")}
            self.stdout.write(json.dumps({**said, "seconds": round(seconds, 1)}))
        else:
            self.stdout.write(_said(counts, seconds))
        self._say_what_was_left_out(counts)
        if options["dry_run"]:
            self.stderr.write(_("This was a dry run: nothing was made."))
        if counts.refused and not options["only_good_rows"]:
            self.stderr.write(_("Rows were refused: nothing was made. Mend them, or import with --only-good-rows."))
            sys.exit(1)

    def _say_what_was_left_out(self, counts: Counts) -> None:
        if counts.otherwise:
            self.stderr.write(_called_otherwise(counts.otherwise))
        if counts.texts:
            sentence = _("A claim_text is left out where its row makes no release. Such rows: %(rows)s.")
            self.stderr.write(sentence % {"rows": counts.texts})
        if counts.warning:
            sentence = _(
                "Sources that use a number, an address or an account of a report of extortion: %(sources)s. "
                "What rests on them is flagged."
            )
            self.stderr.write(sentence % {"sources": counts.warning})


def _team_of(slug: str, by: User) -> Team:
    """The team in which `by` enters records; a slug that two organisations use may be written organisation/team."""
    organisation, _slash, name = slug.rpartition("/")
    named = Team.objects.filter(slug=name, **{"organisation__slug": organisation} if organisation else {})
    if not named:
        raise CommandError(_("There is no team “%(team)s”.") % {"team": slug})
    theirs = teams_in_which(by, Right.ENTER).filter(pk__in=named)
    if len(theirs) > 1:
        raise CommandError(
            _("Several organisations have a team “%(team)s”. Write it as organisation/team.") % {"team": slug}
        )
    if not theirs:
        raise CommandError(str(why_not(by, Right.ENTER, named[0])))
    return theirs[0]


def _called_otherwise(lines: list[int]) -> str:
    """That rows have changed records of people of other names: perhaps two lists have the same numbers."""
    sentence = ngettext(
        "%(rows)s row changes a record whose person has quite another name: line %(lines)s. If it is somebody else, "
        "give the numbers of the list a prefix of its source.",
        "%(rows)s rows change records whose persons have quite other names: lines %(lines)s. If they are other "
        "people, give the numbers of the list a prefix of its source.",
        len(lines),
    )
    named = ", ".join(map(str, lines[:NAMED]))
    return sentence % {"rows": len(lines), "lines": f"{named} …" if len(lines) > NAMED else named}


def _said(counts: Counts, seconds: float) -> str:
    return _(
        "Rows read: %(read)s. Made: %(made)s; changed: %(changed)s; unchanged: %(unchanged)s; refused: %(refused)s. "
        "Seconds: %(seconds)s."
    ) % {**vars(counts), "seconds": round(seconds, 1)}

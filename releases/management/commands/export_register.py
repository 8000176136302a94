"""The register as a file that an import takes; by the same two people as in the browser. docs/exports.md."""

import os
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from casework.exports.making import hand_out
from casework.exports.workflow import still_may
from casework.mistake import Mistake
from casework.models import Export
from casework.references import normalise


class Command(BaseCommand):
    help = "\n".join(
        (
            "Write an export that was approved to FILE: the register in the columns of import_register, or any other.",
            "",
            "It is asked for in the browser (“The register, for an import”), approved there by another person, and",
            "handed to who asked for it for 24 hours, also here. Brought in again, the register changes nothing.",
        )
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """As everywhere, with the lines of the help left as they are."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="is made; one that is there is not overwritten")
        parser.add_argument("--export", required=True, metavar="REFERENCE", help="of the export, e.g. L-7K3M-9QTA")
        parser.add_argument("--by", required=True, metavar="USER", help="who asked for it")
        parser.add_argument("--language", choices=["en", "ar"], default="en", help="of the sentences")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        with translation.override(options["language"]):
            export = _export(options["export"], options["by"])
            if file.exists():
                raise CommandError(_("The file %(file)s is there already.") % {"file": file})
            pieces = hand_out(export, by=export.asked_by)
            if pieces is None:
                raise CommandError(_("There is no file of this any more. Ask for it again."))
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                out.writelines(pieces)
            self.stderr.write(_("%(rows)s rows, SHA-256 %(sha256)s.") % vars(export))


def _export(reference: str, username: str) -> Export:
    """The export that this person asked for and may have."""
    by = User.objects.filter(username=username, is_active=True).first()
    if by is None:
        raise CommandError(_("There is no active account “%(name)s”.") % {"name": username})
    read = normalise(reference, "L")
    if isinstance(read, Mistake):
        raise CommandError(read.sentence)
    found = Export.objects.visible_to(by).with_people().filter(reference=read, asked_by=by).first()
    if found is None:
        raise CommandError(_("This person asked for no export of this reference."))
    sentence = still_may(found, by)
    if sentence is not None:
        raise CommandError(str(sentence))
    return found

"""Look whether a case file is what was handed out."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.signing import fingerprint, public_key
from releases.case_files.checking import check
from releases.case_files.composing import SIGNED_AS


class Command(BaseCommand):
    help = (
        "Look whether a case file (.zip) is what was handed out: its signature, every digest, every file of evidence, "
        "and whether this register knows it. Without a file: the public key and its fingerprint."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", metavar="FILE.zip")
        parser.add_argument("--key", type=Path, metavar="FILE.pem", help="the public key of who gave it; else ours")

    def handle(self, *args: Any, file: Path | None, key: Path | None, **options: Any) -> None:
        if file is None:
            pem = public_key(SIGNED_AS)
            self.stdout.write(f"{pem}{fingerprint(pem)}")
            return
        findings = list(check(file, key.read_text() if key else ""))
        for finding in findings:
            self.stdout.write(f"{'ok ' if finding.holds else 'NOT'} {finding.sentence}")
        if not all(finding.holds for finding in findings):
            raise CommandError("This is not, or not whole, what was handed out.")

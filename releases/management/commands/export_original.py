"""Take the original of a piece of evidence out, on the server itself; for a court, say."""

import os
import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from accounts.sealed_files import CHUNK
from releases.evidence import vault
from releases.evidence.handling import note
from releases.evidence.lists import Handled
from releases.models import Evidence


class Command(BaseCommand):
    help = (
        "Write the original of a piece of evidence to a new file that its owner alone can read, and write down in its "
        "chain of custody who took it out. Nobody gets an original through the browser."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("piece", type=int, help="the number on the chain of custody")
        parser.add_argument("file", type=Path, help="a file that is not there yet")
        parser.add_argument("--by", required=True, help="user name of who takes it out; they have to see the piece")

    def handle(self, *args: Any, piece: int, file: Path, by: str, **options: Any) -> None:
        person = User.objects.filter(username=by, is_active=True).first()
        found = Evidence.objects.visible_to(person).filter(pk=piece).first() if person else None
        if person is None or found is None:
            raise CommandError("There is no such person, or no such piece of evidence that they see.")
        if not vault.agrees(found.original):
            raise CommandError("The stored original is not the file that was received, or is missing.")
        try:
            target = os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        except FileExistsError:
            raise CommandError(f"{file} is there already; nothing was written.") from None
        with target, vault.opened(found.original) as sealed:
            shutil.copyfileobj(sealed, target, CHUNK)
        note(found, Handled.EXPORTED, by=person)
        self.stdout.write(f"{found.original.sha256}  {file}")

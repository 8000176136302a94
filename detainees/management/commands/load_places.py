"""Load the districts and subdistricts below the governorates, from a file that the team brings."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from detainees.place_files import keep_places, read_places


class Command(BaseCommand):
    help = (
        "Load districts and subdistricts from a CSV file with the columns pcode, name_en, name_ar, parent "
        "(OCHA P-codes; see docs/reference-data.md). With one mistake in the file nothing is loaded."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a CSV file in UTF-8")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        places, mistakes = read_places(_text_of(file))
        if mistakes:
            raise CommandError("\n".join([*map(str, mistakes), _("Nothing was loaded.")]))
        keep_places(places)
        below = sum(place.parent_id is not None for place in places)
        for count, sentence in (
            (len(places) - below, ngettext_lazy("%(n)s district loaded.", "%(n)s districts loaded.", "n")),
            (below, ngettext_lazy("%(n)s subdistrict loaded.", "%(n)s subdistricts loaded.", "n")),
        ):
            self.stdout.write(str(sentence % {"n": count}))


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(
            _("The file %(file)s cannot be read: %(error)s.") % {"file": file, "error": error.strerror}
        ) from error
    except UnicodeDecodeError as error:
        raise CommandError(
            _("The file %(file)s is not UTF-8 text. Save it as “CSV UTF-8” and try again.") % {"file": file}
        ) from error

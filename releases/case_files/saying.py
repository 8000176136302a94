"""What is printed, as data of the template: rows, tables, texts, pictures. Nothing of it is ever read as markup.

What somebody typed is shown as it is, but for what no reader may have (telephone numbers, addresses of mail), what is
not seen (marks of direction, named by their number), and words that are longer than a line, which can be broken.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.models.teams import in_language
from casework.dates import PartialDate, say_date
from casework.reachable import without_numbers

Said = dict[str, Any]
LONGEST_WORD = 30  # letters, after which a word may be broken
LONGEST = 40_000  # characters of one text
_BREAK = "\u200b"
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_KEPT = ("\n", "\u200c")


def plain(text: object) -> str:
    """A text for the page."""
    shown = "".join(map(_visible, str(text)))
    if len(shown) > LONGEST:
        shown = shown[:LONGEST] + _(" [shortened]")
    return _LONG.sub(lambda word: _broken(word[0]), shown)


def typed(text: object) -> str:
    """What somebody typed, without what would reach anybody."""
    return plain(without_numbers(str(text), _("[number left out]")))


def moment(at: datetime | None) -> str:
    """Day and hour in Syria."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{say_date(PartialDate.on(local.date()))}{in_language('،', ',')} {local:%H:%M}"


def heading(text: str | Promise, level: int = 2) -> Said:
    return {"kind": "heading", "text": plain(text), "level": level}


def paragraph(text: str | Promise, *, soft: bool = False) -> Said:
    return {"kind": "text", "text": plain(text), "soft": soft}


def words(label: str | Promise, text: str) -> Said:
    """What somebody said, set apart; the text is one for the page already."""
    return {"kind": "words", "label": plain(label), "text": text}


def rows(pairs: Iterable[tuple[str | Promise, str]]) -> Said:
    """Label and value, line by line; what is empty is left out."""
    return {"kind": "rows", "rows": [[plain(label), value] for label, value in pairs if value]}


def table(head: Sequence[str | Promise], lines: Iterable[Sequence[str]], widths: Sequence[int]) -> Said:
    """A table whose head stands on every page; `widths` are shares of the page."""
    return {"kind": "table", "head": list(map(plain, head)), "lines": [list(each) for each in lines],
            "widths": list(widths)}  # fmt: skip


def picture(number: int, caption: str) -> Said:
    """A picture: which of those that go along (`setting.Parts`)."""
    return {"kind": "picture", "number": number, "caption": plain(caption)}


class Aliases:
    """People as a stranger may know them: by their alias, else by a number of this case file."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def __call__(self, person: User | None) -> str:
        if person is None:
            return ""
        if person.is_system:
            return _("the application")
        if person.alias:
            return plain(person.alias)
        number = self._numbers.setdefault(person.pk, len(self._numbers) + 1)
        return _("colleague %(number)s") % {"number": number}


def _visible(character: str) -> str:
    """A character that is seen as it is; of any other its number."""
    if character in _KEPT or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return character
    return " " if character == "\t" else f"‹U+{ord(character):04X}›"


def _broken(word: str) -> str:
    return _BREAK.join(word[place : place + LONGEST_WORD] for place in range(0, len(word), LONGEST_WORD))

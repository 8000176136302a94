"""What is said to families, in their languages: one plain file by language beside this one, with a fallback.

A sentence that a language does not have is said in the next one that the caller understands, and else in English. The
interface has two languages (locale/); these texts are the caller's, and never mixed: who drafts one asks for all its
sentences at once.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from casework.dates import PartialDate

FALLBACK = "en"
_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Speech:
    """Sentences by their names, all of one language (its code)."""

    language: str
    sentences: dict[str, str]
    dates: dict[str, Any]

    def say(self, name: str, **filled: str) -> str:
        """The sentence, filled in; KeyError for one that nobody asked for."""
        return self.sentences[name].format(**filled)

    def say_date(self, date: PartialDate) -> str:
        """The date as precise as it is known, in the words of the language; what is doubtful is said as *about*."""
        if date.last is not None:
            return str(self.dates["between"]).format(first=self._part(date.first), last=self._part(date.last))
        said = self._part(date.first)
        return str(self.dates["about"]).format(date=said) if date.qualifier else said

    def _part(self, part: Any) -> str:
        if part.month is None:
            return str(part.year)
        form = self.dates["month" if part.day is None else "day"]
        return str(form).format(day=part.day, month=self.dates["months"][part.month - 1], year=part.year)


def spoken(names: Sequence[str], *languages: str) -> Speech:
    """These sentences in the first of the languages that has them all, else in English."""
    for language in languages:
        known = _read(language)
        if known.keys() >= set(names):
            return _speech(language, names)
    return _speech(FALLBACK, names)


def _speech(language: str, names: Sequence[str]) -> Speech:
    known = _read(language)
    return Speech(language, {name: str(known[name]) for name in names}, known["dates"])


@cache
def _read(language: str) -> dict[str, Any]:
    """All that the file of a language says; nothing where there is none."""
    file = _FOLDER / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8")) if language.isalpha() and file.exists() else {}

"""What the public pages say: one plain file by page and language under said/, with a fallback by sentence.

A text in another language than its page's carries `lang` and `dir`, so that it is read aloud and set as what it is.
"""

import tomllib
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from casework.dates import PartialDate
from config.public.languages import LANGUAGES, PublicLanguage
from families.spoken import spoken

_FOLDER = Path(__file__).parent / "said"


class Said(str):
    """A text and its language; in a page of another language, HTML of its own around it.

    In an attribute, filled in, or in an element that carries its `marks`, it is `plain`.
    """

    language: PublicLanguage
    foreign: bool

    @classmethod
    def in_(cls, language: PublicLanguage, text: str, page: PublicLanguage) -> "Said":
        """The text as it stands on a page of the language `page`."""
        said = cls(text)
        said.language, said.foreign = language, language is not page
        return said

    @property
    def plain(self) -> str:
        """The text alone."""
        return str.__str__(self)

    @property
    def marks(self) -> SafeString:
        """The attributes of an element that holds this text and nothing else, which then stands on its own side too."""
        if not self.foreign:
            return SafeString("")
        return format_html(' lang="{}" dir="{}"', self.language.code, self.language.direction)

    def __html__(self) -> SafeString:
        if not self.foreign:
            return format_html("{}", self.plain)
        return format_html("<span{}>{}</span>", self.marks, self.plain)


class Sentences:
    """The sentences of one page in one language, by their names."""

    def __init__(self, page: str, language: PublicLanguage) -> None:
        self.page, self.language = page, language

    def __getitem__(self, name: str) -> Any:
        """The sentence, or the list of them; KeyError where no language has it."""
        for code in (self.language.code, *self.language.else_in):
            found = _read(self.page, code).get(name)
            if found is not None:
                return self._said(LANGUAGES[code], found)
        raise KeyError(f"{self.page}.{name}")

    def _said(self, language: PublicLanguage, found: Any) -> Any:
        if isinstance(found, list):
            return [self._said(language, each) for each in found]
        return Said.in_(language, str(found), self.language)

    def fill(self, name: str, **filled: str) -> Said:
        """The sentence with its gaps filled in."""
        said: Said = self[name]
        return Said.in_(said.language, said.plain.format(**filled), self.language)


class Speech:
    """All that one page says: `say.money.heading` in a template."""

    def __init__(self, language: PublicLanguage) -> None:
        self.language = language

    def __getitem__(self, page: str) -> Sentences:
        return Sentences(page, self.language)

    @cached_property
    def _dates(self) -> Any:
        return spoken((), self.language.code)

    def day(self, day: date) -> str:
        """A day in words, in the digits of the language."""
        return self.date(PartialDate.on(day))

    def date(self, date: PartialDate) -> str:
        """A date of any precision in words, in the digits of the language."""
        return self.language.in_its_digits(self._dates.say_date(date))


@cache
def _read(page: str, language: str) -> dict[str, Any]:
    """All that the file of a page says in a language; nothing where there is none."""
    file = _FOLDER / page / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}

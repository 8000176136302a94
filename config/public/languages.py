"""The languages of the public pages. They stand in the address, so that a page can be sent on in its language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation.trans_real import parse_accept_lang_header

from config.interface import numerals


@dataclass(frozen=True)
class PublicLanguage:
    """A language by its code and its own name, its direction and digits, and what is read where it lacks a text."""

    code: str
    name: str
    direction: str = "ltr"
    digits: str = "western"
    else_in: tuple[str, ...] = ("en", "ar")

    def in_its_digits(self, text: str) -> str:
        """The text with its digits as this language writes them."""
        with numerals.shown_as(self.digits):
            return numerals.digits(text)

    def in_its_numbers(self, text: str) -> str:
        """The text with the numbers in it as this language writes them, their thousands parted."""
        with numerals.shown_as(self.digits):
            return numerals.numbers_in(text)


LANGUAGES: dict[str, PublicLanguage] = {
    each.code: each
    for each in (
        PublicLanguage("ar", "العربية", "rtl", "arabic", ("en",)),
        PublicLanguage("en", "English", else_in=("ar",)),
        # Who reads Kurdish or Turkish in Syria or beside it has more often learnt Arabic than English.
        PublicLanguage("ku", "Kurdî", else_in=("ar", "en")),
        PublicLanguage("tr", "Türkçe", else_in=("ar", "en")),
        PublicLanguage("de", "Deutsch"),
        PublicLanguage("fr", "Français"),
    )
}
FIRST = LANGUAGES["ar"]


class LanguageConverter:
    """One of the languages in an address."""

    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> PublicLanguage:
        return LANGUAGES[value]

    def to_url(self, value: "PublicLanguage | str") -> str:
        return value if isinstance(value, str) else value.code


def negotiated(accepted: str) -> PublicLanguage:
    """The one that the reader's browser asks for first (`Accept-Language`), else Arabic."""
    wanted: Iterable[str] = (code.split("-")[0] for code, _weight in parse_accept_lang_header(accepted))
    return next((LANGUAGES[code] for code in wanted if code in LANGUAGES), FIRST)


def named_in(path: str) -> PublicLanguage | None:
    """The language that an address of these pages names, also where there is no such page."""
    parts = path.split("/")
    return LANGUAGES.get(parts[2]) if len(parts) > 2 else None

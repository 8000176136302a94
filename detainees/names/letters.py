"""Every way of writing a letter brought to one: Arabic with its Persian and Kurdish letters, Latin with its marks."""

import re
import unicodedata

# Arabic script: carriers of hamza, other alefs and yehs, and the letters of Persian, Kurdish and Maghrebi keyboards.
_ARABIC = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ى": "ي",
    "ئ": "ي",
    "ی": "ي",
    "ێ": "ي",
    "ې": "ي",
    "ے": "ي",
    "ؤ": "و",
    "ۆ": "و",
    "ۇ": "و",
    "ۊ": "و",
    "ۋ": "ڤ",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ۃ": "ة",
    "ک": "ك",
    "گ": "غ",
    "ڨ": "غ",
    "ڭ": "غ",
    "چ": "تش",
    "پ": "ب",
    "ژ": "ج",
    "ڕ": "ر",
    "ڵ": "ل",
    "ء": None,
    "ـ": None,
}
# Latin letters whose mark changes the consonant, said in the letters of the English school, and ligatures.
_LATIN = {
    "ş": "š",
    "ș": "š",
    "ś": "š",
    "ç": "č",
    "ć": "č",
    "ĉ": "č",
    "ǰ": "ǧ",
    "ź": "z",
    "ż": "ž",
    "ż".upper(): "ž",
    "ḫ": "x",
    "ẖ": "x",
    "ṯ": "th",
    "ḏ": "dh",
    "ġ": "ğ",
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ə": "e",
    "ñ": "ny",
}
# Digits that stand for letters where Arabic is typed on a telephone's Latin keyboard.
_CHAT = {"2": "", "3": "", "5": "kh", "6": "t", "7": "h", "8": "gh", "9": "s"}

_LETTERS = str.maketrans({**_ARABIC, **_LATIN, "–": "-", "‐": "-", "‑": "-", "_": "-", "־": "-"})
_MARKED = frozenset("šžčǧğ")
_PLAIN = re.compile(r"[a-zšžčǧğ\-\u0621-\u064a\u06a4 ]*\Z")
_CHAT_WORD = re.compile(r"(?<=[a-z])[2356789]+|[2356789]+(?=[a-z])")
_ABBREVIATED = re.compile(r"[.\u06d4](?=\s*\w)")


def normalise(part: str) -> str:
    """The part in plain letters of its script, lower case, words apart by one space, hyphens kept between them.

    >>> normalise("الـقُرآن  إدلب"), normalise("ʿAbd al-Ḥamīd"), normalise("Şêxo"), normalise("7assan")
    ('القران ادلب', 'abd al-hamid', 'šexo', 'hassan')

    Doing it twice changes nothing; what has no letters is empty.
    """
    text = part.casefold().translate(_LETTERS)
    if not _PLAIN.match(text):
        text = _plain(text)
    if " " in text or "-" in text:
        text = " ".join(text.replace(" -", " ").replace("- ", " ").split()).strip("-")
        text = re.sub(r"\s*-[\s-]*", "-", text).strip("- ")
    return text


def _plain(text: str) -> str:
    """Slow road: anything that Unicode can hold. Marks and signs go, digits in a Latin word become letters."""
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_LETTERS)
    composed = _ABBREVIATED.sub(" ", composed)
    bare = "".join(_bare(character) for character in composed)
    bare = _CHAT_WORD.sub(lambda found: "".join(_CHAT[digit] for digit in found.group()), bare)
    return "".join(character for character in bare if character in "- " or character.isalpha())


def _bare(character: str) -> str:
    if character in _MARKED or character.isascii():
        return character if character.isalnum() or character == "-" else " " if character.isspace() else ""
    if character.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", character).casefold().translate(_LETTERS)
    return "".join(c for c in decomposed if c.isalpha() and unicodedata.category(c) != "Lm")

"""Slips of the hand and of the machine: a wrong key, a letter too few, a scan that mistakes one shape for another."""

from random import Random

_KEYBOARDS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    letter: row[max(at - 1, 0) : at] + row[at + 1 : at + 2] for row in _KEYBOARDS for at, letter in enumerate(row)
}
# Shapes that differ by dots or by a stroke.
_ALIKE = (
    "بتثني",
    "جحخ",
    "دذ",
    "رزو",
    "سش",
    "صض",
    "طظ",
    "عغ",
    "فق",
    "هة",
    "كل",
    "ceo",
    "il",
    "hb",
    "nru",
    "vy",
    "tf",
    "aoe",
)
_SHAPES = {letter: group.replace(letter, "") for group in _ALIKE for letter in group}
_LEAST = 4  # letters of a word in which anybody slips without seeing it


def mistyped(text: str, chance: Random) -> str:
    """One slip of the fingers: left out, another key, twice, or two letters changed places."""
    if len(text) < _LEAST:
        return text
    at = chance.randrange(1, len(text) - 1)
    letter = text[at]
    match chance.randrange(5):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + letter + text[at:]
        case 2:
            return text[:at] + text[at + 1] + letter + text[at + 2 :]
        case _:
            beside = _BESIDE.get(letter.lower(), "")
            return text[:at] + (chance.choice(beside) if beside else letter) + text[at + 1 :]


def misread(text: str, chance: Random) -> str:
    """One letter as a scan mistakes it; at times the scan breaks or joins words."""
    if len(text) < _LEAST:
        return text
    if " " in text and chance.random() < 0.2:
        return text.replace(" ", "", 1)
    places = [at for at, letter in enumerate(text) if letter.lower() in _SHAPES]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + chance.choice(_SHAPES[text[at].lower()]) + text[at + 1 :]


def wrong_digit(number: str, chance: Random) -> str:
    """A number with one digit wrong, or two changed places."""
    at = chance.randrange(len(number) - 1)
    if chance.random() < 0.4:
        return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    return number[:at] + str((int(number[at]) + chance.randrange(1, 10)) % 10) + number[at + 1 :]

"""Words as they are said, put on paper: in Arabic letters, and in Latin ones by the habits of several schools."""

from functools import cache
from random import Random

_ARABIC = dict(zip("btvjHxd*rzs$SDTZEgfqklmnhwyAIUPY", "بتثجحخدذرزسشصضطظعغفقكلمنهويايوةى", strict=True))
_WRITTEN = {"l-lAh": "الله", "l-raHmAn": "الرحمن"}  # against the rule
_SHORT = frozenset("aiu")
_SUN = frozenset("tvd*rzs$SDTZln")

# What a school writes for a sound; the first is its rule, the others are how people of it stray (one time in five).
_COMMON = {
    "b": "b", "j": "j", "d": "d", "r": "r", "z": "z", "s": "s", "S": "s", "T": "t", "t": "t", "f": "f",
    "l": "l", "m": "m", "n": "n", "h": "h", "H": "h", "k": "k", "D": "d z dh", "Z": "z dh d", "v": "th t s",
    "*": "th dh z d", "x": "kh", "g": "gh g", "q": "q k", "$": "sh", "w": "w", "y": "y", "E": "- ' a", "'": "- '",
    "a": "a e", "i": "i e", "u": "u o", "A": "a aa", "I": "i ee", "U": "u oo", "P": "a ah eh", "Y": "a",
}  # fmt: skip
SCHOOLS: dict[str, dict[str, str]] = {
    "english": _COMMON | {"u": "u o", "U": "ou oo u", "I": "i ee", "E": "- '", "P": "a ah"},
    "press": _COMMON | {"u": "o u", "i": "i e", "q": "q k", "U": "ou u", "article": "al"},
    "french": _COMMON
    | {"$": "ch", "j": "j dj", "u": "ou o", "U": "ou", "w": "w ou", "s": "s ss", "q": "k q", "i": "i e", "I": "i",
       "P": "a e", "article": "el", "g": "gh r g", "a": "a e"},
    "german": _COMMON | {"$": "sch sh", "j": "dsch j", "x": "ch kh", "w": "w", "q": "k q", "U": "u", "I": "i ie"},
    "turkish": _COMMON
    | {"$": "ş s", "j": "c", "x": "h", "g": "g ğ", "q": "k", "w": "v", "U": "u", "I": "i", "D": "z d", "Z": "z",
       "v": "s", "*": "z", "P": "e a", "E": "-", "u": "u ü", "a": "a e", "article": "el"},
    "kurdish": _COMMON
    | {"$": "ş", "j": "c", "x": "x", "g": "x g", "q": "q", "U": "û u o", "I": "î ê i", "a": "e a", "i": "i e",
       "u": "i u o", "D": "d z", "Z": "z", "v": "s t", "*": "z d", "E": "- e", "P": "e a", "article": "el"},
    "typed": _COMMON
    | {"u": "o u", "i": "e i", "a": "a e", "U": "oo ou o", "I": "ee i e", "q": "k q", "x": "kh 5", "E": "a - 3",
       "H": "h 7", "D": "d", "Z": "z", "v": "th t", "P": "a eh ah", "article": "al"},
}  # fmt: skip
WEIGHTS = {"english": 34, "press": 20, "french": 10, "german": 6, "turkish": 8, "kurdish": 7, "typed": 15}


@cache
def arabic(said: str) -> str:
    """The word as a careful clerk writes it: arabic("l-xaTIb") is الخطيب."""
    return " ".join(_WRITTEN.get(word) or _arabic_word(word) for word in said.split("_"))


def _arabic_word(word: str) -> str:
    article = "ال" if word.startswith("l-") else ""
    word = word.removeprefix("l-")
    letters: list[str] = []
    for at, sound in enumerate(word):
        following = word[at + 1 : at + 2]
        if at == 0 and sound in "aiuAIU":
            letters.append({"a": "أ", "i": "إ", "u": "أ", "A": "آ", "I": "إي", "U": "أو"}[sound])
        elif sound == "'":
            letters.append("ئ" if following in ("i", "I") else "ؤ" if word[at - 1] in "uU" else "ء")
        elif sound in _SHORT or (at and sound == word[at - 1]):
            continue
        else:
            letters.append(_ARABIC[sound])
    return article + "".join(letters)


def carelessly(written: str, chance: Random) -> str:
    """Arabic as it is typed: hamza and dots left off, the article gone or abd joined, seldom a wrong letter."""
    if chance.random() < 0.5:
        written = written.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")
    if chance.random() < 0.3:
        written = written.replace("ة", "ه")
    if chance.random() < 0.2:
        written = written.replace("ى", "ي")
    if chance.random() < 0.4:
        written = written.replace("عبد ", "عبد").replace("أبو ", "ابو")
    if written.startswith("ال") and chance.random() < 0.12:
        written = written[2:]
    if chance.random() < 0.03:
        written = _slipped(written, chance, "ابتحدرسصطعفقكلمنهوي")
    return written


def latin(said: str, school: str, chance: Random) -> str:
    """The word as somebody of this school writes it this time."""
    words = said.split("_")
    strays = chance.random() < 0.5
    spelled = [_latin_word(word, SCHOOLS[school], chance, strays) for word in words]
    joint = "" if len(words) > 1 and words[0] in ("Eabd", "nUr", "SalAH", "sayf") and chance.random() < 0.6 else " "
    text = joint.join(spelled)
    if not joint:
        text = text.replace("-", "").lower()
    if chance.random() < 0.03:
        text = _slipped(text, chance, "aeiourtnslmdh")
    return text[:1].upper() + text[1:]


def _latin_word(word: str, school: dict[str, str], chance: Random, strays: bool) -> str:
    article = _article(word, school, chance) if word.startswith("l-") else ""
    word = word.removeprefix("l-").replace("iyy", "I")
    letters: list[str] = []
    for at, sound in enumerate(word):
        if at and sound == word[at - 1]:
            if chance.random() < 0.7 and len(letters[-1]) == 1:
                letters.append(letters[-1])
            continue
        ways = school[sound].split()
        way = chance.choice(ways) if strays and len(ways) > 1 and chance.random() < 0.4 else ways[0]
        letters.append("" if way == "-" else way)
    text = "".join(letters)
    return article + (text if article else text[:1].upper() + text[1:])


def _article(word: str, school: dict[str, str], chance: Random) -> str:
    if chance.random() < 0.12:
        return ""
    form = school.get("article") or chance.choice(("al", "al", "el"))
    if word[2] in _SUN and chance.random() < 0.3:
        form = form[0] + school[word[2]].split()[0].replace("-", "")
    return form + chance.choice(("-", "-", " ", ""))


def _slipped(text: str, chance: Random, letters: str) -> str:
    if len(text) < 4:
        return text
    at = chance.randrange(1, len(text) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + chance.choice(letters) + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

"""Words as they are said, put on paper in Arabic letters: by the rule, and by a hand with habits."""

from functools import cache
from random import Random

from config.invented.slips import misread, mistyped
from config.invented.words import MEN, WOMEN

_LETTERS = dict(zip("btvjHxd*rzs$SDTZEgfqklmnhwyAIUPY", "بتثجحخدذرزسشصضطظعغفقكلمنهويايوةى", strict=True))
_AGAINST_THE_RULE = {"l-lAh": "الله", "l-raHmAn": "الرحمن"}
_AT_THE_START = {"a": "أ", "i": "إ", "u": "أ", "A": "آ", "I": "إي", "U": "أو"}
_LONG = {"a": "ا", "i": "ي", "u": "و"}
# Letters that sound alike on the street.
_STREET = ("ذز", "ذد", "ثت", "ثس", "ضظ", "صس", "طت", "قك", "ظز")
_GIVEN = frozenset((*MEN, *WOMEN))  # a given name takes no article
_VARIANTS = 4  # ways in which a hand that is not steady writes one word


@cache
def written(said: str) -> str:
    """The word as a careful clerk writes it.

    >>> written("l-xaTIb"), written("Eabd_l-raHmAn"), written("muSTafY"), written("ra'Id")
    ('الخطيب', 'عبد الرحمن', 'مصطفى', 'رئيد')
    """
    return " ".join(_AGAINST_THE_RULE.get(word) or _word(word) for word in said.split("_"))


def _word(word: str, chance: Random | None = None) -> str:
    """One word; with `chance`, as somebody writes it down from Latin letters: short vowels become letters."""
    article = "ال" if word.startswith("l-") else ""
    word = word.removeprefix("l-")
    letters: list[str] = []
    for at, sound in enumerate(word):
        following = word[at + 1 : at + 2]
        if at == 0 and sound in _AT_THE_START:
            letters.append(_AT_THE_START[sound])
        elif sound == "'":
            letters.append("ئ" if following in ("i", "I") else "ؤ" if word[at - 1] in "uU" else "ء")
        elif sound in _LONG:
            if chance and chance.random() < 0.45:
                letters.append(_LONG[sound])
        elif not at or sound != word[at - 1]:
            letters.append(_LETTERS[sound])
    return article + "".join(letters)


class ArabicHand:
    """Somebody who writes Arabic: what they leave off, how steady they are, how often they slip, on keys or by scan."""

    def __init__(self, name: str) -> None:
        chance = Random(name)  # noqa: S311 - nothing secret is drawn
        self._name = name
        self._kept: dict[tuple[str, int], str] = {}
        self._steady = chance.choice((1.0, 0.9, 0.6))
        self._hamza = chance.choice((0.0, 0.5, 1.0, 1.0))  # how often hamza is left off
        self._dots = chance.choice((0.0, 0.0, 0.3, 1.0))  # ta marbuta without dots, alef maqsura with
        self._joins = chance.choice((0.0, 0.3, 1.0))
        self._article = chance.choice((0.02, 0.05, 0.25))  # left out, or put where none is
        self._street = chance.choice((0.0, 0.02, 0.06))
        self._from_latin = chance.choice((0.0, 0.0, 0.0, 0.05))
        self._slips = chance.choice((0.005, 0.015, 0.03))
        self._scans = chance.random() < 0.25

    def write(self, said: str, chance: Random) -> str:
        """The word as this hand writes it this time."""
        key = said, 0 if chance.random() < self._steady else chance.randrange(_VARIANTS)
        text = self._kept.get(key)
        if text is None:
            own = Random(f"{self._name}/{said}/{key[1]}")  # noqa: S311 - nothing secret is drawn
            text = self._kept[key] = self._by_habit(said, own)
        if chance.random() < self._slips:
            text = misread(text, chance) if self._scans else mistyped(text, chance)
        return text

    def _by_habit(self, said: str, chance: Random) -> str:
        if chance.random() < self._from_latin:
            text = " ".join(_word(word, chance) for word in said.split("_"))
        else:
            text = written(said)
        if chance.random() < self._hamza:
            text = text.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("ؤ", chance.choice("وؤ"))
            text = text.removesuffix("ء").replace("ئ", chance.choice("يئ"))
        if chance.random() < self._dots:
            text = text.replace("ة", "ه").replace("ى", "ي")
        elif text.endswith("ة") and chance.random() < 0.02:
            text = text[:-1] + "ا"
        return self._worn(self._joined(text, said, chance), chance)

    def _joined(self, text: str, said: str, chance: Random) -> str:
        if " " in text and chance.random() < self._joins:
            text = (
                text.replace("عبد ال", "عبدال").replace("بو ", "بو").replace(" الدين", "الدين").replace(" الله", "الله")
            )
        if chance.random() < self._article:
            return text[2:] if text.startswith("ال") and len(text) > 4 else text if said in _GIVEN else "ال" + text
        return text

    def _worn(self, text: str, chance: Random) -> str:
        """A letter of the street, a long a left out (إبرهيم), the same vowel dropped in old spellings."""
        if chance.random() < self._street:
            one, other = tuple(chance.choice(_STREET))
            text = text.replace(one, other) if one in text else text.replace(other, one)
        if len(text) > 5 and chance.random() < 0.015:
            text = text[:2] + text[2:-1].replace("ا", "", 1) + text[-1]
        return text

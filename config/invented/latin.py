"""Words as they are said, put on paper in Latin letters: by a hand with a school, and with habits of its own."""

import re
from functools import cache
from random import Random

from config.invented.schools import ARTICLES, SCHOOLS, WEIGHTS
from config.invented.slips import misread, mistyped

_SUN = frozenset("tvd*rzs$SDTZln")
_VOWELS = frozenset("aiuAIU")
_UNDOUBLED = frozenset((*_VOWELS, "P", "Y", "E", "'", "iy", "Iy"))
_ELIDED = re.compile(r"^([^aiuAIU])[iu](?=[^aiuAIU][aAIU])")  # muHammad is mHammad on the street
_BEFORE_A_CONSONANT = ("ay", "aw")
_VARIANTS = 6  # ways in which a hand that is not steady writes one word
_SHORTENED = ("Mhd", "Mohd", "Moh", "Mhmd")


@cache
def _units(word: str) -> tuple[tuple[str, bool], ...]:
    """The sounds of a word, those in company together, and whether each is doubled."""
    found: list[tuple[str, bool]] = []
    word = re.sub("iyy$", "I", word)
    at = 0
    while at < len(word):
        two, following = word[at : at + 2], word[at + 2 : at + 3]
        if (two in _BEFORE_A_CONSONANT and following not in (*_VOWELS, two[1])) or (
            two == "iy" and following in _VOWELS
        ):
            found.append((two, False))
            at += 2
        elif word[at] == "I" and at == len(word) - 1:
            found.append(("Iy", False))
            at += 1
        else:
            doubled = len(two) == 2 and two[0] == two[1] and two[0] not in _VOWELS
            found.append((word[at], doubled))
            at += 1 + doubled
    return tuple(found)


class LatinHand:
    """Somebody who writes Latin letters: a school, how far they stray from it, habits with articles and doubles."""

    def __init__(self, name: str) -> None:
        chance = Random(name)  # noqa: S311 - nothing secret is drawn
        self._name = name
        self._kept: dict[tuple[str, int], str] = {}
        self.school = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        self._ways = SCHOOLS[self.school]
        self._article = chance.choice(ARTICLES[self.school])
        self._joiner = chance.choice(("-", "-", " ", ""))
        self._link = chance.choice(("u", "u", "e", "a", "i" if self.school == "kurdish" else "a"))
        self._steady = chance.choice((1.0, 0.9, 0.5, 0.2))
        self._strays = chance.choice((0.06, 0.15, 0.3))
        self._doubles = chance.choice((0.15, 0.7, 0.95))  # doubled consonants that are written doubled
        self._overdoubles = chance.choice((0.0, 0.02, 0.08))
        self._no_article = chance.choice((0.03, 0.1, 0.4))
        self._assimilates = chance.choice((0.0, 0.2, 0.9))
        self._joins = chance.choice((0.1, 0.5, 0.9))
        self._elides = chance.choice((0.0, 0.05, 0.25))
        self._shortens = chance.choice((0.0, 0.0, 0.1))
        self._slips = chance.choice((0.005, 0.015, 0.04))
        self._scans = chance.random() < 0.25
        self._case = chance.choice(("title", "title", "title", "upper", "lower"))

    def write(self, said: str, chance: Random) -> str:
        """The word as this hand writes it this time."""
        key = said, 0 if chance.random() < self._steady else chance.randrange(_VARIANTS)
        text = self._kept.get(key)
        if text is None:
            own = Random(f"{self._name}/{said}/{key[1]}")  # noqa: S311 - nothing secret is drawn
            text = self._kept[key] = self._cased(self._by_habit(said, own))
        if chance.random() < self._slips:
            text = misread(text, chance) if self._scans else mistyped(text, chance)
        return text

    def _cased(self, text: str) -> str:
        if self._case == "title":
            return " ".join("-".join(w if w == self._article else w[:1].upper() + w[1:] for w in word.split("-"))
                            for word in text.split(" "))  # fmt: skip
        return text.upper() if self._case == "upper" else text

    def _by_habit(self, said: str, chance: Random) -> str:
        words = said.split("_")
        found: list[str] = []
        while words:
            word = words.pop(0)
            if word == "muHammad" and chance.random() < self._shortens * (1 + 3 * bool(words or found)):
                found.append(chance.choice(_SHORTENED))
            elif words and words[0].startswith("l-") and word != "abU":
                found.append(self._linked(word, words.pop(0).removeprefix("l-"), chance))
            elif word == "abU" and words and chance.random() < self._joins / 2:
                found.append(self._spelled("abU", chance) + self._with_article(words.pop(0), chance).replace("-", ""))
            else:
                found.append(self._with_article(word, chance))
        return " ".join(found)

    def _linked(self, first: str, second: str, chance: Random) -> str:
        """abd al-rahman, abdul rahman, abdurrahman, abdrahman; salah al-din, salaheddine."""
        front, back = self._spelled(first, chance), self._spelled(second, chance)
        link, ell = (chance.choice("uea") if chance.random() < self._strays else self._link), "l"
        if second[0] in _SUN and chance.random() < self._assimilates:
            ell = self._ways[second[0]][0]
        joined = chance.random() < self._joins
        if second == "dIn" and self.school in ("french", "passport") and chance.random() < 0.6:
            back += "e"
        if second == "lAh":
            return f"{front}{link}{ell}{back[1:]}" if joined else f"{front} {chance.choice(('al', ''))}{back}"
        if chance.random() < 0.06:
            return front + back if joined else f"{front} {back}"
        if joined:
            return f"{front}{link}{ell}{back}"
        return chance.choice((f"{front}{link}{ell} {back}", f"{front} {self._article}{self._joiner}{back}"))

    def _with_article(self, word: str, chance: Random) -> str:
        text = self._spelled(word.removeprefix("l-"), chance)
        if not word.startswith("l-") or chance.random() < self._no_article:
            return text
        article, joiner = self._article, self._joiner
        if chance.random() < self._strays:
            joiner = chance.choice(("-", " ", ""))
        if word[2] in _SUN and chance.random() < self._assimilates:
            article = article[0] + self._ways[word[2]][0]
        return article + joiner + text

    def _spelled(self, word: str, chance: Random) -> str:
        if chance.random() < self._elides:
            word = _ELIDED.sub(r"\1", word)
        letters: list[str] = []
        for sound, doubled in _units(word):
            ways = self._ways[sound]
            way = chance.choice(ways[1:]) if len(ways) > 1 and chance.random() < self._strays else ways[0]
            if len(way) == 1 and sound not in _UNDOUBLED and letters:
                doubles = self._doubles if doubled else self._overdoubles
                way *= 1 + (chance.random() < doubles)
            letters.append(way)
        return "".join(letters)

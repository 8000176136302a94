"""What a spelling means: words of the register's own Arabic vocabulary, the likeliest ones with their shares.

A word that is written a thousand times is also misspelled some dozen times; how often a spelling is to be expected of
each word is set against how often it is there, so a rare name is not taken for a slip of a common one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from detainees.linkage.fields import MEANINGS
from detainees.names.grammar import bare, is_arabic, is_latin
from detainees.names.letters import normalise
from detainees.names.nearness import consonant_bits, slot_bits
from detainees.names.skeleton import Reading, readings

LEAST_SHARE = 0.03
LONGEST = 40  # letters of a word; a paragraph typed as a name is cut

_SON = frozenset(("بن", "ابن", "bin", "ben", "ibn"))
_SLIP = 0.02  # share of words with one letter left out, put in, taken for another, or two changed
_LETTERS = 20  # that may be put in for a letter
_OTHER_LETTERS = 0.01  # share of Arabic words in which a letter stands for another of its sound
_SPREAD = 3.0  # bits: how many spellings a school has for one word
_RANK, _MOST_RANKS = 0.7, 4  # bits for each reading that is likelier than the one taken
_KEPT = 12  # words that the same sounds may mean
_NEW = 2.0 ** (-9)  # of a Latin word without an Arabic one beside it
_MOST_TARGETS_LENGTH = 12


class Meaning(NamedTuple):
    word: str
    share: float


def word_of(text: str) -> str:
    """The part without its grammar, ة as ه; empty where it has no letters."""
    plain = normalise(text[: 4 * LONGEST])
    before, _space, rest = plain.partition(" ")
    words = bare(rest if rest and before in _SON else plain)
    return words[0].replace("ة", "ه")[:LONGEST] if words else ""


class Vocabulary:
    """Words with how often each is written, in a group of parts that share their names."""

    def __init__(self, arabic: Mapping[str, float], latin: Mapping[str, float]) -> None:
        self.arabic, self.latin = dict(arabic), dict(latin)
        self._share = sum(latin.values()) / max(1.0, sum(arabic.values())) or 1.0
        self._spoken: dict[str, list[tuple[str, Reading]]] = defaultdict(list)
        for word in self.arabic:
            for reading in readings(word):
                self._spoken[reading.skeleton].append((word, reading))
        self._by_sounds: dict[str, list[tuple[str, float]]] = {}
        self._without = _without_a_letter(self.arabic)
        self._latin_without = _without_a_letter(self.latin)

    def meanings(self, word: str) -> list[Meaning]:
        """The likeliest words it may stand for, shares summing to 1 at most; [] for the empty word."""
        if not word:
            return []
        if is_arabic(word):
            return _shares(self._of_arabic(word))
        if not is_latin(word):
            return [Meaning(word, 1.0)]
        expected = self._of_sounds(word)
        for near, share in self._slips(word, self.latin, self._latin_without):
            sounds = self._of_sounds(near)
            total = sum(sounds.values())
            for meant, weight in sounds.items():
                expected[meant] = expected.get(meant, 0.0) + share * weight / total
        return _shares(expected)

    def _of_arabic(self, word: str) -> dict[str, float]:
        written = max(1.0, self.arabic.get(word, 0.0))
        expected: dict[str, float] = {}
        for near, share in self._slips(word, self.arabic, self._without):
            expected[near] = share
        for reading in readings(word)[:2]:
            for near, other in self._spoken.get(reading.skeleton, ()):
                if near != word and len(near) == len(word) and other.rank + reading.rank < 3:
                    expected[near] = max(expected.get(near, 0.0), self.arabic[near] * _OTHER_LETTERS)
        others = sum(expected.values())
        own = max(written - others, 0.02 * written)
        return expected | {word: own}

    def _of_sounds(self, word: str) -> dict[str, float]:
        expected: dict[str, float] = {}
        said = readings(word)
        for reading in said:
            ranked = 2.0 ** -(_RANK * min(reading.rank, _MOST_RANKS))
            for meant, weight in self._of_reading(reading):
                expected[meant] = max(expected.get(meant, 0.0), ranked * weight)
        expected["~" + said[0].skeleton] = self._share * _NEW * 2.0**-_SPREAD
        return expected

    def _of_reading(self, reading: Reading) -> list[tuple[str, float]]:
        """The words that are meant by these sounds, and how often they are to be expected so; a dozen at most."""
        found = self._by_sounds.get(reading.sounds)
        if found is None:
            plain = reading._replace(rank=0)
            nearest: dict[str, float] = {}
            for meant, other in self._spoken.get(reading.skeleton, ()):
                bits = consonant_bits(plain, other) + sum(slot_bits(plain, other))
                weight = self._share * self.arabic[meant] * 2.0 ** -(bits + _SPREAD)
                nearest[meant] = max(nearest.get(meant, 0.0), weight)
            found = sorted(nearest.items(), key=lambda entry: (-entry[1], entry[0]))[:_KEPT]
            self._by_sounds[reading.sounds] = found
        return found

    def _slips(
        self, word: str, known: Mapping[str, float], without: Mapping[str, list[str]]
    ) -> Iterator[tuple[str, float]]:
        """Commoner words that are one slip away, and how often each would be slipped into this one."""
        if len(word) < 3:
            return
        written = max(1.0, known.get(word, 0.0))
        share = _SLIP / len(word)
        seen = {word}
        for shorter in _shorter(word):
            for near in (shorter, *without.get(shorter, ())):
                if near in seen or known.get(near, 0.0) < 3 * written:
                    continue
                seen.add(near)
                yield (
                    near,
                    known[near] * share / (_LETTERS if len(near) <= len(word) and not _swapped(near, word) else 1),
                )
        for near in without.get(word, ()):
            if near not in seen and known[near] >= 3 * written:
                seen.add(near)
                yield near, known[near] * share


def _shares(expected: Mapping[str, float]) -> list[Meaning]:
    total = sum(expected.values())
    best = sorted(expected.items(), key=lambda entry: (-entry[1], entry[0]))[:MEANINGS]
    return [Meaning(word, round(weight / total, 4)) for word, weight in best if weight >= LEAST_SHARE * total]


def _swapped(one: str, other: str) -> bool:
    return len(one) == len(other) and sorted(one) == sorted(other)


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _without_a_letter(words: Mapping[str, float]) -> dict[str, list[str]]:
    """Words that are common enough to be misspelled, by each form with a letter left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, written in words.items():
        if written >= 3 and 4 <= len(word) <= _MOST_TARGETS_LENGTH:
            for shorter in set(_shorter(word)):
                found[shorter].append(word)
    return found


def count_words(counts: Mapping[str, dict[str, float]], text: str, count: float) -> None:
    """Add to the `counts` of its script how often the word of `text` is written."""
    word = word_of(text)
    if word:
        script = counts["latin" if is_latin(word) else "ar"]
        script[word] = script.get(word, 0.0) + count

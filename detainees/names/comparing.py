"""How likely two spellings of one part of a name are the same name, from 0 to 1."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from detainees.names.grammar import bare, is_arabic
from detainees.names.letters import normalise
from detainees.names.nearness import consonant_bits, parted, slot_bits
from detainees.names.skeleton import Reading, readings

_HALVED_BY = 5.0  # bits of difference that leave half of what speaks for one name
_OTHER_WORD = 5.0  # bits between two Arabic words: who writes Arabic letters writes the name as it is
_MISTYPED = 0.5  # of a spelling that is one consonant off
_OTHER_LETTERS = 2.6  # bits more where a mistyped Arabic word is more than one letter off
_LEAST_LETTERS = 3  # of a skeleton that may be mistyped; of shorter ones half the register is one consonant off
_VOWEL = str.maketrans("eyouwc", "iiuuua")


class _Spelling(NamedTuple):
    """What is compared of a spelling: its word, in Arabic letters or not, what it may be read as by skeleton."""

    word: str
    arabic: bool
    read: Mapping[str, Reading]

    @property
    def skeleton(self) -> str:
        """Of the likeliest reading."""
        return next(iter(self.read))


@lru_cache(maxsize=1 << 16)
def closeness(one: str, other: str) -> float:
    """1.0 for one name spelled alike, about .9 for another school's spelling of it, 0.0 for other names.

    >>> closeness("الخطيب", "خطيب"), closeness("محمد", "Mohamad") > 0.8, closeness("محمد", "حسن")
    (1.0, True, 0.0)
    >>> closeness("محمود", "Mahmoud") > closeness("محمد", "Mahmoud") > closeness("محمد", "محمود")
    True
    """
    said, heard = _spelling(one), _spelling(other)
    if not said.read or not heard.read:
        return 0.0
    if said.word == heard.word:
        return 1.0
    shared = said.read.keys() & heard.read.keys()
    if shared:
        scripts = [said.arabic, heard.arabic]
        return float(2.0 ** (-min(_bits(said.read[key], heard.read[key], scripts) for key in shared) / _HALVED_BY))
    if one_consonant_off(said.skeleton, heard.skeleton):
        return float(_MISTYPED * 2.0 ** (-_mistyped(said, heard) / _HALVED_BY))
    return 0.0


def one_consonant_off(one: str, other: str) -> bool:
    """Whether a consonant was left out, put in, taken for another, or two changed places.

    >>> [one_consonant_off("HTB", other) for other in ("HTB", "HTBN", "HSB", "THB", "HT", "BTH")]
    [False, True, True, True, True, False]
    """
    return max(len(one), len(other)) >= _LEAST_LETTERS and OSA.distance(one, other, score_cutoff=1) == 1


@lru_cache(maxsize=1 << 14)
def _spelling(part: str) -> _Spelling:
    word = _word(part)
    return _Spelling(word, is_arabic(word), {reading.skeleton: reading for reading in readings(part) if word})


def _mistyped(said: _Spelling, heard: _Spelling) -> float:
    """Bits between two spellings that are one consonant off: more where the rest is not written alike either."""
    if said.arabic and heard.arabic:
        return 0.0 if OSA.distance(said.word, heard.word, score_cutoff=1) <= 1 else _OTHER_LETTERS
    return _bits(*_mended(said.read, heard.read), [said.arabic, heard.arabic])


def _mended(said: Mapping[str, Reading], heard: Mapping[str, Reading]) -> tuple[Reading, Reading]:
    """The first readings of both without the consonants in which they differ, so that the vowels can be compared."""
    one, other = (next(iter(read.values())) for read in (said, heard))
    at = _first_apart(one.skeleton, other.skeleton)
    ends = _first_apart(one.skeleton[at:][::-1], other.skeleton[at:][::-1])
    return _without(one, at, len(one.skeleton) - ends), _without(other, at, len(other.skeleton) - ends)


def _without(reading: Reading, first: int, last: int) -> Reading:
    """The reading without its consonants from `first` to before `last`; vowels stay."""
    places = [place for place, sound in enumerate(reading.sounds) if sound.isupper()]
    gone = set(places[first:last])
    sounds = "".join(sound for place, sound in enumerate(reading.sounds) if place not in gone)
    return Reading(reading.skeleton[:first] + reading.skeleton[last:], sounds, reading.rank)


def _first_apart(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (said, heard) in enumerate(pairs) if said != heard), min(len(one), len(other)))


def _word(part: str) -> str:
    """The part without its grammar, ة as ه."""
    words = bare(normalise(part))
    return words[0].replace("ة", "ه") if words else ""


def _bits(one: Reading, other: Reading, arabic: list[bool]) -> float:
    """Bits between two readings of one skeleton, by the scripts that they are in."""
    if arabic[0] == arabic[1]:
        apart = _OTHER_WORD if arabic[0] else 0.0
        return apart + consonant_bits(one, other) + _vowels_apart(one, other)
    latin, written = (other, one) if arabic[0] else (one, other)
    return consonant_bits(latin, written) + sum(slot_bits(latin, written))


def _vowels_apart(one: Reading, other: Reading) -> float:
    """Bits between two spellings in one script: a for e and a vowel left out are little, a for u is not."""
    slots = zip(parted(one.sounds)[1], parted(other.sounds)[1], strict=False)
    return sum(_slot(said.translate(_VOWEL), heard.translate(_VOWEL)) for said, heard in slots)


def _slot(said: str, heard: str) -> float:
    apart = set(said) ^ set(heard)
    if not apart:
        return 0.0
    if not said or not heard:
        return 1.0
    return 0.7 if apart == {"a", "i"} else 2.0

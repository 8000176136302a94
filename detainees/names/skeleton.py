"""What two spellings of one name share: the consonants, in an alphabet coarse enough for every school."""

import re
from functools import lru_cache
from typing import NamedTuple

from detainees.names.arabic import sounds as arabic_sounds
from detainees.names.grammar import bare, is_arabic, is_latin
from detainees.names.latin import sounds as latin_sounds
from detainees.names.letters import normalise

WAYS = 12  # readings of one word, at most
LONGEST = 14  # consonants of a skeleton, at most; no name is longer, and a paragraph typed as a name stays harmless
_LETTERS = 48

# Sounds that schools write with the same letters: kh and h (Halit, Khalid), q and k, gh and j (Gamal), z and s (Asis).
_COARSE = str.maketrans("XQGZ", "HKJS", "abcdefghijklmnopqrstuvwxyz")
_TWICE = re.compile(r"([A-Z])\1+")


class Reading(NamedTuple):
    """One way to read a spelling: `skeleton` to meet others, `sounds` to tell how near they are, `rank` from 0."""

    skeleton: str
    sounds: str
    rank: int


@lru_cache(maxsize=1 << 14)
def readings(part: str) -> tuple[Reading, ...]:
    """Every reading of one part of a name, likeliest first, no skeleton twice, at most 24; none without letters.

    >>> [reading.skeleton for reading in readings("محمد")], [reading.skeleton for reading in readings("Mohammed")]
    (['MHMD'], ['MHMD'])
    >>> [reading.skeleton for reading in readings("Jamal")]
    ['JML', 'YML', 'HML']
    >>> [reading.skeleton for reading in readings("عبد الرحمن")], [r.skeleton for r in readings("Evdilrehman")][:1]
    (['BDRHMN'], ['BDRHMN'])
    """
    found: dict[str, Reading] = {}
    for word in bare(normalise(part)):
        for sound in _sounds(word[:_LETTERS]):
            skeleton = coarse(sound)
            if skeleton not in found:
                found[skeleton] = Reading(skeleton, sound, len(found))
    return tuple(found.values())


def skeletons(part: str) -> tuple[str, ...]:
    """The keys of one part: two parts may be one name when they share one."""
    return tuple(reading.skeleton for reading in readings(part))


def coarse(sounds: str) -> str:
    """The skeleton of sounds; a word of vowels alone keeps them (`آية`, `Aya`), another script is a key as it is."""
    consonants = sounds.translate(_COARSE)[:LONGEST]
    return consonants or ("." if sounds.isascii() else "=" + sounds)


def _sounds(word: str) -> list[str]:
    if is_arabic(word):
        return arabic_sounds(word, WAYS)
    if is_latin(word):
        return [_TWICE.sub(r"\1", way) for way in latin_sounds(word, WAYS)]
    return [word]

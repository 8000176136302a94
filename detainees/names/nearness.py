"""How far apart two readings with one skeleton are, in bits: what a school of spelling would have to be forgiven.

محمد and محمود share a skeleton and must not be the same; between them stands a long vowel that nobody writes short.
"""

import re
from functools import lru_cache

from detainees.names.skeleton import Reading

_CONSONANTS = re.compile(r"[A-Z]")
_OTHERS = re.compile(r"[^A-Z]+")
_CLASS = {"a": "a", "e": "y", "i": "y", "y": "y", "o": "w", "u": "w", "w": "w"}
# Two sounds with one coarse letter: what it takes to write the first (Latin) for the second (Arabic).
_CONFUSED = {
    "KQ": 0.7, "QK": 3.0, "HX": 3.0, "XH": 4.0, "GJ": 1.5, "JG": 5.0, "SZ": 4.0, "ZS": 4.0,
}  # fmt: skip
_RANK, _MOST_RANKS = 0.7, 4
_LONG = ("aa", "ee", "ii", "oo", "uu", "eu", "ow", "aw", "au", "ai", "ay", "ei", "ey", "oy")


@lru_cache(maxsize=1 << 17)
def parted(sounds: str) -> tuple[str, tuple[str, ...]]:
    """The consonants of sounds, and what stands before, between and after them."""
    return _OTHERS.sub("", sounds), tuple(_CONSONANTS.split(sounds))


def distance(latin: Reading, arabic: Reading) -> float:
    """Bits between a Latin and an Arabic reading of one skeleton: 0 for the textbook's spelling, 4 for a doubtful one.

    Of two readings in one script `latin` is either; then only what is written differently counts.
    """
    return consonant_bits(latin, arabic) + sum(slot_bits(latin, arabic))


def consonant_bits(latin: Reading, arabic: Reading) -> float:
    """The share of the consonants in `distance`, and of readings that are not the likeliest."""
    bits = _RANK * (min(latin.rank, _MOST_RANKS) + 0.5 * min(arabic.rank, _MOST_RANKS))
    one, other = parted(latin.sounds)[0], parted(arabic.sounds)[0]
    if one != other:
        for said, meant in zip(one, other, strict=False):
            if said != meant:
                bits += _CONFUSED.get(said + meant, 4.0)
    return bits


def slot_bits(latin: Reading, arabic: Reading) -> list[float]:
    """The share of the vowels in `distance`, slot by slot."""
    said, meant = parted(latin.sounds)[1], parted(arabic.sounds)[1]
    last = min(len(said), len(meant)) - 1
    return [
        vowel_bits(said[at], meant[at], "^" if at == 0 and last > 0 else "$" if at == last else "")
        for at in range(last + 1)
    ]


@lru_cache(maxsize=1 << 16)
def vowel_bits(latin: str, arabic: str, place: str) -> float:
    """Bits between the vowels of one slot; `place` is ^ before the first consonant, $ after the last, else empty."""
    if "c" in arabic:
        arabic = arabic.replace("c", "")
        return 0.0 if latin else 1.5 if not arabic else 2.5
    if place == "^":
        return _initial_bits(latin, arabic)
    classes = {_CLASS[letter] for letter in latin if letter in _CLASS}
    written = set(arabic)
    bits = sum(_missing_bits(letter, classes, latin) for letter in written)
    unwritten = classes - written
    if place == "$" and not arabic:
        ends = {"": 0.3, "a": 0.0, "w": 2.0, "y": 0.5 if latin == "e" else 3.0}
        return bits + ends.get("".join(sorted(classes)), 4.0)
    if unwritten and not arabic:
        bits += 0.2 if len(latin) == 1 else 0.8 if latin == "ou" else 3.0
    elif unwritten:
        bits += 0.5 * len(unwritten)
    elif not arabic and not latin:
        bits += 0.1
    return bits


def _initial_bits(latin: str, arabic: str) -> float:
    if not arabic:
        return 3.0 if latin else 0.0
    if not latin:
        return 2.0
    if arabic in ("a", "aa"):
        return 0.0 if latin[0] in "aeiou" and len(latin) == 1 else 1.0
    return 0.0 if {_CLASS.get(letter, "a") for letter in latin} & set(arabic) else 2.5


def _missing_bits(letter: str, classes: set[str], latin: str) -> float:
    """Bits for a written vowel that the Latin slot says otherwise, or not at all."""
    if letter in classes:
        return 0.5 if letter == "y" and latin == "e" else 0.0
    if letter == "a":
        return 1.0 if "e" in latin else 3.0
    return 3.0 if not latin else 4.0

"""How likely two spellings of one part of a name are the same name, from 0 to 1."""

from functools import lru_cache

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


@lru_cache(maxsize=1 << 16)
def closeness(one: str, other: str) -> float:
    """1.0 for one name spelled alike, about .9 for another school's spelling of it, 0.0 for other names.

    >>> closeness("الخطيب", "خطيب"), closeness("محمد", "Mohamad") > 0.8, closeness("محمد", "حسن")
    (1.0, True, 0.0)
    >>> closeness("محمود", "Mahmoud") > closeness("محمد", "Mahmoud") > closeness("محمد", "محمود")
    True
    """
    words = [_word(part) for part in (one, other)]
    if not all(words):
        return 0.0
    if words[0] == words[1]:
        return 1.0
    meant = {reading.skeleton: reading for reading in readings(other)}
    pairs = [(said, meant[said.skeleton]) for said in readings(one) if said.skeleton in meant]
    if pairs:
        scripts = [is_arabic(word) for word in words]
        return float(2.0 ** (-min(_bits(said, heard, scripts) for said, heard in pairs) / _HALVED_BY))
    return _mistyped(readings(one)[0], readings(other)[0], words)


def one_consonant_off(one: str, other: str) -> bool:
    """Whether a consonant was left out, put in, taken for another, or two changed places.

    >>> [one_consonant_off("HTB", other) for other in ("HTB", "HTBN", "HSB", "THB", "HT", "BTH")]
    [False, True, True, True, True, False]
    """
    short, long = sorted((one, other), key=len)
    if len(long) < _LEAST_LETTERS or len(long) - len(short) > 1 or one == other:
        return False
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] + short[at]
    return short[at + 1 :] == long[at + 1 :] or swapped + short[at + 2 :] == long[at:]


def _mistyped(one: Reading, other: Reading, words: list[str]) -> float:
    """Closeness where one consonant is off: less where the rest is not written alike either."""
    if not one_consonant_off(one.skeleton, other.skeleton):
        return 0.0
    scripts = [is_arabic(word) for word in words]
    if all(scripts):
        bits = 0.0 if _one_letter_off(*words) else _OTHER_LETTERS
    else:
        bits = _bits(*_mended(one, other), scripts)
    return float(_MISTYPED * 2.0 ** (-bits / _HALVED_BY))


def _mended(one: Reading, other: Reading) -> tuple[Reading, Reading]:
    """Both readings without the consonants in which they differ, so that the vowels can be compared."""
    at = _first_apart(one.skeleton, other.skeleton)
    ends = _first_apart(one.skeleton[at:][::-1], other.skeleton[at:][::-1])
    return _without(one, at, len(one.skeleton) - ends), _without(other, at, len(other.skeleton) - ends)


def _without(reading: Reading, first: int, last: int) -> Reading:
    """The reading without its consonants from `first` to before `last`; vowels stay."""
    places = [place for place, sound in enumerate(reading.sounds) if sound.isupper()]
    gone = set(places[first:last])
    sounds = "".join(sound for place, sound in enumerate(reading.sounds) if place not in gone)
    return Reading(reading.skeleton[:first] + reading.skeleton[last:], sounds, reading.rank)


def _one_letter_off(one: str, other: str) -> bool:
    """Whether a letter was left out, put in, taken for another, or two changed places."""
    at = _first_apart(one, other)
    ends = _first_apart(one[at:][::-1], other[at:][::-1])
    left = one[at : len(one) - ends], other[at : len(other) - ends]
    return max(map(len, left)) <= 1 or (len(left[0]) == 2 and left[0] == left[1][::-1])


def _first_apart(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (said, heard) in enumerate(pairs) if said != heard), min(len(one), len(other)))


@lru_cache(maxsize=1 << 16)
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

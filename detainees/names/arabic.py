"""How a word in Arabic letters may sound.

Capitals are consonants, small letters vowels that are written, and `c` the ع that carries one.
"""

from itertools import product

# ث ذ ض have two lives: the school's sound and the one of the street, of Turkish and of Kurdish.
_SOUNDS: dict[str, tuple[str, ...]] = {
    "ب": ("B",), "ت": ("T",), "ث": ("S", "T"), "ج": ("J",), "ح": ("H",), "خ": ("X",), "د": ("D",), "ذ": ("Z", "D"),
    "ر": ("R",), "ز": ("Z",), "س": ("S",), "ش": ("C",), "ص": ("S",), "ض": ("D", "Z"), "ط": ("T",), "ظ": ("Z", "D"),
    "ع": ("c",), "غ": ("G",), "ف": ("F",), "ڤ": ("F",), "ق": ("Q",), "ك": ("K",), "ل": ("L",), "م": ("M",),
    "ن": ("N",), "ه": ("H",), "و": ("w",), "ي": ("y",), "ا": ("a",), "ة": ("T", ""),
}  # fmt: skip
_ONE = {letter: sounds[0] for letter, sounds in _SOUNDS.items() if len(sounds) == 1}
_TWO = frozenset(letter for letter, sounds in _SOUNDS.items() if len(sounds) > 1)


def sounds(word: str, limit: int) -> list[str]:
    """At most `limit` ways in which the word, normalised and without article, may sound, the plainest first."""
    word = word.replace("تش", "ش").replace("دج", "ج")
    if word[-1:] in ("ه", "ة") and word[-2:] != "اة":
        word = word[:-1]
    spelled = [(_ONE[letter],) if letter in _ONE else _SOUNDS.get(letter, ("",)) for letter in word]
    if spelled and word[0] in "وي" and len(word) > 1:
        glide = "W" if word[0] == "و" else "Y"
        spelled[0] = (glide,) if word[1] in "اويع" else (glide, glide.lower())
    if all(len(ways) == 1 for ways in spelled):
        return ["".join(sound for (sound,) in spelled)]
    ways: list[str] = []
    for way in product(*spelled):
        ways.append("".join(way))
        if len(ways) == limit:
            break
    return ways

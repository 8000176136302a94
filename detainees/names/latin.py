"""How a word in Latin letters may sound: the spellings of English, French, German, Turkish and Kurdish schools.

Capitals are consonants, small letters vowels. A rule is a spelling, its sounds with the likeliest first, and where it
holds: `^` at the start, `$` at the end, `e` before e, i, y, `^v` at the start before a vowel, `V` between
vowels, `c` after a vowel where none follows. Of the rules that hold, the first is taken.
"""

from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

_SEEN = 6  # letters a rule looks at: the one before, the longest spelling, the one after
_VOWELS = frozenset("aeiouy")


_PLACES = ("^", "$", "e", "V", "c", "^v")


class Rule(NamedTuple):
    spelling: str
    where: str
    sounds: tuple[str, ...]


_TABLE = """
b: bb B | b B
p: ph F | pp B | p B
t: tsch C | tch C | tsh C | tz TS S | ts TS S | th T S TH | tt T | t $ T D | t T
c: cch K C | cz C | ch C K X | ck K | cq K | cc e KS C | cc K | c e S J C | c K J
č: č C
d: dsch J | dzh J | dj J | dž J | dh Z D DH | dz Z DZ | dg e J | dd D | dt T | d D
f: ff F | f F
g: gh G | gn N GN | gli L GL | gg e J G | gg G K | gu e G K | g G K
ğ: ğ G y
ǧ: ǧ J
h: h ^ H | h $ - H | h c H - | h V H | h - H
i: i ^v Yi i | i i
j: jj J | j ^ J Y H | j J y H
k: kh X K | kk K | k K
l: ll L y | l L
m: mm M | m M
n: ngh NGH NG | ng $ NG N NK | nn N | n N
o: ou ^v W wa | o o
q: qu e K Kw | qu Kw | q Q
r: rh R RH | rr R | r R
s: sch C SK | sc e C S | sh C SH | ss S | sz C S | st ST CT | sp ^ SB CB | s V S Z | s S
š: š C
v: v ^ F W | vv F | v F w
w: wh ^ W | w ^ W F | w w F
x: x ^ X Z | x KS X
y: y ^v Y | y y
z: zh J Z ZH | zz Z TS | z Z TS
ž: ž J Z
"""


def _rules() -> dict[str, list[Rule]]:
    table: dict[str, list[Rule]] = {}
    for line in _TABLE.strip().splitlines():
        letter, _, entries = line.partition(": ")
        for entry in entries.split(" | "):
            spelling, *rest = entry.split()
            where = rest.pop(0) if rest[0] in _PLACES else ""
            sounds = tuple("" if sound == "-" else sound for sound in rest)
            table.setdefault(letter, []).append(Rule(spelling, where, sounds))
    return table


_RULES = _rules()
_far = itemgetter(0)  # from the plainest way: the first choice everywhere


def sounds(word: str, limit: int) -> list[str]:
    """At most `limit` ways in which the word, normalised and without article, may sound, the plainest first."""
    ways, tail = [(0, "")], ""
    at, end = 0, len(word)
    word = "^" + word
    while at < end:
        length, heard = _rule(word[at : at + _SEEN])
        at += length
        if len(heard) == 1:
            tail += heard[0]
        else:
            longer = [(far + rank, way + tail + sound) for rank, sound in enumerate(heard) for far, way in ways]
            ways = sorted(longer, key=_far)[:limit]
            tail = ""
    return [way + tail for _far_off, way in ways]


@lru_cache(maxsize=1 << 13)
def _rule(window: str) -> tuple[int, tuple[str, ...]]:
    """How many letters the rule takes that holds after the window's first letter (`^` before a word), and its sounds.

    A letter without a rule is its own sound.
    """
    for rule in _RULES.get(window[1], ()):
        if window.startswith(rule.spelling, 1) and (not rule.where or _holds(rule, window)):
            return len(rule.spelling), rule.sounds
    return 1, (window[1],)


def _holds(rule: Rule, window: str) -> bool:
    before, following = window[0], window[1 + len(rule.spelling) :][:1]
    match rule.where:
        case "^":
            return before == "^"
        case "$":
            return not following and before != "^"
        case "e":
            return following in ("e", "i", "y")
        case "^v":
            return before == "^" and following in _VOWELS
        case "V":
            return following in _VOWELS and before in _VOWELS
        case _:
            return following not in _VOWELS and before in _VOWELS

"""Keys under which a person is kept, and asked for.

A *pair key* is two parts of a name together, in whatever order: `HTB|MHMD`. A *part key* is one part, and what is left
of it when any one consonant is left out, so that a spelling that is one consonant off still meets: `xHTB`, `xTB`; a
part that is not known has its mark alone. A *fact key* is a year of birth or a home: `y1980`, `hSY-HI`. Part and fact
keys narrow what a pair key finds and are never asked for alone: behind some of them stands a tenth of the register.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations, product

from detainees.names.letters import normalise
from detainees.names.lines import is_kunya, ways_meant
from detainees.names.skeleton import skeletons

# Change it whenever a rule of this package changes: keys that were kept are then drawn anew.
KEYS_VERSION = 2
PARTS = ("given", "father", "family")
KEPT = 3  # readings of a part that are kept with a record; who asks may try more
MOST = 150  # keys of one person, however many names were given
ASKED = 8  # readings of a part that are tried by who asks
SPELLED = 20  # names of one person that are compared, the earliest ones

_MARKS = {"given": "g", "father": "f", "family": "x"}
_LEAST = 3  # consonants of a skeleton of which one may be left out


def pair_keys(name: Mapping[str, str], *, readings: int = KEPT) -> list[str]:
    """The sorted pair keys of one name: given|father, given|family, father|family; none for a single part.

    A key holds skeletons in alphabetical order, so that parts which changed places still meet.

    >>> pair_keys({"given": "محمد", "family": "الخطيب"})
    ['HTB|MHMD']
    >>> set(pair_keys({"given": "Mohamad", "family": "Alkhatib"})) >= {"HTB|MHMD"}
    True
    """
    known = {part: found for part in PARTS if (found := skeletons(name.get(part, ""))[:readings])}
    return sorted({key for two in combinations(known, 2) for key in _joined([known[part] for part in two])})


def person_keys(names: Iterable[Mapping[str, str]], years: Iterable[int] = (), home: str = "") -> list[str]:
    """The keys of a person with several names, as they are kept with the record; earlier names come first."""
    keys: dict[str, None] = dict.fromkeys(fact_keys(years, home))
    for name in _meant(names):
        keys |= dict.fromkeys(pair_keys(name))
        for part in PARTS:
            keys |= dict.fromkeys(part_keys(part, name.get(part, "")))
    return sorted(list(keys)[:MOST])


def fact_keys(years: Iterable[int], home: str) -> list[str]:
    """The fact keys of a birth in one of these years, and of a home by the code of its governorate."""
    born = [f"y{year}" for year in years]
    return [*born, "h" + home] if home else born


def part_keys(part: str, spelling: str) -> list[str]:
    """The part keys of one spelling, as it is kept.

    >>> part_keys("family", "الخطيب"), part_keys("family", "")
    (['xHTB', 'xTB', 'xHB', 'xHT'], ['x'])
    """
    mark = _MARKS[part]
    read = skeletons(spelling)[:KEPT]
    if not read:
        return [mark]
    unknown = [mark] if part == "given" and is_kunya(spelling) else []
    return [*unknown, *(mark + skeleton for skeleton in read), *(mark + rest for rest in _one_less(read[0]))]


def shared_keys(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """The keys that a person has whose one part is spelled as `one` and another as `other`, in any of the spellings.

    >>> shared_keys(["محمد", "Mohamad"], ["الخطيب"])
    ['HTB|MHMD']
    """
    return sorted(_joined([_any_of(one), _any_of(other)]))


def nearby_keys(part: str, spellings: Iterable[str]) -> list[str]:
    """The part keys that a person has whose `part` is spelled so, or one consonant off.

    >>> nearby_keys("family", ["خطب"])
    ['xHB', 'xHT', 'xHTB', 'xTB']
    """
    mark = _MARKS[part]
    found: set[str] = set()
    for spelling in spellings:
        read = skeletons(spelling)[:ASKED]
        found.update(mark + skeleton for skeleton in read)
        found.update(mark + rest for skeleton in read[:1] for rest in _one_less(skeleton))
    return sorted(found)


def unknown_key(part: str) -> str:
    """The part key that a person has of whom this part is not known."""
    return _MARKS[part]


def spelled(names: Iterable[Mapping[str, str]]) -> str:
    """The names of a person in one text, normalised, for comparing: parts apart by `|`, names by `/`.

    >>> spelled([{"given": "محمد", "family": "الخطيب"}, {"given": "Mohamad", "father": "Ali"}])
    'محمد||الخطيب/mohamad|ali|'
    """
    lines = dict.fromkeys("|".join([normalise(name.get(part, "")) for part in PARTS]) for name in _meant(names))
    return "/".join(list(lines)[:SPELLED])


def _meant(names: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """All ways in which the names may be meant, what they say themselves first."""
    ways = [ways_meant(name) for name in names]
    return [first for first, *_rest in ways] + [way for _first, *rest in ways for way in rest]


def _one_less(skeleton: str) -> list[str]:
    """What is left when any one consonant is left out."""
    if len(skeleton) < _LEAST:
        return []
    return list(dict.fromkeys(skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton))))


def _any_of(spellings: Iterable[str]) -> set[str]:
    return {skeleton for spelling in spellings for skeleton in skeletons(spelling)[:ASKED]}


def _joined(parts: list[Collection[str]]) -> set[str]:
    return {"|".join(sorted(way)) for way in product(*parts)}

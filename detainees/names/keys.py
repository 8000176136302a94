"""Keys under which a person is kept, and asked for: two or three parts of the name together, in whatever order."""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations, product

from detainees.names.skeleton import skeletons

# Change it whenever a rule of this package changes: keys that were kept are then drawn anew.
KEYS_VERSION = 1
PARTS = ("given", "father", "family")
KEPT = 3  # readings of a part that are kept with a record; who asks may try more
MOST = 150  # keys of one person, however many names were given
ASKED = 8  # readings of a part that are tried by who asks


def pair_keys(name: Mapping[str, str], *, readings: int = KEPT) -> list[str]:
    """The sorted keys of one name: given|father, given|family, father|family, and all three; none for a single part.

    A key holds skeletons in alphabetical order, so that parts which changed places still meet.

    >>> pair_keys({"given": "محمد", "family": "الخطيب"})
    ['HTB|MHMD']
    >>> set(pair_keys({"given": "Mohamad", "family": "Alkhatib"})) >= {"HTB|MHMD"}
    True
    """
    known = {part: found for part in PARTS if (found := skeletons(name.get(part, ""))[:readings])}
    keys = {
        key
        for count in (2, 3)
        for parts in combinations(known, count)
        for key in _joined([known[part] for part in parts])
    }
    return sorted(keys)


def person_keys(names: Iterable[Mapping[str, str]]) -> list[str]:
    """The keys of a person with several names, as they are kept with the record; earlier names come first."""
    keys: dict[str, None] = {}
    for name in names:
        keys |= dict.fromkeys(pair_keys(name))
    return sorted(list(keys)[:MOST])


def shared_keys(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """The keys that a person has whose one part is spelled as `one` and another as `other`, in any of the spellings.

    >>> shared_keys(["محمد", "Mohamad"], ["الخطيب"])
    ['HTB|MHMD']
    """
    return sorted(_joined([_any_of(one), _any_of(other)]))


def _any_of(spellings: Iterable[str]) -> set[str]:
    return {skeleton for spelling in spellings for skeleton in skeletons(spelling)[:ASKED]}


def _joined(parts: list[Collection[str]]) -> set[str]:
    return {"|".join(sorted(way)) for way in product(*parts)}

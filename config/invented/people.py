"""Invented people: alone, brothers, cousins, cousins of one name; common names are common."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from random import Random

from config.invented.words import MEN, WOMEN, families

HOMES = (
    ("SY-RD", 20), ("SY-HI", 15), ("SY-HL", 14), ("SY-DR", 12), ("SY-HM", 10), ("SY-ID", 10), ("SY-DI", 7),
    ("SY-DY", 4), ("SY-HA", 2), ("SY-RA", 2), ("SY-LA", 2), ("SY-TA", 1), ("SY-SU", 1), ("SY-QU", 1),
)  # fmt: skip
FACILITIES = (
    "sednaya", "adra", "branch-215", "branch-227", "branch-235", "branch-248", "branch-251",
    "aleppo-central-prison", "hama-central-prison", "homs-central-prison", "daraa-central-prison",
)  # fmt: skip
_WOMEN = 0.09
_GROUPS = ((0.84, "alone"), (0.93, "brothers"), (0.975, "cousins"), (1.0, "namesakes"))


@dataclass(frozen=True)
class Person:
    """One person as they are, in sounds; `arrest` is the day, ISO."""

    female: bool
    given: str
    father: str
    grandfather: str
    family: str
    mother: str
    birth: int
    home: str
    arrest: str
    facility: str


class Drawn:
    """Draws from a sequence, the n-th with a weight of 1/(n + flat)^steep."""

    def __init__(self, things: Sequence[str], flat: float, steep: float) -> None:
        self._things = things
        self._sums = list(accumulate((at + flat) ** -steep for at in range(len(things))))

    def one(self, chance: Random) -> str:
        return self._things[bisect(self._sums, chance.random() * self._sums[-1])]


_MEN = Drawn(MEN, 1.5, 1.0)
_WOMEN_NAMES = Drawn(WOMEN, 2, 0.8)
_FAMILIES = Drawn(families(), 30, 0.9)
_HOMES = Drawn([code for code, weight in HOMES for _ in range(weight)], 1, 0)
_YEARS = Drawn(("2012", "2013", "2014", "2011", "2015", "2018", "2016", "2017", "2019", "2020"), 1, 0.8)


def people(chance: Random) -> Iterator[Person]:
    """People without end, kin beside each other."""
    while True:
        draw = chance.random()
        kind = next(kind for bound, kind in _GROUPS if draw < bound)
        first = _person(chance)
        yield first
        if kind == "alone":
            continue
        for _ in range(1 + (chance.random() < 0.35)):
            yield {"brothers": _sibling, "cousins": _cousin, "namesakes": _namesake}[kind](first, chance)


def _person(chance: Random) -> Person:
    female = chance.random() < _WOMEN
    return Person(
        female=female,
        given=_given(female, chance),
        father=_MEN.one(chance),
        grandfather=_MEN.one(chance),
        family=_FAMILIES.one(chance),
        mother=_WOMEN_NAMES.one(chance),
        birth=int(min(2004, max(1935, chance.gauss(1985, 10)))),
        home=_HOMES.one(chance),
        arrest=_arrest(chance),
        facility=chance.choice(FACILITIES),
    )


def _sibling(of: Person, chance: Random) -> Person:
    """The same parents and home; half of them are taken in one night, to one place."""
    female = chance.random() < _WOMEN
    given = _given(female, chance)
    while given == of.given:
        given = _given(female, chance)
    brother = replace(of, female=female, given=given, birth=of.birth + chance.choice((-5, -3, -2, -1, 1, 2, 3, 4, 7)))
    return brother if chance.random() < 0.5 else _taken_apart(brother, chance)


def _cousin(of: Person, chance: Random) -> Person:
    cousin = replace(_person(chance), grandfather=of.grandfather, family=of.family)
    return replace(cousin, home=of.home) if chance.random() < 0.85 else cousin


def _namesake(of: Person, chance: Random) -> Person:
    """A cousin who was named after the same grandfather; some even have fathers of one name."""
    cousin = replace(_cousin(of, chance), female=of.female, given=of.given)
    if chance.random() < 0.25:
        cousin = replace(cousin, father=of.father)
    return replace(cousin, birth=of.birth + chance.randrange(-8, 9), home=of.home)


def _taken_apart(person: Person, chance: Random) -> Person:
    return replace(person, arrest=_arrest(chance), facility=chance.choice(FACILITIES))


def _given(female: bool, chance: Random) -> str:
    return (_WOMEN_NAMES if female else _MEN).one(chance)


def _arrest(chance: Random) -> str:
    return f"{_YEARS.one(chance)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"

"""Invented people: alone, siblings, fathers and sons, cousins, cousins of one name; common names are common."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import NamedTuple

from config.invented.lives import Life, Raids, home_of
from config.invented.words import MEN, WOMEN, families

WOMEN_SHARE = 0.09
_GROUPS = ((0.84, "alone"), (0.905, "siblings"), (0.935, "sons"), (0.975, "cousins"), (1.0, "namesakes"))
_SECOND_GIVEN, _OTHER_FAMILY, _NAMED_AFTER_GRANDFATHER = 0.04, 0.03, 0.1


class Person(NamedTuple):
    """One person as they are, in sounds; `second` is a second given name, `known_as` another family name, if any.

    `eldest` is the child after whom they are called Abu or Umm.
    """

    female: bool
    given: str
    second: str
    father: str
    grandfather: str
    family: str
    known_as: str
    mother: str
    eldest: str
    birth: int
    birthday: str
    home: str
    life: Life


class Drawn:
    """Draws from a sequence, the n-th with a weight of 1/(n + flat)^steep."""

    def __init__(self, things: Sequence[str], flat: float, steep: float) -> None:
        self._things = things
        self._sums = list(accumulate((at + flat) ** -steep for at in range(len(things))))

    def one(self, chance: Random) -> str:
        return self._things[bisect(self._sums, chance.random() * self._sums[-1])]


_MEN = Drawn(MEN, 1.5, 1.0)
_WOMEN = Drawn(WOMEN, 2, 0.8)
_FAMILIES = Drawn(families(), 30, 0.9)
_LAST_BIRTH, _LAST_FATHER = 2006, 1985
_YEARS_APART = (-9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
_DAYS = [f"{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]


class Crowd:
    """The people of one register, and the raids in which they were taken."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._raids = Raids(chance)
        self._named: set[str] = set()  # among the brothers and sisters of now

    def people(self) -> Iterator[Person]:
        """People without end, kin beside each other."""
        kin = {"siblings": self._sibling, "sons": self._son, "cousins": self._cousin, "namesakes": self._namesake}
        while True:
            draw = self._chance.random()
            kind = next(kind for bound, kind in _GROUPS if draw < bound)
            first = self._person()
            self._named = {first.given}
            yield first
            if kind != "alone":
                for _ in range(1 + (self._chance.random() < 0.35)):
                    yield kin[kind](first)

    def _person(self) -> Person:
        chance = self._chance
        female, family = chance.random() < WOMEN_SHARE, _FAMILIES.one(chance)
        grandfather = _MEN.one(chance)
        home = home_of(family, chance)
        given = _given(female, chance)
        if not female and chance.random() < _NAMED_AFTER_GRANDFATHER:
            given = grandfather
        return Person(
            female=female,
            given=given,
            second=_MEN.one(chance) if not female and chance.random() < _SECOND_GIVEN else "",
            father=_MEN.one(chance),
            grandfather=grandfather,
            family=family,
            known_as=_FAMILIES.one(chance) if chance.random() < _OTHER_FAMILY else "",
            mother=_WOMEN.one(chance),
            eldest=_MEN.one(chance),
            birth=int(min(2004, max(1935, chance.gauss(1985, 10)))),
            birthday=chance.choice(_DAYS),
            home=home,
            life=self._raids.life(home),
        )

    def _sibling(self, of: Person) -> Person:
        """The same parents and home; a third of them taken in one night, to one place."""
        chance = self._chance
        female = chance.random() < 2 * WOMEN_SHARE
        given = _given(female, chance)
        while given in self._named:
            given = _given(female, chance)
        self._named.add(given)
        return of._replace(
            female=female, given=given, second="", eldest=_MEN.one(chance), birthday=chance.choice(_DAYS),
            birth=of.birth + chance.choice((-7, -5, -3, -2, -1, 1, 2, 3, 4, 7)), life=self._alike(of, 0.35),
        )  # fmt: skip

    def _son(self, of: Person) -> Person:
        """The child of somebody who was taken too; a man's first son is often named after his grandfather."""
        if of.birth > _LAST_FATHER:
            return self._sibling(of)
        years = self._chance.randrange(19, min(36, _LAST_BIRTH - of.birth + 1))
        child = self._person()._replace(birth=of.birth + years, home=of.home, life=self._alike(of, 0.5))
        if of.female:
            return child._replace(mother=of.given)
        given = of.father if not child.female and self._chance.random() < 0.35 else child.given
        return child._replace(
            given=given, father=of.given, grandfather=of.father, family=of.family, known_as=of.known_as
        )  # fmt: skip

    def _cousin(self, of: Person) -> Person:
        cousin = self._person()._replace(grandfather=of.grandfather, family=of.family, known_as=of.known_as)
        return cousin._replace(home=of.home) if self._chance.random() < 0.85 else cousin

    def _namesake(self, of: Person) -> Person:
        """A cousin who was named after the same grandfather; some even have fathers of one name."""
        cousin = self._cousin(of)._replace(female=of.female, given=of.given, home=of.home)
        if self._chance.random() < 0.25:
            cousin = cousin._replace(father=of.father)
        return cousin._replace(birth=of.birth + self._chance.choice(_YEARS_APART), life=self._alike(of, 0.1))

    def _alike(self, of: Person, share: float) -> Life:
        """In this share of cases taken together with them; numbers and the way out are their own."""
        life = self._raids.life(of.home)
        if self._chance.random() < share:
            return life._replace(arrest=of.life.arrest, facilities=of.life.facilities)
        return life


def _given(female: bool, chance: Random) -> str:
    return (_WOMEN if female else _MEN).one(chance)

"""Who tells of the invented people: each with a script, a hand, and with what it knows, how exactly and how rightly."""

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from config.invented.arabic import ArabicHand
from config.invented.latin import LatinHand

ARABIC_HANDS, LATIN_HANDS, SOURCES = 24, 48, 400
_BOTH = 0.12  # of the sources that register people, in both scripts


class Kind(NamedTuple):
    """A kind of source: how often it leaves a fact out, and how exact its days are (exact, month; else the year)."""

    label: str
    missing: Mapping[str, float]
    exact: float
    month: float
    wrong: float


def _kind(label: str, missing: str, exact: float, month: float, wrong: float) -> Kind:
    facts = ("father", "grandfather", "family", "mother", "birth", "home_governorate", "arrest_date", "facility", "sex",
             "national_id", "prison", "home_place")  # fmt: skip
    return Kind(
        label, dict(zip(facts, (int(share) / 100 for share in missing.split()), strict=True)), exact, month, wrong
    )


# In percent: father, grandfather, family, mother, birth, home, arrest, facility, sex, national number, prison's, town.
FAMILY = _kind("قريب", " 1 30  1 10  5  3  6 20  3 75 97 25", 0.55, 0.3, 0.05)
COURT = _kind("محكمة", " 1 50  1 15  4 10 10 10  2 40 70 70", 0.7, 0.2, 0.06)
LIST = _kind("قائمة", " 3 70  2 45 14 18 18  8  8 80 55 85", 0.55, 0.3, 0.09)
WITNESS = _kind("شهادة", " 7 80  4 65 26  8 15  6  4 99 96 50", 0.15, 0.45, 0.14)
PRESS = _kind("مراسل", " 9 75  2 65 18  8 10 20  8 99 99 60", 0.4, 0.35, 0.09)
REGISTRATION = _kind("سجل", " 2 35  1 18  3  5 12 30  2 60 98 35", 0.4, 0.35, 0.06)
_ARABIC_KINDS = ((FAMILY, 34), (COURT, 14), (LIST, 28), (WITNESS, 16), (REGISTRATION, 8))
_LATIN_KINDS = ((PRESS, 40), (REGISTRATION, 40), (LIST, 20))


class Source(NamedTuple):
    """One source: its name, its kind, and the hands by which it writes names (either may be missing)."""

    name: str
    kind: Kind
    arabic: ArabicHand | None
    latin: LatinHand | None
    reliability: str


class Sources:
    """The sources of one register; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        chance = Random(f"sources/{seed}")  # noqa: S311 - nothing secret is drawn
        arabic = [ArabicHand(f"{seed}/arabic/{at}") for at in range(ARABIC_HANDS)]
        latin = [LatinHand(f"{seed}/latin/{at}") for at in range(LATIN_HANDS)]
        self._arabic = [self._source(at, _ARABIC_KINDS, chance, arabic=chance.choice(arabic)) for at in range(SOURCES)]
        self._latin = [
            self._source(SOURCES + at, _LATIN_KINDS, chance, latin=chance.choice(latin)) for at in range(SOURCES)
        ]
        self._latin = [
            source._replace(arabic=chance.choice(arabic))
            if source.kind is REGISTRATION and chance.random() < _BOTH else source
            for source in self._latin
        ]  # fmt: skip

    def one(self, chance: Random, *, latin: bool) -> Source:
        """A source that writes this script."""
        return (self._latin if latin else self._arabic)[int(chance.random() * SOURCES)]

    @staticmethod
    def _source(
        at: int, kinds: tuple[tuple[Kind, int], ...], chance: Random,
        arabic: ArabicHand | None = None, latin: LatinHand | None = None,
    ) -> Source:  # fmt: skip
        kind = chance.choices([kind for kind, _weight in kinds], [weight for _kind, weight in kinds])[0]
        return Source(f"{kind.label} {at}", kind, arabic, latin, chance.choice("ABBCCD"))

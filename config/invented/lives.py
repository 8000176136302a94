"""What befell the invented people: homes that families keep to, raids, places of detention, how they came out."""

from functools import cache
from itertools import accumulate
from random import Random
from typing import NamedTuple

HOMES = (
    ("SY-RD", 20), ("SY-HI", 15), ("SY-HL", 14), ("SY-DR", 12), ("SY-HM", 10), ("SY-ID", 10), ("SY-DI", 7),
    ("SY-DY", 4), ("SY-HA", 2), ("SY-RA", 2), ("SY-LA", 2), ("SY-TA", 1), ("SY-SU", 1), ("SY-QU", 1),
)  # fmt: skip
_BRANCHES = ("branch-215", "branch-227", "branch-235", "branch-248", "branch-251")
_PRISONS = (
    "sednaya", "adra", "aleppo-central-prison", "hama-central-prison", "homs-central-prison", "daraa-central-prison",
)  # fmt: skip
FACILITIES = (*_PRISONS, *_BRANCHES)
# Wave, mode, days on which people came out, all after the last arrest; how many in a hundred.
_OCCASIONS: tuple[tuple[str, str, tuple[str, ...], int], ...] = (
    ("decree-7-2022", "amnesty", ("2022-05-02", "2022-05-03", "2022-05-04", "2022-05"), 25),
    ("prisons-opened-2024", "prison-opened", ("2024-11-29", "2024-12-05", "2024-12-08"), 50),
    ("", "payment", ("2022-03", "2023"), 9),
    ("", "court-order", ("2022-09-14", "2023-02"), 11),
    ("", "unknown", ("2022", "2023"), 5),
)
_TOWNS = ("دوما", "داريا", "الحولة", "بنش", "نوى", "السلمية", "منبج", "تدمر", "الرستن", "جبلة")
_CHARGES = ("terrorism", "criminal", "military", "none")
_CODES = [code for code, weight in HOMES for _ in range(weight)]
_YEARS = ("2012", "2013", "2014", "2011", "2015", "2018", "2016", "2017", "2019", "2020")
_YEAR_SUMS = list(accumulate((at + 1) ** -0.8 for at in range(len(_YEARS))))
_OCCASION_SUMS = list(accumulate(weight for *_rest, weight in _OCCASIONS))
_STILL_HELD, _IN_A_RAID, _RAIDS = 0.3, 0.25, 16
_AT_THE_FAMILYS_PLACE = 0.55


class Life(NamedTuple):
    """What befell one person: the day of arrest, ISO; facilities in order; numbers; how they came out, or nothing."""

    arrest: str
    facilities: tuple[str, ...]
    national: str
    prison: str
    town: str
    charge: str
    wave: str
    mode: str
    release: str
    release_place: str


class Raids:
    """On some nights many of one governorate are taken at once: strangers with one day of arrest and one place."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._nights = {code: [self._arrest() for _ in range(_RAIDS)] for code, _weight in HOMES}

    def life(self, home: str) -> Life:
        """A life of somebody from there."""
        chance = self._chance
        if chance.random() < _IN_A_RAID:
            arrest, facilities = chance.choice(self._nights[home])
        else:
            arrest, facilities = self._arrest()
        return Life(
            arrest, facilities, f"0{chance.randrange(10**9, 10**10)}", f"{chance.randrange(1_000, 99_999)}",
            chance.choice(_TOWNS), chance.choice(_CHARGES), *self._way_out(),
        )  # fmt: skip

    def _arrest(self) -> tuple[str, tuple[str, ...]]:
        chance = self._chance
        year = chance.choices(_YEARS, cum_weights=_YEAR_SUMS)[0]
        day = f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        prison, branch = chance.choice(_PRISONS), chance.choice(_BRANCHES)
        return day, ((branch, prison), (prison,), (branch,), (branch, prison))[chance.randrange(4)]

    def _way_out(self) -> tuple[str, str, str, str]:
        chance = self._chance
        if chance.random() < _STILL_HELD:
            return "", "", "", ""
        wave, mode, days, _weight = chance.choices(_OCCASIONS, cum_weights=_OCCASION_SUMS)[0]
        return wave, mode, chance.choice(days), chance.choice(("SY-DI", "SY-RD", "SY-HL", ""))


def home_of(family: str, chance: Random) -> str:
    """A governorate: more than half of a family are from one."""
    return _seat(family) if chance.random() < _AT_THE_FAMILYS_PLACE else chance.choice(_CODES)


@cache
def _seat(family: str) -> str:
    return Random(family).choice(_CODES)  # noqa: S311 - nothing secret is drawn

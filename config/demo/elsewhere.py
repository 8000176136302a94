"""Verified releases from other prisons, under other waves and outside of any: women, minors, unknown homes and days."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from casework.dates import PartialDate
from config.demo.cases import Case, Step, again, verified
from config.demo.lives import draw_life
from config.demo.sednaya import DECIDERS, WRITERS, conditions, wish
from config.demo.telling import Telling

NORTH, MIDDLE, SOUTH = ("SY-HL", "SY-HL", "SY-HL", "SY-ID"), ("SY-HM", "SY-HI", "SY-HI"), ("SY-DR", "SY-SU", "SY-QU")
CAPITAL, ANYWHERE = ("SY-RD", "SY-RD", "SY-DI"), ("SY-RD", "SY-DI", "SY-DR", "SY-HI", "SY-HL", "SY-ID", "SY-DY")


@dataclass(frozen=True)
class Occasion:
    """So many people let go on one of these days; an empty day is unknown, and so is a home of None."""

    wave: str | None
    facility: str | None
    mode: str
    number: int
    days: tuple[str, ...]
    homes: tuple[str | None, ...]
    held: str = "السجن"
    authority: str = ""
    place: str | None = None
    categories: tuple[str, ...] = ("terrorism",)
    women: bool = False
    born: tuple[int, int] = (1962, 1999)


OPENED = "prisons-opened-2024"
DECREE = "decree-7-2022"
MAY = ("2022-05-02", "2022-05-05", "2022-05-09", "2022-05", "2022-05-16")
OCCASIONS = (
    Occasion(DECREE, "adra", "amnesty", 12, MAY, (*CAPITAL, "SY-DR", None), "عدرا", "محكمة قضايا الإرهاب", "SY-DI"),
    Occasion(DECREE, "adra", "amnesty", 2, MAY, CAPITAL, "عدرا", place="SY-DI", categories=("civil-servant",)),
    Occasion(DECREE, "adra-women", "amnesty", 4, MAY, CAPITAL, "عدرا", place="SY-RD", women=True, born=(1970, 2001)),
    Occasion(DECREE, "adra-women", "amnesty", 1, ("2022-05-09",), ("SY-RD",), "عدرا", women=True, born=(2005, 2005)),
    Occasion(OPENED, "aleppo-central-prison", "prison-opened", 8, ("2024-11-29", "2024-11-30", "2024-11"), NORTH,
             "سجن حلب المركزي", place="SY-HL", categories=("criminal", "terrorism", "unknown")),
    Occasion(OPENED, "aleppo-central-prison", "prison-opened", 2, ("2024-11-30",), NORTH, "سجن حلب المركزي",
             place="SY-HL", categories=("unknown",), born=(2008, 2008)),
    Occasion(OPENED, "hama-central-prison", "prison-opened", 7, ("2024-12-05",), (*MIDDLE, None), "سجن حماة المركزي",
             place="SY-HM", categories=("terrorism", "criminal")),
    Occasion(OPENED, "homs-central-prison", "prison-opened", 5, ("2024-12-07", "2024-12-08"), MIDDLE,
             "سجن حمص المركزي", place="SY-HI", categories=("terrorism", "unknown")),
    Occasion(OPENED, "suwayda-central-prison", "prison-opened", 2, ("2024-12-07",), SOUTH, place="SY-SU"),
    Occasion(OPENED, "sednaya", "prison-opened", 11, ("2024-12-08",), (*ANYWHERE, None), "صيدنايا", place="SY-RD",
             categories=("terrorism", "military", "unknown")),
    Occasion(OPENED, "adra-women", "prison-opened", 3, ("2024-12-08",), CAPITAL, "عدرا", place="SY-RD", women=True),
    Occasion(OPENED, "branch-235", "prison-opened", 3, ("2024-12-08", ""), (None, "SY-DI"), "فرع فلسطين",
             place="SY-DI"),
    Occasion("exchange-working-group-2018-11", None, "exchange", 2, ("2018-11-24",), ("SY-HL",), place="SY-HL"),
    Occasion("exchange-working-group-2019-02", None, "exchange", 2, ("2019-02-12",), ("SY-HM",), place="SY-HL"),
    Occasion(None, "daraa-central-prison", "settlement", 3, ("2018-09", "2018-10~"), ("SY-DR",), place="SY-DR"),
    Occasion(None, "adra", "court-order", 2, ("2021-03-14", "2020-11"), CAPITAL, "عدرا", "محكمة قضايا الإرهاب"),
    Occasion(None, "adra", "sentence-served", 2, ("2019-06-30", "2021"), ("SY-DI", "SY-HI"), "عدرا",
             categories=("criminal",)),
    Occasion(None, "branch-215", "payment", 1, ("2017~",), ("SY-RD",), "الفرع 215"),
    Occasion(None, "homs-central-prison", "unknown", 2, ("2016", ""), ("SY-HI", None)),
    Occasion(None, "tadmor", "transfer", 1, ("2015-05",), ("SY-DY",), "تدمر", categories=("military",)),
    Occasion(None, "tishreen-hospital", "body-returned", 1, ("2019-10",), ("SY-RD",), "مشفى تشرين"),
)  # fmt: skip


def cases(chance: Random) -> Iterator[Case]:
    """Every occasion, one person restricted, and one who was let go twice with an arrest between."""
    telling = Telling(chance)
    for occasion in OCCASIONS:
        for _ in range(occasion.number):
            yield _case(chance, telling, occasion)
    yield _case(chance, telling, OCCASIONS[0], named_to=("documenter", "supervisor2"))
    yield _twice(chance, telling)


def _case(
    chance: Random,
    telling: Telling,
    occasion: Occasion,
    *,
    named_to: tuple[str, ...] = (),
    course: tuple[Step, ...] = (),
) -> Case:
    """One release; of a restricted person only those `named_to` enter and verify."""
    by, supervisor = named_to or (chance.choice(WRITERS), chance.choice(DECIDERS))
    home, day = chance.choice(occasion.homes), chance.choice(occasion.days)
    when = PartialDate(day) if day else None
    category = chance.choice(occasion.categories)
    facts: dict[str, Any] = {
        "wave_id": occasion.wave,
        "date": when or (None if occasion.wave else PartialDate("2016~")),
        "facility_id": occasion.facility,
        "authority": occasion.authority,
        "home_id": home,
        "place_id": occasion.place,
        "mode": occasion.mode,
        "category": category,
        "health": chance.choice(("weak", "needs-care", "well", "unknown")),
        **conditions(chance, category),
        **wish(chance),
    }
    life = draw_life(
        chance,
        home=home,
        held_in=occasion.facility,
        woman=occasion.women,
        born=occasion.born,
        arrested=_arrested(occasion),
        charge={"criminal": "criminal", "military": "military"}.get(category, "terrorism"),
    )
    claims = telling.enough(when, woman=occasion.women, held=occasion.held)
    return Case(facts, claims, by, life, verified(by, supervisor) + course, named_to=named_to)


def _arrested(occasion: Occasion) -> tuple[int, int]:
    """Years of arrest that lie before every day of the occasion."""
    last = min((int(day[:4]) for day in occasion.days if day), default=2016) - 1
    return (min(2012, last - 2), min(2019, last)) if occasion.born[0] < 2000 else (last - 1, last)


def _twice(chance: Random, telling: Telling) -> Case:
    """Somebody let go in 2014, arrested again, and exchanged in 2018."""
    first = Occasion("decree-22-2014", "adra", "amnesty", 1, ("2014-06-12",), ("SY-HM",), "عدرا")
    second = Occasion("exchange-working-group-2018-11", None, "exchange", 1, ("2018-11-24",), ("SY-HM",))
    return _case(
        chance, telling, first, course=(again("2015-02", "hama-central-prison", _case(chance, telling, second)),)
    )

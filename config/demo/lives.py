"""Invented people: a name, a sex, a birth and a home as far as they are known, and how they were arrested."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from casework.dates import PartialDate
from config.demo.names import TOWNS, Parts, draw_name


@dataclass(frozen=True)
class Arrest:
    """One detention; `facility` is where the person was held."""

    date: PartialDate | None
    facility: str | None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Life:
    """One person to be put on the register. The names may lack a script; `home` is a governorate's code or None.

    Who is `described` cannot say who they are, and has no names.
    """

    arabic: Parts
    latin: Parts
    home: str | None
    facts: dict[str, Any]
    arrests: tuple[Arrest, ...] = ()
    described: dict[str, Any] = field(default_factory=dict)


OCCUPATIONS = (
    ("فلاح", 5), ("عامل بناء", 5), ("طالب جامعي", 5), ("سائق", 4), ("معلّم", 3), ("تاجر", 3), ("خباز", 2),
    ("ممرض", 2), ("مهندس", 2), ("حلاق", 1), ("نجار", 2), ("صيدلاني", 1), ("", 9),
)  # fmt: skip
BODIES = (
    "military-intelligence", "air-force-intelligence", "general-intelligence", "political-security", "army", "unknown",
)  # fmt: skip
COURTS = {"terrorism": "محكمة قضايا الإرهاب بدمشق", "military": "محكمة الميدان العسكرية"}


def draw_life(
    chance: Random,
    *,
    home: str | None,
    held_in: str | None = None,
    woman: bool = False,
    born: tuple[int, int] = (1962, 1999),
    arrested: tuple[int, int] = (2012, 2019),
    charge: str = "terrorism",
) -> Life:
    """Somebody from `home`, born and arrested in one of these years; what is known of them differs."""
    arabic, latin = draw_name(chance, woman=woman)
    year = chance.randint(*born)
    town = chance.choice(TOWNS[home])[0] if home and chance.random() < 0.8 else ""
    facts: dict[str, Any] = {
        "sex": "female" if woman else "male",
        "birth": partly(chance, year) if chance.random() < 0.9 else None,
        "home_governorate_id": home,
        "home_place": town,
        "occupation": _weighted(chance, OCCUPATIONS),
    }
    arrest = Arrest(partly(chance, max(chance.randint(*arrested), year + 13)), held_in, _arrest_facts(chance, charge))
    if chance.random() < 0.12:
        latin = {}
    return Life(arabic, latin, home, facts, (arrest,))


def _arrest_facts(chance: Random, charge: str) -> dict[str, Any]:
    vanished = chance.random() < 0.35
    return {
        "charge": charge,
        "arresting_body": chance.choice(BODIES),
        "court": COURTS.get(charge, "") if chance.random() < 0.6 else "",
        "basis": chance.choice(("sentenced", "awaiting-trial", "unknown")),
        "responsible": "government",
        "disappeared": vanished,
    }


def partly(chance: Random, year: int) -> PartialDate:
    """A date in `year`, as precisely as somebody happened to know it."""
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    exact, monthly, yearly = f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}"
    return PartialDate(chance.choices((exact, monthly, yearly, yearly + "~"), weights=(5, 3, 3, 1))[0])


def _weighted(chance: Random, options: tuple[tuple[str, int], ...]) -> str:
    return chance.choices([text for text, _ in options], weights=[weight for _, weight in options])[0]

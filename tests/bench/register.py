"""An invented register of any size, as a team that worked for years would have it: who entered, who decided, when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from config.demo.names import FAMILIES, MEN, TOWNS, WOMEN
from detainees.folding import fold, words

SEED = 100_000
# Status, share in a thousand, moves that lead there, whether a revision counts at the end.
COURSES: tuple[tuple[str, int, tuple[str, ...], bool], ...] = (
    ("verified", 895, ("submit", "verify"), True),
    ("verified", 20, ("submit", "verify", "amend", "submit", "verify"), True),
    ("verified", 5, ("submit", "return", "submit", "verify"), True),
    ("submitted", 15, ("submit",), False),
    ("draft", 20, (), False),
    ("draft", 3, ("submit", "verify", "amend"), True),
    ("returned", 10, ("submit", "return"), False),
    ("rejected", 17, ("submit", "reject"), False),
    ("disputed", 7, ("submit", "verify", "dispute"), False),
    ("withdrawn", 8, ("submit", "verify", "dispute", "withdraw"), False),
)
LEADS_TO = {
    "submit": "submitted", "verify": "verified", "return": "returned", "reject": "rejected", "dispute": "disputed",
    "withdraw": "withdrawn", "amend": "draft",
}  # fmt: skip
BY_SUPERVISORS = ("verify", "return", "reject", "dispute", "withdraw")
REFUSALS = ("return", "reject", "dispute", "withdraw")

# Wave, facility, mode, days of release, category, weight.
OCCASIONS: tuple[tuple[str | None, str | None, str, tuple[str, ...], str, int], ...] = (
    ("prisons-opened-2024", "sednaya", "prison-opened", ("2024-12-08",), "terrorism", 12),
    ("prisons-opened-2024", "aleppo-central-prison", "prison-opened", ("2024-11-29", "2024-11-30"), "criminal", 14),
    ("prisons-opened-2024", "hama-central-prison", "prison-opened", ("2024-12-05",), "terrorism", 10),
    ("prisons-opened-2024", "homs-central-prison", "prison-opened", ("2024-12-08", "2024-12"), "unknown", 8),
    ("prisons-opened-2024", "adra", "prison-opened", ("2024-12-08",), "criminal", 10),
    ("decree-7-2022", "sednaya", "amnesty", ("2022-05-02", "2022-05-04", "2022-05"), "terrorism", 5),
    ("decree-7-2022", "adra", "amnesty", ("2022-05-03", "2022-05-10", "2022-05"), "civil-servant", 6),
    ("decree-22-2014", "adra", "amnesty", ("2014-06-10", "2014-06", "2014"), "terrorism", 8),
    ("decree-61-2011", "adra", "amnesty", ("2011-06", "2011-06-03"), "unknown", 5),
    ("exchange-working-group-2018-11", None, "exchange", ("2018-11-24",), "terrorism", 1),
    (None, "branch-215", "payment", ("2013", "2014~", "2016-03"), "unknown", 6),
    (None, "homs-central-prison", "court-order", ("2013-09-14", "2015-02", "2019"), "terrorism", 7),
    (None, "daraa-central-prison", "settlement", ("2018-08", "2018-10~"), "army-defector", 5),
    (None, None, "unknown", ("2012", "2013", "2017"), "unknown", 3),
)
HOMES = (
    ("SY-RD", 20), ("SY-HI", 15), ("SY-DR", 13), ("SY-HM", 11), ("SY-HL", 12), ("SY-ID", 10), ("SY-DI", 7),
    ("SY-DY", 5), ("SY-HA", 2), ("SY-RA", 2), ("SY-LA", 2), ("SY-TA", 1), ("SY-SU", 1), ("SY-QU", 2), (None, 4),
)  # fmt: skip


@dataclass
class Step:
    """A move made: what it is, whose, when, on which revision."""

    name: str
    before: str
    by: int
    at: datetime
    revision: int


@dataclass
class Record:
    """One person with one release and all that happened to it. A group has no person of its own on the release."""

    number: int
    team: int  # place in the list of teams
    writer: int
    began: datetime
    status: str
    counts: bool
    steps: list[Step]
    woman: bool
    birth: str | None
    home: str | None
    town: str
    arrest: str
    arabic: dict[str, str]
    latin: dict[str, str]
    release: dict[str, Any]
    claims: list[dict[str, str]]
    group: dict[str, Any] = field(default_factory=dict)

    @property
    def revisions(self) -> int:
        return sum(step.name == "submit" for step in self.steps)


def records(number: int, writers: list[list[int]], deciders: list[list[int]], until: datetime) -> Iterator[Record]:
    """`number` records, the oldest first; `writers` and `deciders` are ids of people by the place of their team."""
    chance = Random(SEED)
    pace = timedelta(days=900) / number
    weights = [share for _status, share, _moves, _counts in COURSES]
    for place in range(1, number + 1):
        team = 0 if place % 20 else place // 20 % len(writers)
        began = until - timedelta(days=5) - pace * (number - place)
        status, _share, moves, counts = chance.choices(COURSES, weights)[0]
        writer = chance.choice(writers[team])
        yield _record(
            chance, place, team, writer, began, status, counts, _steps(chance, moves, writer, deciders[team], began)
        )


def _steps(chance: Random, moves: tuple[str, ...], writer: int, deciders: list[int], began: datetime) -> list[Step]:
    steps, state, at, revision = [], "draft", began, 0
    for name in moves:
        at += timedelta(minutes=chance.randint(5, 600))
        revision += name == "submit"
        by = chance.choice([p for p in deciders if p != writer]) if name in BY_SUPERVISORS else writer
        steps.append(Step(name, state, by, at, revision))
        state = LEADS_TO[name]
    return steps


def _record(
    chance: Random, number: int, team: int, writer: int, began: datetime, status: str, counts: bool, steps: list[Step]
) -> Record:
    woman = chance.random() < 0.07
    home = chance.choices([h for h, _ in HOMES], [w for _, w in HOMES])[0]
    wave, facility, mode, days, category, _w = chance.choices(OCCASIONS, [o[-1] for o in OCCASIONS])[0]
    date = chance.choice(days)
    birth = chance.randint(1955, 1996)
    arabic, latin = _names(chance, woman=woman)
    return Record(
        number=number, team=team, writer=writer, began=began, status=status, counts=counts, steps=steps, woman=woman,
        birth=_partly(chance, birth) if chance.random() < 0.85 else None,
        home=home,
        town=chance.choice(TOWNS[home])[0] if home else "",
        arrest=_partly(chance, min(chance.randint(2011, 2019), int(date[:4]) - 1)),
        arabic=arabic,
        latin=latin if chance.random() < 0.9 else {},
        release={"wave_id": wave, "facility_id": facility, "mode": mode, "date": date, "category": category,
                 "home_id": home, "place_id": chance.choice(("SY-DI", "SY-RD", None))},
        claims=[_claim(chance) for _ in range(chance.choice((1, 1, 2)))],
        group=_group(chance) if number % 400 == 0 else {},
    )  # fmt: skip


def _group(chance: Random) -> dict[str, Any]:
    several = chance.sample([home for home, _ in HOMES if home], chance.randint(1, 4))
    count = chance.randint(2, 60)
    return {"group_count": count, "group_bound": "at-least", "group_name": "مجموعة", "group_governorates": several}


def _names(chance: Random, *, woman: bool) -> tuple[dict[str, str], dict[str, str]]:
    drawn = {
        "given": chance.choice(WOMEN if woman else MEN),
        "father": chance.choice(MEN),
        "grandfather": chance.choice(MEN),
        "family": chance.choice(FAMILIES),
        "mother": chance.choice(WOMEN),
    }
    return {part: pair[0] for part, pair in drawn.items()}, {part: pair[1] for part, pair in drawn.items()}


def _claim(chance: Random) -> dict[str, str]:
    connection = chance.choice(("self", "witness", "witness"))
    return {"connection": connection, "reliability": chance.choice("AB"), "credibility": chance.choice("12")}


def _partly(chance: Random, year: int) -> str:
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice((f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", f"{year}~"))


@cache
def folded(word: str) -> str:
    """A part of a name folded; parts come back so often that each is folded once."""
    return fold(word)


@cache
def searched(word: str) -> list[str]:
    """The words by which a part is found; likewise."""
    return words(word)


def shown(arabic: dict[str, str], latin: dict[str, str]) -> dict[str, Any]:
    """What `detainees.naming` draws from the parts, quicker; the loader compares the two."""
    spoken = ("given", "father", "grandfather", "family")
    lines = [" ".join(parts[part] for part in spoken) if parts else "" for parts in (arabic, latin)]
    said = [searched(name) for parts in (arabic, latin) for name in parts.values()]
    return {
        "name_ar": lines[0],
        "name_latin": lines[1],
        "sort_name": " ".join(folded(arabic[part]) for part in spoken),
        "search_words": sorted({word for found in said for word in found}),
    }

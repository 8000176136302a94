"""An invented register as rows of the register's CSV, and who is who in it."""

import heapq
from collections.abc import Iterator
from random import Random

from config.invented.lives import FACILITIES, HOMES
from config.invented.naming import PARTS, names_told
from config.invented.people import Crowd, Person
from config.invented.slips import wrong_digit
from config.invented.sources import Source, Sources

__all__ = ("COLUMNS", "PARTS", "Row", "entry", "rows")

SECONDS = 0.05  # share of records that are somebody's second entry
OTHER_SCRIPT = 0.4  # of those, in the other script than the entry before
_LATIN = 0.25  # share of first entries in Latin letters
_THIRDS = 0.08  # of those who have a second entry
_APART = 20_000  # how far behind the first entry a second one comes, at most
_MOVED, _FOREIGN_PLACE, _WRONG_DIGIT, _ANOTHERS = 0.06, 0.03, 0.05, 0.01

COLUMNS = (
    "external_id",
    *(f"{part}_ar" for part in PARTS),
    *(f"{part}_latin" for part in PARTS),
    "national_id", "other_ids", "sex", "birth", "home_governorate", "home_place", "arrest_date", "facility",
    "charge_category", "wave", "release_date", "release_governorate", "mode", "source", "source_reliability",
    "claim_credibility", "claim_connection", "claim_text",
)  # fmt: skip
_EMPTY = dict.fromkeys(COLUMNS[1:], "")
_CODES = tuple(code for code, _weight in HOMES)
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TEXTS = ("خرج ووصل إلى أهله.", "رأيته يوم خروجه.", "ذكر اسمه رفيقه في المهجع.", "ورد اسمه في القائمة.")
_CONNECTIONS = ("self", "witness", "relative", "repeats")
Row = dict[str, str]


def rows(size: int, seed: int) -> Iterator[tuple[Row, int]]:
    """`size` rows of `COLUMNS`, each with the number of its person; the same for the same size and seed."""
    chance = Random(seed)  # noqa: S311 - nothing secret is drawn
    sources, crowd = Sources(seed), enumerate(Crowd(chance).people())
    apart = max(2, min(_APART, size // 8))
    again = SECONDS / (1 - SECONDS) / (1 + _THIRDS) * (1 + 0.5 * apart / size)
    waiting: list[tuple[int, int, Person, bool, float]] = []
    for at in range(size):
        if waiting and waiting[0][0] <= at:
            _due, number, person, was_latin, more = heapq.heappop(waiting)
            in_latin = was_latin != (chance.random() < OTHER_SCRIPT)
        else:
            number, person = next(crowd)
            in_latin, more = chance.random() < _LATIN, again
        if chance.random() < more:
            later = at + chance.randrange(1, apart)
            heapq.heappush(waiting, (later, number, person, in_latin, _THIRDS if more == again else 0.0))
        yield entry(f"R{at:07}", person, sources.one(chance, latin=in_latin), chance), number


def entry(external_id: str, person: Person, source: Source, chance: Random) -> Row:
    """One entry for this person, as one source had it: by its own spelling, with its gaps and slips."""
    row = {"external_id": external_id, **_EMPTY}
    for part, said in names_told(person, source, chance).items():
        if source.arabic:
            row[f"{part}_ar"] = source.arabic.write(said, chance)
        if source.latin:
            row[f"{part}_latin"] = source.latin.write(said, chance)
    row |= _facts(person, source, chance)
    row |= _numbers(person, source, chance)
    if person.life.release:
        life = person.life
        exact = chance.random() < 0.7
        row["wave"], row["mode"], row["release_governorate"] = life.wave, life.mode, life.release_place
        row["release_date"] = life.release if exact else life.release[:7]
    row["source"], row["source_reliability"] = source.name, source.reliability
    row["claim_credibility"] = chance.choice("122334")
    row["claim_connection"], row["claim_text"] = chance.choice(_CONNECTIONS), chance.choice(_TEXTS)
    return row


def _facts(person: Person, source: Source, chance: Random) -> Row:
    """Sex, birth, home, arrest, place: as far as the source knows, and not always right."""
    kind, life, draw = source.kind, person.life, chance.random
    missing, facts = kind.missing, {"charge_category": life.charge if draw() < 0.8 else ""}
    if draw() >= missing["sex"]:
        facts["sex"] = "female" if person.female else "male"
    if draw() >= missing["birth"]:
        facts["birth"] = _birth(person, source, chance)
    if draw() >= missing["home_governorate"]:
        facts["home_governorate"] = person.home if draw() >= _MOVED else chance.choice(_CODES)
    if draw() >= missing["home_place"]:
        facts["home_place"] = life.town
    if draw() >= missing["arrest_date"]:
        facts["arrest_date"] = _arrest(life.arrest, source, chance)
    if draw() >= missing["facility"]:
        facts["facility"] = _place(life.facilities, chance)
    return facts


def _place(facilities: tuple[str, ...], chance: Random) -> str:
    """Where somebody was: the last place as a rule, an earlier one at times, seldom a place where they never were."""
    draw = chance.random()
    if draw < _FOREIGN_PLACE:
        return chance.choice(FACILITIES)
    return facilities[-1] if draw < 0.8 else facilities[0]


def _birth(person: Person, source: Source, chance: Random) -> str:
    """The day where papers say it, else the year; a guess is off by a year or two, or round."""
    draw, year = chance.random(), person.birth
    if draw < source.kind.wrong:
        return str(year + chance.choice((-2, -1, 1, 2))) if draw < 0.7 * source.kind.wrong else f"{year // 5 * 5}~"
    if draw < 0.75:
        return str(year)
    return f"{year}-{person.birthday}" if draw < 0.95 else f"{year}-01-01"


def _arrest(day: str, source: Source, chance: Random) -> str:
    """The day as a source says it: exactly, by month, by year; or the day of a move, a month or a year off."""
    draw, kind = chance.random(), source.kind
    if chance.random() < kind.wrong:
        if draw < 0.3:
            return str(int(day[:4]) + chance.choice((-1, 1)))
        if draw < 0.6:
            return f"{day[:4]}-{min(int(day[5:7]) + chance.randrange(1, 4), 12):02}"
        return f"{day[:7]}-{chance.randrange(1, 29):02}"
    return day if draw < kind.exact else day[:7] if draw < kind.exact + kind.month else day[:4]


def _numbers(person: Person, source: Source, chance: Random) -> Row:
    """Numbers where the source has papers: some with a wrong digit, a few of somebody else, some in eastern digits."""
    missing, life, found = source.kind.missing, person.life, {}
    if chance.random() >= missing["national_id"]:
        found["national_id"] = _number(life.national, chance)
    if chance.random() >= missing["prison"]:
        found["other_ids"] = f"prison:{_number(life.prison, chance)}"
    return found


def _number(number: str, chance: Random) -> str:
    draw = chance.random()
    if draw < _WRONG_DIGIT:
        return wrong_digit(number, chance)
    return number.translate(_EASTERN) if draw > 0.9 else number

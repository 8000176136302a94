"""An invented register as rows of the register's CSV, and who is who in it."""

from collections import deque
from collections.abc import Iterator
from random import Random

from config.invented.people import FACILITIES, Person, people
from config.invented.spelling import SCHOOLS, WEIGHTS, arabic, carelessly, latin

SECONDS = 0.05  # share of records that are somebody's second entry
OTHER_SCRIPT = 0.4  # of those, in the other script than the first
_LATIN = 0.25  # share of first entries in Latin letters
_APART = 5_000  # how far behind the first entry a second one comes, at most

PARTS = ("given", "father", "grandfather", "family", "mother")
COLUMNS = (
    "external_id",
    *(f"{part}_ar" for part in PARTS),
    *(f"{part}_latin" for part in PARTS),
    "sex", "birth", "home_governorate", "arrest_date", "facility",
)  # fmt: skip
# How often a source leaves a fact out.
_MISSING = {"father": 0.03, "grandfather": 0.5, "family": 0.03, "mother": 0.35, "birth": 0.18, "home_governorate": 0.1,
            "arrest_date": 0.18, "facility": 0.25, "sex": 0.05}  # fmt: skip


def rows(size: int, seed: int) -> Iterator[tuple[dict[str, str], int]]:
    """`size` rows of `COLUMNS`, each with the number of its person; the same for the same size and seed."""
    chance = Random(seed)  # noqa: S311 - nothing secret is drawn
    crowd = enumerate(people(chance))
    waiting: deque[tuple[int, int, Person, bool]] = deque()
    for at in range(size):
        if waiting and waiting[0][0] <= at:
            _due, number, person, was_latin = waiting.popleft()
            in_latin = was_latin != (chance.random() < OTHER_SCRIPT)
        else:
            number, person = next(crowd)
            in_latin = chance.random() < _LATIN
            if chance.random() < SECONDS * 1.0526:
                waiting.append((at + chance.randrange(1, _APART), number, person, in_latin))
                waiting = deque(sorted(waiting, key=lambda entry: entry[0])) if len(waiting) < 400 else waiting
        yield {"external_id": f"R{at:07}", **entry(person, in_latin, chance)}, number


def entry(person: Person, in_latin: bool, chance: Random) -> dict[str, str]:
    """One entry for this person, as one source had it: by its own spelling, with gaps and slips."""
    row = dict.fromkeys(COLUMNS[1:], "")
    school = chance.choices(list(SCHOOLS), list(WEIGHTS.values()))[0] if in_latin else ""
    for part in PARTS:
        if part != "given" and chance.random() < _MISSING[part]:
            continue
        said = getattr(person, part)
        if in_latin:
            row[f"{part}_latin"] = latin(said, school, chance)
        else:
            row[f"{part}_ar"] = carelessly(arabic(said), chance)
    row |= {column: value for column, value in _facts(person, chance).items() if chance.random() >= _MISSING[column]}
    return row


def _facts(person: Person, chance: Random) -> dict[str, str]:
    return {
        "sex": "female" if person.female else "male",
        "birth": str(person.birth + (chance.choice((-2, -1, 1, 2)) if chance.random() < 0.15 else 0)),
        "home_governorate": person.home if chance.random() < 0.93 else "SY-DI",
        "arrest_date": _date(person.arrest, chance),
        "facility": person.facility if chance.random() < 0.8 else chance.choice(FACILITIES),
    }


def _date(day: str, chance: Random) -> str:
    """The day as a source says it: exactly, by month, by year, or a little wrong."""
    draw = chance.random()
    if draw < 0.35:
        return day
    if draw < 0.65:
        return day[:7]
    if draw < 0.9:
        return day[:4]
    if draw < 0.95:
        return str(int(day[:4]) + chance.choice((-1, 1)))
    return f"{day[:7]}-{chance.randrange(1, 29):02}"

"""The work of the second organisation, which sees nothing of the first one's and is not seen by it."""

from collections.abc import Iterator
from random import Random
from typing import Any

from casework.dates import PartialDate
from config.demo.cases import Case, Step, move, verified
from config.demo.lives import draw_life
from config.demo.telling import Telling

TEAM = "other/documentation"
BY, SUPERVISOR = "other_documenter", "other_supervisor"
HOMES = ("SY-HL", "SY-RA", "SY-DY", "SY-HA", "SY-TA", "SY-LA")
RETURNED = move("return", SUPERVISOR, "not-enough-yet", "Who saw him after the release? Ask for the day as well.")
COURSES: tuple[tuple[tuple[Step, ...], int], ...] = (
    (verified(BY, SUPERVISOR), 8),
    ((move("submit", BY),), 3),
    ((move("submit", BY), RETURNED), 1),
    ((), 2),
)


def cases(chance: Random) -> Iterator[Case]:
    """Prisons opened in the north and east, in every state that is worked on."""
    telling = Telling(chance)
    for course, number in COURSES:
        for _ in range(number):
            yield _case(chance, telling, course)


def _case(chance: Random, telling: Telling, course: tuple[Step, ...]) -> Case:
    home = chance.choice(HOMES)
    facts: dict[str, Any] = {
        "wave_id": "prisons-opened-2024",
        "date": PartialDate(chance.choice(("2024-11-30", "2024-12-08", "2024-12"))),
        "facility_id": chance.choice(("aleppo-central-prison", "tartus-central-prison", "latakia-central-prison")),
        "home_id": home,
        "mode": "prison-opened",
        "category": chance.choice(("terrorism", "criminal", "unknown")),
    }
    life = draw_life(chance, home=home, held_in=facts["facility_id"])
    return Case(facts, telling.enough(facts["date"]), BY, life, course, team=TEAM)

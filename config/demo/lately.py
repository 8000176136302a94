"""Three people who were let go some weeks before the demo was made: they are to be asked how they are.

One has signed that he would report to an institution within fifteen days, and nobody knows whether he has.
"""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from casework.dates import PartialDate
from config.demo.cases import Case, verified
from config.demo.lives import draw_life
from config.demo.telling import Telling
from releases.today import today

UNDERTAKING = {"undertaking": "مراجعة فرع الأمن العسكري في محافظته", "undertaking_days": 15}
# Days since the release, home, and what was signed.
PEOPLE: tuple[tuple[int, str, dict[str, Any]], ...] = (
    (20, "SY-HM", UNDERTAKING),
    (33, "SY-RD", {}),
    (95, "SY-HI", {"needs": ["medical"]}),
)


def cases(chance: Random) -> Iterator[Case]:
    """Releases from Adra by order of a court, verified."""
    telling = Telling(chance)
    for days, home, signed in PEOPLE:
        day = PartialDate.on(today() - timedelta(days=days))
        life = draw_life(chance, home=home, held_in="adra", woman=False, born=(1970, 1995), arrested=(2021, 2023),
                         charge="criminal")  # fmt: skip
        facts: dict[str, Any] = {
            "wave_id": None, "date": day, "facility_id": "adra", "home_id": home, "place_id": "SY-RD",
            "mode": "court-order", "category": "criminal", **signed,
        }  # fmt: skip
        yield Case(facts, telling.enough(day, held="عدرا"), "documenter", life, verified("documenter", "supervisor"))

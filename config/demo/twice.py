"""Two people whom two sources brought to the register, each spelled in another way; and a brother, who stands once.

One was let go once, and two teams have verified it: until the desk decides, the tally counts one event twice. The other
one's release waits for its verdict, and cannot be verified before the desk has decided.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

from casework.dates import PartialDate
from config.demo.cases import Case, move, verified
from config.demo.lives import Arrest, Life
from config.demo.names import Parts
from config.demo.telling import Telling

FAMILIES = "admsp/family-centre"
NIDAL: Parts = {"given": "نضال", "father": "عبد الرزاق", "family": "الحوراني", "mother": "وفاء"}
NIDAL_LATIN: Parts = {"given": "Nedal", "father": "Abdel Razzak", "family": "Hourani", "mother": "Wafaa"}
HAITHAM: Parts = {"given": "هيثم", "father": "قاسم", "grandfather": "موسى", "family": "المسالمة", "mother": "ليلى"}
HAITHAM_SHORT: Parts = {"given": "هيثم", "father": "قاسم", "family": "مسالمه", "mother": "ليلى"}
WALID: Parts = {**HAITHAM, "given": "وليد"}


def cases(chance: Random) -> Iterator[Case]:
    """Five releases from Adra of three people."""
    telling = Telling(chance)

    def case(life: Life, by: str, *course: Any, team: str = "admsp/documentation", day: str = "2022-05-05") -> Case:
        facts: dict[str, Any] = {
            "wave_id": "decree-7-2022", "date": PartialDate(day), "facility_id": "adra", "home_id": life.home,
            "place_id": "SY-DI", "mode": "amnesty", "category": "terrorism",
        }  # fmt: skip
        return Case(facts, telling.enough(facts["date"], held="عدرا"), by, life, course, team=team)

    nidal = _life(NIDAL, {}, "1987-03-14", "2013-05-06")
    yield case(nidal, "documenter", *verified("documenter", "supervisor2"))
    again = _life({}, NIDAL_LATIN, "1987", "2013-05-06")
    yield case(again, "supervisor2", *verified("supervisor2", "supervisor"), team=FAMILIES, day="2022-05")
    yield case(_life(HAITHAM, {}, "1979-11-02", "2014-02-17"), "documenter", move("submit", "documenter"))
    yield case(_life(HAITHAM_SHORT, {}, "1979-11", "2014-02-17"), "documenter2", day="2022-05-09")
    yield case(_life(WALID, {}, "1983", "2014-02-17"), "documenter")


def _life(arabic: Parts, latin: Parts, birth: str, arrested: str) -> Life:
    facts = {"sex": "male", "birth": PartialDate(birth), "home_governorate_id": "SY-DR"}
    return Life(arabic, latin, "SY-DR", facts, (Arrest(PartialDate(arrested), "adra", {"charge": "terrorism"}),))

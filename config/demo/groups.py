"""People without names: counts with their bounds, sets of governorates, women and minors where they are known."""

from collections.abc import Iterator
from random import Random
from typing import Any

from casework.dates import PartialDate
from config.demo.cases import Case, Step, move, verified
from config.demo.telling import Telling

DEFECTORS = {
    "group_name": "عسكريون منشقون عن جيش النظام أُفرج عنهم حديثاً",
    "group_bound": "exactly",
    "group_count": 27,
    "group_governorates": ["SY-RD", "SY-DR", "SY-QU", "SY-HI"],
    "wave_id": "decree-7-2022",
    "date": PartialDate("2022-05"),
    "mode": "amnesty",
    "category": "army-defector",
}
OPENED = {"wave_id": "prisons-opened-2024", "mode": "prison-opened"}
GROUPS: tuple[tuple[dict[str, Any], bool], ...] = (
    (DEFECTORS, True),
    ({**OPENED, "group_name": "خارجون من سجن حماة المركزي", "group_bound": "at-least", "group_count": 120,
      "group_governorates": ["SY-HM"], "facility_id": "hama-central-prison", "place_id": "SY-HM",
      "date": PartialDate("2024-12-05")}, True),
    ({**OPENED, "group_name": "أحداث من سجن حلب المركزي", "group_bound": "range", "group_count": 30,
      "group_count_to": 40, "group_minors": 30, "group_governorates": ["SY-HL", "SY-ID"], "place_id": "SY-HL",
      "facility_id": "aleppo-central-prison", "date": PartialDate("2024-11-30")}, True),
    ({**OPENED, "group_name": "نساء وأطفال من سجن عدرا", "group_bound": "about", "group_count": 20,
      "group_women": 14, "group_minors": 6, "group_governorates": [], "facility_id": "adra-women",
      "place_id": "SY-RD", "date": PartialDate("2024-12-08")}, True),
    ({"group_name": "موظفون سابقون وقّعوا على تعهّد بمراجعة دوائرهم", "group_bound": "at-least", "group_count": 9,
      "group_governorates": ["SY-RD", "SY-DI"], "wave_id": "decree-7-2022", "date": PartialDate("2022-05"),
      "mode": "amnesty", "category": "civil-servant", "undertaking": "مراجعة دائرتهم السابقة لتسوية وضعهم",
      "undertaking_days": 15}, True),
    ({**OPENED, "group_name": "خارجون من فرع الأمن العسكري في درعا", "group_bound": "about", "group_count": 15,
      "group_governorates": ["SY-DR", "SY-QU"], "facility_id": "military-intelligence-daraa",
      "date": PartialDate("2024-12-07")}, False),
)  # fmt: skip


def cases(chance: Random) -> Iterator[Case]:
    """Five groups that count and one that waits."""
    telling = Telling(chance)
    for facts, counts in GROUPS:
        course: tuple[Step, ...] = verified("documenter2", "supervisor") if counts else (move("submit", "documenter2"),)
        when = facts["date"]
        claims = (
            telling.correspondent(when, grade="B2", where="في نقطة الإخلاء"),
            telling.channel(when, grade="C3"),
        )
        yield Case(facts, claims, "documenter2", course=course)

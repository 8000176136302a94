"""The 103 of ADMSP's statement of 5 May 2022: as many from each province as it printed, each with a name of nobody."""

from collections.abc import Iterator
from random import Random
from typing import Any

from casework.dates import PartialDate
from config.demo.cases import Case, changed, move, verified
from config.demo.lives import draw_life
from config.demo.telling import Telling

HOMES = {
    "SY-ID": 6, "SY-HA": 1, "SY-HM": 2, "SY-HI": 18, "SY-DY": 2, "SY-DI": 1, "SY-DR": 34, "SY-RD": 37, "SY-LA": 1,
    "SY-QU": 1,
}  # fmt: skip
DAYS = ("2022-05-01", "2022-05-02", "2022-05-02", "2022-05-03", "2022-05-03", "2022-05-04", "2022-05")
LET_GO = ("تحت جسر الرئيس بدمشق", "في ساحة بلدة صيدنايا", "في معرة صيدنايا", "في كراج العباسيين بدمشق")
HELD = "صيدنايا"
WRITERS = ("documenter", "documenter", "documenter2")
DECIDERS = ("supervisor", "supervisor", "supervisor2")


def cases(chance: Random) -> Iterator[Case]:
    """All 103, in no order; two of them were disputed once and verified again."""
    homes = [home for home, number in HOMES.items() for _ in range(number)]
    chance.shuffle(homes)
    telling = Telling(chance)
    for place, home in enumerate(homes):
        yield _case(chance, telling, home, doubted=place in (40, 80))


def _case(chance: Random, telling: Telling, home: str, *, doubted: bool) -> Case:
    by, supervisor = chance.choice(WRITERS), chance.choice(DECIDERS)
    facts = release_facts(chance, home)
    course = verified(by, supervisor)
    if doubted:
        course += (
            move("dispute", supervisor, "not-enough-yet", "يوم الإفراج لا يتفق مع ما قالته العائلة."),
            move("amend", by),
            changed(by, date=PartialDate("2022-05-03")),
            move("submit", by),
            move("verify", "supervisor2" if supervisor == "supervisor" else "supervisor"),
        )
    claims = telling.enough(facts["date"], where=facts["let_go_at"], held=HELD)
    return Case(facts, claims, by, draw_life(chance, home=home, held_in="sednaya"), course)


def release_facts(chance: Random, home: str | None) -> dict[str, Any]:
    """What is said of a release from Sednaya under the decree."""
    case = chance.choices(("unknown", "not", "closed"), weights=(6, 3, 1))[0]
    facts: dict[str, Any] = {
        "wave_id": "decree-7-2022",
        "date": PartialDate(chance.choice(DAYS)),
        "facility_id": "sednaya",
        "authority": chance.choice(("الشرطة العسكرية", "محكمة قضايا الإرهاب", "")),
        "let_go_at": chance.choice(LET_GO),
        "home_id": home,
        "place_id": chance.choice(("SY-DI", "SY-DI", "SY-RD")),
        "mode": "amnesty",
        "category": chance.choices(("terrorism", "military", "civil-servant"), weights=(16, 2, 1))[0],
        "was_disappeared": chance.random() < 0.3,
        "health": chance.choices(("weak", "needs-care", "well", "unknown", "critical"), weights=(6, 4, 2, 5, 1))[0],
        "needs": sorted(chance.sample(("transport", "shelter", "medical", "psychosocial"), chance.randint(0, 3))),
        "security_case": case,
        "rearrest_risk": case == "not" and chance.random() < 0.5,
    }
    return facts | conditions(chance, facts["category"]) | wish(chance)


def conditions(chance: Random, category: str) -> dict[str, Any]:
    """Undertakings and payments, as reports of those weeks told of them."""
    if category == "civil-servant":
        return {"undertaking": "مراجعة دائرته السابقة لتسوية وضعه", "undertaking_days": 15}
    if chance.random() < 0.08:
        return {"payment_demanded": chance.choice(("30 مليون ليرة سورية", "12 مليون ليرة سورية", "3000 دولار"))}
    return {}


def wish(chance: Random) -> dict[str, Any]:
    """Whom the released person wants to be told, where they were asked."""
    asked = chance.choices(("not-asked", "checked-relative", "named-relatives", "nobody"), weights=(11, 6, 3, 1))[0]
    if asked == "not-asked":
        return {}
    named = {"wish_relatives": chance.choice(("الأم", "الأخ الأكبر", "الزوجة"))} if asked == "named-relatives" else {}
    return {"wish": asked, "wish_how": chance.choice(("بالهاتف", "في لقاء", "عبر محاميه")), **named}

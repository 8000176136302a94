"""People without a name, as two who saw the same one describe them: in either language, each with what they noticed."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from detainees.describing.lists import Build, Dialect, Eyes, Hair

SEEN, SOUGHT = date(2024, 12, 9), date(2026, 11, 1)
NOTICED = 0.8  # of what there is to see, by each of the two
KINDS = (("وشم", "tattoo"), ("ندبة", "scar"), ("أثر حرق", "burn"), ("شامة", "mole"), ("أثر رصاصة", "bullet wound"))
PARTS = (
    ("الذراع", "arm"), ("اليد", "hand"), ("الساق", "leg"), ("القدم", "foot"), ("الكتف", "shoulder"), ("الظهر", "back"),
    ("الصدر", "chest"), ("الخد", "cheek"), ("الجبين", "forehead"), ("الرقبة", "neck"),
)  # fmt: skip
SIDES = (("الأيسر", "left"), ("الأيمن", "right"), ("", ""))
TALKED_OF = (
    "سلمى", "خالد", "زينب", "أبو عمر", "كفرنبل", "داريا", "نوى", "الميادين", "تل رفعت", "مصياف", "حرستا", "جبلة",
    "عامودا", "منبج", "خان شيخون", "الحولة", "يوسف", "رامي", "هبة", "دلال",
)  # fmt: skip


@dataclass(frozen=True)
class Nameless:
    """One person as they are."""

    sex: str
    born: int
    height: int
    colours: tuple[str, str, str]  # build, hair, eyes
    marks: tuple[tuple[int, int, int], ...]
    dialect: str
    says: tuple[str, ...]


def invented(chance: Random) -> Nameless:
    """Somebody: one in five a woman, with up to three marks and three words."""
    marks = {
        (chance.randrange(len(KINDS)), chance.randrange(len(PARTS)), chance.randrange(len(SIDES))) for _ in range(3)
    }
    return Nameless(
        sex="female" if chance.random() < 0.2 else "male",
        born=chance.randint(1950, 2004),
        height=round(chance.gauss(171, 7)),
        colours=(chance.choice(Build.values), chance.choice(Hair.values), chance.choice(Eyes.values)),
        marks=tuple(sorted(marks))[: chance.randint(0, 3)],
        dialect=chance.choice(Dialect.values),
        says=tuple(chance.sample(TALKED_OF, chance.randint(0, 3))),
    )


def described(person: Nameless, chance: Random, on: date) -> dict[str, Any]:
    """What one who saw or knew this person says of them on a day, in one of the two languages."""
    language = chance.randrange(2)
    age = on.year - person.born + chance.randint(-4, 4)
    spread, height = chance.choice((0, 2, 5)), person.height + chance.randint(-4, 4)
    told: dict[str, Any] = {"marks": "\n".join(_said(mark, language) for mark in person.marks if _noticed(chance))}
    if _noticed(chance):
        told |= {"age_from": max(age - spread, 0), "age_to": max(age + spread, 0), "age_on": on}
    if _noticed(chance):
        told |= {"height_from": height, "height_to": height + chance.choice((0, 5))}
    for name, value in zip(("build", "hair", "eyes"), person.colours, strict=True):
        told[name] = value if chance.random() < 0.5 else ""
    told["dialects"] = [person.dialect] if _noticed(chance) else []
    told["says"] = "، ".join(word for word in person.says if _noticed(chance))
    return told


def tells_something(told: dict[str, Any]) -> bool:
    """Whether anything is said by which one person can be told from others of their age."""
    return bool(told["marks"] or told["says"])


def _noticed(chance: Random) -> bool:
    return chance.random() < NOTICED


def _said(mark: tuple[int, int, int], language: int) -> str:
    kind, part, side = KINDS[mark[0]][language], PARTS[mark[1]][language], SIDES[mark[2]][language]
    return f"{kind} on the {side} {part}" if language else f"{kind} على {part} {side}".strip()

"""Three people who came out in December 2024 and could not say who they were, and a family that seeks one of them.

Of the third it became known who he is: his entry was merged into the one with his name.
"""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from casework.dates import PartialDate
from casework.moves import Refusal
from config.demo.cases import Case, DemoRefused, Desk, Step, move, verified
from config.demo.lives import Life
from config.demo.telling import Telling
from detainees.describing.identifying import identify
from detainees.describing.keeping import describe
from detainees.registration import record_arrest, register
from releases.models import Release

TEAM, SEEN = "admsp/documentation", date(2024, 12, 9)
OLD = {
    "age_from": 38, "age_to": 45, "age_on": SEEN, "height_from": 172, "height_to": 174, "build": "emaciated",
    "hair": "grey", "eyes": "brown", "marks": "وشم قلب على الذراع الأيسر\nندبة قديمة فوق الحاجب الأيمن",
    "dialects": ["idlib"], "speech": "few-words", "says": "يردّد اسم سلمى ويسأل عن معرة مصرين",
    "now_governorate_id": "SY-DI", "now_place": "مشفى المجتهد", "given_by": "ممرضة في المشفى",
}  # fmt: skip
YOUNG = {
    "age_from": 28, "age_to": 34, "age_on": SEEN, "height_from": 160, "height_to": 165, "build": "slight",
    "hair": "black", "eyes": "green", "marks": "آثار حروق على الظهر\nشامة على الخد الأيسر",
    "dialects": ["coast", "homs-hama"], "speech": "silent",
    "now_governorate_id": "SY-RD", "now_place": "دار إيواء في جرمانا", "given_by": "متطوعة",
}  # fmt: skip
FOUND = {
    "age_from": 50, "age_to": 50, "age_on": SEEN, "height_from": 180, "height_to": 180, "hair": "bald",
    "marks": "بتر إصبعين من اليد اليمنى", "dialects": ["hawran"], "speech": "confused", "says": "يقول إنه من نوى",
    "now_governorate_id": "SY-DR", "now_place": "عند أهل الخير في درعا", "given_by": "الهلال الأحمر",
}  # fmt: skip
SOUGHT = {
    "height_from": 170, "height_to": 173, "eyes": "brown", "marks": "وشم على الذراع اليسرى، قلب وحرف س",
    "dialects": ["idlib"], "given_by": "أخته سلمى",
}  # fmt: skip


def cases(chance: Random) -> Iterator[Case]:
    """Releases from Sednaya and from a branch: one verified, one submitted, one verified and identified."""
    telling = Telling(chance)

    def case(described: dict[str, Any], sex: str, *course: Step, facility: str = "sednaya") -> Case:
        facts: dict[str, Any] = {
            "wave_id": "prisons-opened-2024", "date": PartialDate("2024-12-08"), "facility_id": facility,
            "place_id": "SY-RD", "mode": "prison-opened", "category": "unknown",
        }  # fmt: skip
        life = Life({}, {}, None, {"sex": sex}, described=described)
        claims = (telling.fellow(facts["date"], held="صيدنايا"),)
        return Case(facts, claims, "documenter", life, course)

    yield case(OLD, "male", *verified("documenter", "supervisor"))
    yield case(YOUNG, "female", move("submit", "documenter"), facility="branch-235")
    yield case(FOUND, "male", *verified("documenter", "supervisor"), _identified("supervisor2"))


def seek(desk: Desk) -> None:
    """A man who is missing, as his sister describes him."""
    by, team = desk.people["documenter2"], desk.teams[TEAM]
    name = {"given": "باسل", "father": "عبد الكريم", "family": "الحلاق", "mother": "نعيمة"}
    facts: dict[str, Any] = {"sex": "male", "birth": PartialDate("1983"), "home_governorate_id": "SY-ID"}
    person = register(team, name, {}, by=by, given_by="أخته سلمى", home_place="معرة مصرين", **facts)
    record_arrest(person, by=by, date=PartialDate("2014-06"), facility=desk.facilities["sednaya"])
    describe(person, SOUGHT, by=by)


def _identified(by: str) -> Step:
    """Said who he is, by somebody who wrote no part of it; his name comes onto the register with it."""

    def step(desk: Desk, release: Release) -> None:
        person, unknown = desk.people[by], release.detainee
        if unknown is None:
            raise DemoRefused("A group is nobody who can be identified.")
        unknown.refresh_from_db()
        name = {"given": "عدنان", "father": "صالح", "family": "الزامل", "mother": "خديجة"}
        facts: dict[str, Any] = {"birth": PartialDate("1974"), "home_governorate_id": "SY-DR", "home_place": "نوى"}
        kept = register(unknown.team, name, {}, by=person, given_by="ابنه", sex="male", **facts)
        answer = identify(
            unknown, kept, how="relative", recognised_by="ابنه", sentence="عرفه ابنه من يده ومن صوته.", by=person,
            seen=[(each.pk, each.version) for each in (kept, unknown)],
        )  # fmt: skip
        if isinstance(answer, Refusal):
            raise DemoRefused(f"identified by {by}: {answer.sentence}")

    return step

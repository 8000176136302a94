"""Where people of the demo were seen before their release, and what became of some who never came home."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from casework.dates import PartialDate
from casework.moves import Given, Refusal
from config.demo.cases import DemoRefused, Desk, make_person
from config.demo.lives import draw_life
from detainees.models import Detainee
from releases.entry import Values
from releases.findings.entry import enter_finding
from releases.findings.two import Sealed, give_verdict
from releases.findings.workflow import WORKFLOW
from releases.models import Finding

TEAM = "admsp/documentation"
HOMES = ("SY-RD", "SY-HI", "SY-DR", "SY-HM", "SY-RD")
SUBMITTED = (("submit", "documenter"),)
VERIFIED = (*SUBMITTED, ("verify", "supervisor"))
TWICE = (*SUBMITTED, ("give-verdict", "supervisor"), ("give-verdict", "supervisor2"))


@dataclass(frozen=True)
class Known:
    """What is entered of one person by the documenter, and the moves that follow, each with who makes it."""

    facts: dict[str, Any]
    claims: tuple[Values, ...]
    course: tuple[tuple[str, str], ...] = ()


def said(
    source: str, text: str, *, kind: str = "fellow-detainee", connection: str = "witness", grade: str = "B2"
) -> Values:
    """One claim."""
    return {
        "source_name": source, "source_kind": kind, "source_owner": "", "connection": connection, "text": text,
        "reliability": grade[0], "credibility": grade[1], "said_on": None, "cite": "not-asked",
    }  # fmt: skip


def sighting(how: str, date: str, facility: str, place: str = "") -> dict[str, Any]:
    return {"kind": "sighting", "how": how, "date": PartialDate(date), "facility_id": facility, "place": place}


def fate(what: str, date: str | None = None, standing: str = "claimed", **more: Any) -> dict[str, Any]:
    day = PartialDate(date) if date else None
    return {"kind": "fate", "fate": what, "standing": standing, "date": day, **more}


CELLMATE = said("ناجٍ س-51", "كان في المهجع المقابل، ورأيته في الباحة أكثر من مرة. كان قد فقد كثيراً من وزنه.")
NURSE = said(
    "ممرّض م-03", "سجّلت اسمه في دفتر العيادة. كان يشكو من السل.", kind="other", connection="relative", grade="C3"
)
BROTHER = said(
    "عائلة ف-11", "قال لي أحد الخارجين إنه توفي في الشتاء.", kind="relative", connection="relative", grade="C2"
)
GUARD = said("حارس سابق ح-02", "نُقل إلى المشفى العسكري ولم يعد. عرفته من ندبة في حاجبه.", kind="other", grade="C3")
VISITOR = said(
    "عائلة ف-12", "زارته أمه مرة واحدة وتحدثت إليه دقيقتين.", kind="relative", connection="relative", grade="B3"
)

# Of people who were let out later.
SEEN = (
    Known(sighting("seen", "2019-03", "sednaya", "الجناح ب"), (CELLMATE,), VERIFIED),
    Known(sighting("heard", "2020", "sednaya"), (said("ناجٍ س-52", "سمعت اسمه يُنادى عند الفجر."),), VERIFIED),
    Known(sighting("visited", "2018-11-04", "adra"), (VISITOR,), SUBMITTED),
    Known(sighting("listed", "2021", "branch-248"), (said("ناجٍ س-53", "قرأت اسمه محفوراً على الجدار."),)),
)
# Of people whom nobody saw leave.
FATES = (
    Known(fate("died", "2021-01"), (BROTHER, GUARD), TWICE),
    Known(fate("died", "2020-12"), (BROTHER, NURSE), TWICE[:2]),
    Known(fate("held", "2024-10"), (CELLMATE,), VERIFIED),
    Known(fate("unknown"), (VISITOR,), SUBMITTED),
)


def tell_what_is_known(desk: Desk, people: Sequence[Detainee], chance: Random) -> None:
    """Sightings of some who were let out, and fates of others who are put on the register for them."""
    team = desk.teams[TEAM]
    ours = [person for person in people if person.team_id == team.pk and not person.restricted]
    for person, known in [*zip(ours[4:], SEEN, strict=False), *zip(_lost(desk, chance), FATES, strict=False)]:
        by = desk.people["documenter"]
        finding = enter_finding(team, person, known.facts, known.claims, by=by)
        for name, actor in known.course:
            _step(desk, finding, name, actor)


def _lost(desk: Desk, chance: Random) -> Iterator[Detainee]:
    """People on the register of whom no release is told."""
    for home in HOMES[: len(FATES)]:
        life = draw_life(chance, home=home, held_in="sednaya", arrested=(2013, 2016))
        at = {"made_at": desk.next_moment()}
        yield make_person(desk, life, desk.teams[TEAM], by=desk.people["documenter"], at=at)


def _step(desk: Desk, finding: Finding, name: str, actor: str) -> None:
    by = desk.people[actor]
    finding.refresh_from_db()
    seen, number = Finding.objects.visible_to(by), finding.revision_number
    if name == "give-verdict":
        answer = give_verdict(seen, finding.pk, Sealed("verified"), number, by=by)
    else:
        answer = WORKFLOW.make(name, seen, finding.pk, by=by, given=Given(number))
    if isinstance(answer, Refusal):
        raise DemoRefused(f"{name} by {actor}: {answer.sentence}")

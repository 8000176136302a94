"""Sightings, stays and deaths beside releases: after them and before, near them, and with what explains them."""

from typing import TYPE_CHECKING, Any

from accounts.acting import acting
from casework.dates import PartialDate
from casework.moves import Given, Refusal
from detainees.models import Detainee, Stay
from detainees.registration import record_arrest
from releases.findings.entry import enter_finding
from releases.findings.workflow import WORKFLOW
from releases.models import Finding

if TYPE_CHECKING:
    from tests.bench.suspicion.beyond import Planting

RELEASED = "2023-05-03"
INSIDE, DEAD = "seen-inside-at-release", "recorded-dead-at-release"
SEEN = {"kind": "sighting", "how": "seen", "facility_id": "sednaya"}
DIED = {"kind": "fate", "fate": "died", "standing": "claimed"}
AGAIN = {"kind": "fate", "fate": "re-detained", "standing": "claimed"}


def plant_known(planting: "Planting", many: int) -> None:
    """Of each kind so many, each with those that are like it and nothing to flag."""
    for at in range(many):
        _seen(planting, at)
        _stayed(planting, at)
        _died(planting, at)


def _seen(planting: "Planting", at: int) -> None:
    for date, arrest, again, is_one in (
        ("2023-09", "", "", True),  # four months later
        ("2023", "", "", False),  # some day of that year
        ("2023-05-03", "", "", False),  # on the day itself
        ("2021-04", "", "", False),
        ("2023-12", "2023-08", "", False),  # arrested between
        ("2023-12", "2023", "", False),  # perhaps
        ("2023-12", "", "2023-10", False),  # a new detention waits for its verdict
    ):
        person = _arrested(planting, arrest)
        _known(planting, person, f"رفيق {at}", {**SEEN, "date": PartialDate(date)})
        if again:
            _known(planting, person, f"جار {at}", {**AGAIN, "date": PartialDate(again)})
        _released(planting, person, INSIDE if is_one else "")


def _stayed(planting: "Planting", at: int) -> None:
    for first, last, is_one in (("2013", "2024-02", True), ("2014", RELEASED, False), ("2014", "2023", False)):
        person = _arrested(planting)
        with acting(planting.by):
            Stay.objects.create(
                detention=person.detentions.get(), facility_id="sednaya", made_by=planting.by,
                from_date=PartialDate(first), to_date=PartialDate(last),
            )  # fmt: skip
        _released(planting, person, INSIDE if is_one else "")


def _died(planting: "Planting", at: int) -> None:
    for date, mode, is_one in (
        ("2019", "amnesty", True),
        ("2023", "amnesty", False),
        ("2023-06", "amnesty", False),
        ("2019", "body-returned", False),
    ):
        person = _arrested(planting)
        _known(planting, person, f"ممرض {at}", {**DIED, "date": PartialDate(date)})
        _released(planting, person, DEAD if is_one else "", mode=mode)


def _arrested(planting: "Planting", again: str = "") -> Detainee:
    person = planting.person()
    for day in ("2013", *((again,) if again else ())):
        record_arrest(person, by=planting.by, date=PartialDate(day), facility=None)
    return person


def _released(planting: "Planting", person: Detainee, rule: str, **facts: Any) -> None:
    """Each from a source of its own: what is planted here is no burst."""
    release = planting.release(f"قريب {person.pk}", person=person, date=PartialDate(RELEASED), **facts)
    if rule:
        planting.plant(rule, release)


def _known(planting: "Planting", person: Detainee, source: str, facts: dict[str, Any]) -> None:
    finding = enter_finding(planting.team, person, facts, [planting.claim(source)], by=planting.by)
    seen, given = Finding.objects.visible_to(planting.by), Given(finding.revision_number)
    answer = WORKFLOW.make("submit", seen, finding.pk, by=planting.by, given=given)
    if isinstance(answer, Refusal):
        raise SystemExit(f"submit: {answer.sentence}")

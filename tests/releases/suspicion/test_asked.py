"""What cannot both be true is asked about; what a vague date leaves possible is not."""

import pytest

from casework.dates import PartialDate
from detainees.models import Detainee, Detention
from releases.models import Release, Wave
from releases.suspicion.finding import asked_of
from releases.suspicion.rule import RULES, Finding
from releases.today import today

pytestmark = pytest.mark.django_db

DECREE = Wave(code="decree-7-2022", began=PartialDate("2022-04-30").earliest())


def rules(detentions: tuple[str, ...] = (), **facts: str) -> list[str]:
    """The rules that fit; dates are EDTF, detentions are days of arrest."""
    dates = {name: PartialDate(value) for name, value in facts.items() if name in ("date", "redetained_on")}
    person = Detainee(birth=PartialDate(facts["birth"])) if "birth" in facts else None
    release = Release(detainee=person, wave=DECREE if facts.get("wave") else None, **dates)
    arrests = [Detention(arrest_date=PartialDate(day)) for day in detentions]
    return [finding.rule.code for finding in asked_of(release, arrests) if finding.release is not None]


@pytest.mark.parametrize(
    ("facts", "detentions", "rule"),
    [
        ({"date": "2012"}, ("2013",), "released-before-arrest"),
        ({"date": "2012-05"}, ("2012-06", "2014"), "released-before-arrest"),
        ({"date": "2012-05-01", "birth": "2013"}, (), "released-before-birth"),
        ({"date": "2099"}, (), "future-date"),
        ({"date": "2022-04-29", "wave": "x"}, (), "before-wave"),
        ({"date": "2022-05-03", "redetained_on": "2022-04"}, (), "redetained-before-release"),
        ({"date": "2022-05-03", "birth": "1910"}, (), "impossible-age"),
    ],
)
def test_what_cannot_be_true_at_once_is_asked_about(
    facts: dict[str, str], detentions: tuple[str, ...], rule: str
) -> None:
    assert rules(detentions, **facts) == [rule]


@pytest.mark.parametrize(
    ("facts", "detentions"),
    [
        ({"date": "2013"}, ("2013-12-31",)),
        ({"date": "2013"}, ("2012", "2014")),
        ({"date": "2013~"}, ("2013",)),
        ({}, ("2013",)),
        ({"date": "2013"}, ()),
        ({"date": "2022-04", "wave": "x"}, ()),
        ({"date": "2022", "birth": "2022"}, ()),
        ({"date": "2022-05", "redetained_on": "2022"}, ()),
    ],
)
def test_what_a_vague_date_leaves_possible_is_not(facts: dict[str, str], detentions: tuple[str, ...]) -> None:
    assert rules(detentions, **facts) == []


def test_today_is_not_the_future() -> None:
    assert rules(date=today().isoformat()) == []


def test_another_value_is_another_question() -> None:
    rule = RULES["before-wave"]
    prints = {Finding(rule, 1, None, {"released": day, "wave": "x"}).fingerprint for day in ("2021", "2020", "2021")}
    assert len(prints) == 2

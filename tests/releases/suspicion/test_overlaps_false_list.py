"""What comes in from one hand and overlaps a list found false is flagged; a namesake here and there is not."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.mistake import Mistake
from detainees.models import Detainee
from detainees.registration import register
from releases.models import FalseList, FalseRow
from releases.suspicion.false_lists import keep_list, read_list
from tests.releases.suspicion.seeing import finding, seen_in, tuned

pytestmark = pytest.mark.django_db

RULE = "overlaps-false-list"
NAMES = ["سامر رشيد طنوس", "وائل توفيق عازار", "نزار شاكر غانم", "هيثم فوزي قباني", "غسان صبحي كنعان", "لؤي إدريس جبور"]


def listed(team: Team, by: User, *lines: str) -> FalseList:
    reading = read_list("\n".join(lines))
    assert not isinstance(reading, Mistake)
    kept = keep_list(team, reading, "Sold to three families.", by=by)
    assert not isinstance(kept, Mistake)
    return kept


def people(team: Team, by: User, *lines: str, **facts: Any) -> list[Detainee]:
    parts = (dict(zip(("given", "father", "family"), line.split(), strict=True)) for line in lines)
    return [register(team, name, {}, by=by, **facts) for name in parts]


def test_half_of_the_list_from_one_hand(documentation: Team, documenter: User, supervisor: User) -> None:
    listed(documentation, supervisor, *NAMES)
    came = people(documentation, documenter, *NAMES[:3], "عصام جمال سلوم")
    assert seen_in(RULE, *came) == came[:3]
    assert finding(RULE, came[0]).seen["found"] == 3


def test_two_namesakes_are_chance(documentation: Team, documenter: User, supervisor: User) -> None:
    listed(documentation, supervisor, *NAMES)
    assert seen_in(RULE, *people(documentation, documenter, *NAMES[:2])) == []


def test_three_of_a_long_list_are_chance(documentation: Team, documenter: User, supervisor: User) -> None:
    many = [
        f"{given} {father} طويل"
        for given in ("مازن", "رامي", "زياد", "ماهر", "نبيل")
        for father in ("علي", "حسن", "طه")
    ]
    listed(documentation, supervisor, *NAMES, *many)
    assert seen_in(RULE, *people(documentation, documenter, *NAMES[:3])) == []


def test_from_several_hands_it_is_chance(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    listed(documentation, supervisor, *NAMES)
    came = [*people(documentation, documenter, *NAMES[:2]), *people(documentation, documenter2, *NAMES[2:4])]
    assert seen_in(RULE, *came) == []


def test_namesakes_among_thousands_are_chance(documentation: Team, documenter: User, supervisor: User) -> None:
    tuned(RULE, reach=1, stretch=2)
    listed(documentation, supervisor, *NAMES)
    others = [f"{name} علي صالح" for name in ("مازن", "رامي", "زياد", "ماهر", "نبيل", "عماد")]
    came = [one for name in NAMES[:3] for one in people(documentation, documenter, name, *others)]
    assert seen_in(RULE, *came) == []
    assert seen_in(RULE, *came, *(beside := people(documentation, documenter, *NAMES[3:]))) == beside


def test_where_the_birth_speaks_against_it_it_is_another(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    table = ["given_ar,father_ar,family_ar,birth", *(",".join([*name.split(), "1990"]) for name in NAMES)]
    listed(documentation, supervisor, *table)
    born = people(documentation, documenter, *NAMES[:3], birth=PartialDate("1960"))
    assert seen_in(RULE, *born) == []


def test_no_name_of_the_list_is_kept(documentation: Team, supervisor: User) -> None:
    listed(documentation, supervisor, *NAMES)
    stored = "".join(str(row) for row in FalseRow.objects.values_list())
    assert not any(part in stored for name in NAMES for part in name.split())


def test_the_same_list_is_kept_once(documentation: Team, supervisor: User) -> None:
    listed(documentation, supervisor, *NAMES)
    reading = read_list("\n".join(reversed(NAMES)))
    assert not isinstance(reading, Mistake)
    assert isinstance(keep_list(documentation, reading, "Again.", by=supervisor), Mistake)


@pytest.mark.parametrize("text", ["", "سامر", 'given_ar,father_ar\n"سامر', "given_ar,family_ar\nسامر,طنوس"])
def test_what_is_no_list_is_refused_with_a_sentence(text: str) -> None:
    assert isinstance(read_list(text), Mistake)

"""One identity number under unlike names is flagged on both; spellings of one name are none."""

import pytest

from accounts.models import Team, User
from detainees.models import Detainee
from detainees.numbering import add_numbers, strike_number
from detainees.numbers import GivenNumber
from detainees.registration import register
from tests.detainees.pairing import merged
from tests.releases.suspicion.seeing import finding, seen_in

pytestmark = pytest.mark.django_db

RULE = "same-number-other-name"
NUMBER = GivenNumber("national", "01234567890")
AHMAD = {"given": "أحمد", "father": "محمود", "family": "الخطيب"}
KHALED = {"given": "خالد", "father": "يوسف", "family": "النجار"}


def numbered(
    team: Team, by: User, name: dict[str, str], latin: dict[str, str] | None = None, number: GivenNumber = NUMBER
) -> Detainee:
    somebody = register(team, name, latin or {}, by=by)
    add_numbers(somebody, [number], by=by)
    return somebody


def test_two_unlike_names(documentation: Team, documenter: User) -> None:
    both = [numbered(documentation, documenter, name) for name in (AHMAD, KHALED)]
    assert seen_in(RULE, *both) == both
    assert finding(RULE, both[0]).others == (both[1].pk,)


def test_a_brother_has_another_name(documentation: Team, documenter: User) -> None:
    both = [numbered(documentation, documenter, {**AHMAD, "given": given}) for given in ("أحمد", "خالد")]
    assert seen_in(RULE, *both) == both


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ({**AHMAD, "family": "خطيب"}, {}),
        ({"given": "احمد", "father": "", "family": "الخطيب"}, {}),
        ({}, {"given": "Ahmad", "father": "Mahmoud", "family": "Alkhatib"}),
        ({"given": "الخطيب", "father": "محمود", "family": "أحمد"}, {}),
    ],
)
def test_another_spelling_of_one_name_is_none(
    arabic: dict[str, str], latin: dict[str, str], documentation: Team, documenter: User
) -> None:
    both = [numbered(documentation, documenter, AHMAD), numbered(documentation, documenter, arabic, latin)]
    assert seen_in(RULE, *both) == []


def test_another_number_is_none(documentation: Team, documenter: User) -> None:
    other = GivenNumber("national", "01234567891")
    both = [numbered(documentation, documenter, AHMAD), numbered(documentation, documenter, KHALED, number=other)]
    assert seen_in(RULE, *both) == []


def test_a_number_of_another_kind_is_another(documentation: Team, documenter: User) -> None:
    other = GivenNumber("passport", "01234567890")
    both = [numbered(documentation, documenter, AHMAD), numbered(documentation, documenter, KHALED, number=other)]
    assert seen_in(RULE, *both) == []


def test_struck_out_it_is_nobodys(documentation: Team, documenter: User) -> None:
    both = [numbered(documentation, documenter, name) for name in (AHMAD, KHALED)]
    strike_number(both[1].numbers.get(), "misread", by=documenter)
    assert seen_in(RULE, *both) == []


def test_who_was_merged_is_one(documentation: Team, documenter: User, supervisor: User) -> None:
    both = [numbered(documentation, documenter, name) for name in (AHMAD, KHALED)]
    merged(*both, by=supervisor)
    assert seen_in(RULE, *both) == []


def test_another_organisation_is_another_register(
    documentation: Team, documenter: User, other_team: Team, other_documenter: User
) -> None:
    both = [numbered(documentation, documenter, AHMAD), numbered(other_team, other_documenter, KHALED)]
    assert seen_in(RULE, *both) == []

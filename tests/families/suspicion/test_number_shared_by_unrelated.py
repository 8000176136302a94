"""One number of callers who ask for people that have nothing to do with each other."""

from typing import Any

import pytest

from accounts.models import Team, User
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind
from families.models import Inquiry
from tests.detainees.making import registered
from tests.families.making import NUMBER, taken
from tests.families.suspicion.seeing import finding, seen_in

pytestmark = pytest.mark.django_db
CODE = "number-shared-by-unrelated"
OTHER: Any = {"given_ar": "سمير", "father_ar": "وديع", "family_ar": "الجابي"}
BOTH: Any = ({}, OTHER)


@pytest.fixture
def first(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation, number=NUMBER)


def test_two_who_ask_for_strangers_from_one_number_are_seen(first: Inquiry, documentation: Team, liaison: User) -> None:
    second = taken(liaison, documentation, number=NUMBER, **OTHER)
    assert seen_in(CODE, first, second) == [first, second]
    assert finding(CODE, first).others == (second.pk,)


def test_a_household_has_one_telephone(first: Inquiry, documentation: Team, liaison: User) -> None:
    brother = taken(liaison, documentation, number=NUMBER, given_ar="عمر", family_ar="الخطيب")
    assert seen_in(CODE, first, brother) == []


@pytest.mark.parametrize(
    "names",
    [
        {"given_ar": "عمر", "father_ar": "", "family_ar": ""},
        {"given_ar": "", "father_ar": "", "family_ar": "", "given_latin": "Omar", "family_latin": "Jabi"},
    ],
)
def test_of_whom_the_family_is_not_known_nothing_is_said(
    names: Any, first: Inquiry, documentation: Team, liaison: User
) -> None:
    assert seen_in(CODE, first, taken(liaison, documentation, number=NUMBER, **names)) == []


def test_who_acts_for_families_has_one_number_for_them(documentation: Team, liaison: User) -> None:
    asked = [taken(liaison, documentation, number=NUMBER, relationship="acts-for", **names) for names in BOTH]
    assert seen_in(CODE, *asked) == []


def test_one_person_and_people_linked_are_not_unrelated(documentation: Team, documenter: User, liaison: User) -> None:
    brothers = [registered(documenter, documentation, given) for given in ("خالد", "سمير")]
    link_people(brothers[0], LinkKind.SIBLING, brothers[1], Certainty.CERTAIN, team=documentation, by=documenter)
    asked = [
        taken(liaison, documentation, number=NUMBER, detainee=each, **names)
        for each, names in zip(brothers, BOTH, strict=True)
    ]
    assert seen_in(CODE, *asked) == []


def test_the_other_desks_inquiry_is_counted_and_not_named(first: Inquiry, family_centre: Team, overseer: User) -> None:
    there = taken(overseer, family_centre, number=NUMBER, **OTHER)
    assert seen_in(CODE, first, there) == [first, there]
    assert finding(CODE, first).others == ()


def test_another_organisations_callers_are_not_looked_at(
    first: Inquiry, other_team: Team, other_supervisor: User
) -> None:
    there = taken(other_supervisor, other_team, number=NUMBER, **OTHER)
    assert seen_in(CODE, first, there) == []

"""Who verified a release and changes it afterwards is flagged, until somebody else verifies it again."""

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.registration import add_detention
from releases.entry import add_claim
from releases.models import Release
from tests.releases.records import made
from tests.releases.suspicion.seeing import claim, seen_in, submitted

pytestmark = pytest.mark.django_db

RULE = "verifier-edited-after"


@pytest.fixture
def verified(documentation: Team, documenter: User, supervisor: User) -> Release:
    return made(submitted(documentation, documenter), "verify", supervisor)


def test_an_edit_by_the_verifier(verified: Release, supervisor: User) -> None:
    assert seen_in(RULE, verified) == []
    add_claim(verified, claim("a friend of mine"), by=supervisor)
    assert seen_in(RULE, verified) == [verified]


def test_an_edit_of_the_person_by_the_verifier(verified: Release, supervisor: User) -> None:
    assert verified.detainee is not None
    add_detention(verified.detainee, {"arrest_date": PartialDate("2013")}, [], by=supervisor)
    assert seen_in(RULE, verified) == [verified]


def test_an_edit_by_somebody_else_is_none(verified: Release, documenter: User, supervisor2: User) -> None:
    for by in (documenter, supervisor2):
        add_claim(verified, claim(f"{by}"), by=by)
    assert seen_in(RULE, verified) == []


def test_when_another_verifies_it_again_it_is_over(
    verified: Release, documenter: User, supervisor: User, supervisor2: User
) -> None:
    add_claim(verified, claim("a friend of mine"), by=supervisor)
    made(made(verified, "amend", documenter), "submit", documenter)
    made(verified, "verify", supervisor2)
    assert seen_in(RULE, verified) == []

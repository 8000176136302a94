"""Hard calls go round: who is named where one is handed over, and that nothing is said of anybody which is not so."""

import pytest
from django.utils.translation import override

from accounts.models import Team, User
from accounts.rights import Role
from casework.moves import Given
from families.handing import hand_over, mark_hard
from families.models import Inquiry
from families.spreading import suggestion
from tests.conftest import ClientOf, make_person
from tests.families.making import moved, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def hala(documentation: Team) -> User:
    """A second liaison of the desk."""
    return make_person("hala", (documentation, Role.LIAISON))


def suggested(owner: User, team: Team, *, hard: bool) -> tuple[str, str]:
    found = suggestion(owner, team, hard=hard)
    assert found is not None
    return found.to.username, found.sentence


def test_a_hard_call_goes_to_who_has_had_the_fewest(
    documentation: Team, liaison: User, supervisor: User, hala: User
) -> None:
    for _each in range(2):
        taken(hala, documentation, priority="urgent")
    taken(supervisor, documentation, priority="urgent")
    with override("en"):
        assert suggested(liaison, documentation, hard=True) == (
            "supervisor", "Hard calls go round: Supervisor has had the fewest in the last 30 days.",
        )  # fmt: skip
        make_person("nour", (documentation, Role.LIAISON))
        assert suggested(liaison, documentation, hard=True) == (
            "nour", "Hard calls go round: Nour has had none in the last 30 days.",
        )  # fmt: skip


def test_another_call_goes_to_who_has_the_fewest_open(
    documentation: Team, liaison: User, supervisor: User, hala: User
) -> None:
    taken(supervisor, documentation)
    for _each in range(3):
        mark_hard(hers := taken(hala, documentation), by=hala)
        moved(hers, "close", by=hala)
    assert suggested(liaison, documentation, hard=False)[0] == "hala"


def test_who_asked_for_no_more_is_not_suggested_within_a_week(
    documentation: Team, liaison: User, supervisor: User, hala: User
) -> None:
    mark_hard(taken(supervisor, documentation), by=supervisor)
    assert suggested(liaison, documentation, hard=True)[0] == "hala"
    hers = taken(hala, documentation, priority="normal")
    mark_hard(hers, by=liaison)  # hard, and she has had none herself
    hand_over(hers, liaison, by=hala, given=Given(0))
    with override("en"):  # and it is not said that he has had fewer, which is not so
        assert suggested(liaison, documentation, hard=True) == ("supervisor", "You can hand it over to Supervisor.")


def test_of_equals_and_of_one_alone_it_is_not_said_that_they_had_the_fewest(
    documentation: Team, liaison: User, hala: User
) -> None:
    taken(hala, documentation, priority="urgent")
    with override("en"):
        assert suggested(liaison, documentation, hard=True)[1] == "You can hand it over to Hala."
        assert suggested(liaison, documentation, hard=False)[1] == "You can hand it over to Hala."
        taken(make_person("nour", (documentation, Role.LIAISON)), documentation, priority="urgent")
        assert "fewest" not in suggested(liaison, documentation, hard=True)[1]


def test_of_equals_it_is_the_one_who_was_given_something_the_longest_ago(
    documentation: Team, liaison: User, hala: User
) -> None:
    make_person("amal", (documentation, Role.LIAISON))
    assert suggested(liaison, documentation, hard=True)[0] == "amal"  # by name
    given = taken(liaison, documentation)
    hand_over(given, User.objects.get(username="amal"), by=liaison, given=Given(0))
    moved(Inquiry.objects.get(pk=given.pk), "close", by=liaison)
    assert suggested(liaison, documentation, hard=True)[0] == "hala"


def test_where_nobody_else_is_there_the_page_says_so(documentation: Team, liaison: User, english_of: ClientOf) -> None:
    inquiry = taken(liaison, documentation)
    assert suggestion(liaison, documentation, hard=False) is None
    page = english_of(liaison).get(f"/families/{inquiry.reference}/moves/hand-over/").content.decode()
    assert "Nobody else takes inquiries at this desk." in page

"""Names in unnamed groups, and the people they are: merged and parted, restricted, counted by wave."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Team, User
from casework.moves import Refusal
from detainees.merging.making import part
from detainees.restriction import restrict
from releases.groups import Taken
from releases.ledger import shares
from releases.models import LedgerEntry, Release, Revision
from releases.models.ledger import settled_now
from releases.tallies.question import Question
from releases.tallies.table import tally
from tests.conftest import ClientOf
from tests.detainees.pairing import merged
from tests.releases.deciding import why_not
from tests.releases.making import disputed, verified
from tests.releases.records import person
from tests.releases.test_places import DEFECTORS, WAVE, group, rows, submitted
from tests.releases.test_tally_screen import reading, shown

__all__ = ["group"]


def test_the_tally_of_the_wave_stays_as_its_people_get_names(
    group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    for _number in range(3):
        verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group)
        asked = Question(settled_now(), wave="decree-7-2022")
        assert tally(LedgerEntry.objects.all(), asked).total.people == 3


def test_a_merge_is_not_undone_while_the_group_has_no_room_and_is_when_it_has(
    group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    one, other = (person(documentation, documenter, given) for given in ("سامر", "سامي"))
    told = [
        verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group, detainee=detainee)
        for detainee in (one, other)
    ]
    (merge,) = merged(one, other, by=supervisor)
    more = [
        verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group) for _number in range(2)
    ]
    assert rows() == {"SY-DR": 3}
    answer = part(merge, by=supervisor)
    assert isinstance(answer, Refusal)
    assert group.reference in answer.sentence
    disputed(more[0], supervisor)
    assert not isinstance(part(merge, by=supervisor), Refusal)
    assert rows() == {"SY-DR": 3}
    assert len(told) == 2


@pytest.fixture
def english(client_of: ClientOf, documenter2: User) -> Client:
    return reading(client_of, documenter2)


def test_what_was_written_of_a_restricted_name_is_not_read_with_its_group(
    group: Release, english: Client, documenter: User, supervisor: User, documentation: Team
) -> None:
    name = verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group)
    assert name.detainee is not None
    restrict(name.detainee, [documenter, supervisor], by=supervisor)
    before = settled_now()
    disputed(name, supervisor)
    page = shown(english, "/tallies/changes/", since=before.isoformat())
    assert "names took or gave back places" in page
    assert "Ask the family once more." not in page
    assert name.reference not in page


def test_one_entry_takes_one_place(group: Release, documenter: User, supervisor: User, documentation: Team) -> None:
    once = verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group)
    twice = submitted(documenter, documentation, home_id="SY-DR", **WAVE, of_group=group, detainee=once.detainee)
    assert "has a place in this group already" in (why_not(twice, "verify", supervisor) or "")


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (Taken(), [(2, "female", None), (1, "unknown", True), (0, "unknown", None)]),
        (Taken(1, 1, 0), [(1, "female", None), (1, "unknown", True)]),
        (Taken(3, 0, 0), []),
        (Taken(9, 9, 9), []),
    ],
)
def test_what_is_left_of_a_group_never_falls_below_nobody(taken: Taken, expected: list[Any]) -> None:
    revision = Revision(counted_people=3, group_count=3, group_bound="exactly", group_women=2, group_minors=1)
    assert shares(revision, taken) == [share for share in expected if share[0]]


def test_a_group_that_came_between_two_moments_was_added_whatever_names_it_has_since(
    english: Client, documenter: User, supervisor: User, documentation: Team
) -> None:
    before = settled_now()
    group = verified(documenter, supervisor, documentation, **DEFECTORS)
    verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group)
    page = shown(english, "/tallies/changes/", since=before.isoformat())
    assert "names took or gave back places" not in page
    assert page.count("added") >= 2

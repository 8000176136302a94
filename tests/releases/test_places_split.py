"""Two entries that are one release take one place. Whatever makes two releases of it later asks first for room.

Every way on which what is counted of a person is asked anew stands here: a verification, a change, a merge and its
undoing are refused in a sentence while a group has no room; a doubt, a claim that falls, a sighting or a fate, an
arrest that becomes known and the group's own verification never end in an error.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.moves import Refusal
from detainees.merging.making import part
from detainees.models import Detainee, Merge
from detainees.registration import record_arrest
from releases.models import Release
from releases.models.moved import Status
from tests.conftest import ClientOf
from tests.detainees.pairing import merged, refused_merge
from tests.faults.attacking import as_if_committed
from tests.releases.deciding import button, page, post, why_not
from tests.releases.falling import claim_of, falls
from tests.releases.knowing import HELD, known_in
from tests.releases.making import amended, changed, disputed, entered, verified
from tests.releases.records import made, person
from tests.releases.test_places import WAVE, rows

BETWEEN = "2022-05-10"
PAIR: dict[str, Any] = {
    "group_count": 2, "group_bound": "exactly", "group_governorates": ["SY-DR"], "date": None, **WAVE,
}  # fmt: skip
Enter = Callable[..., Release]


@pytest.fixture
def enter(documenter: User, documentation: Team) -> Enter:
    """A submitted release from Daraa; of the wave where it is one of the group."""

    def of(detainee: Detainee, date: str, **facts: Any) -> Release:
        wave = WAVE if "of_group" in facts else {}
        release = entered(documenter, documentation, detainee=detainee, date=date, home_id="SY-DR", **wave, **facts)
        return made(release, "submit", documenter)

    return of


@pytest.fixture
def group(documenter: User, supervisor: User, documentation: Team) -> Release:
    """Exactly two."""
    return verified(documenter, supervisor, documentation, **PAIR)


@pytest.fixture
def entries(documentation: Team, documenter: User) -> tuple[Detainee, Detainee]:
    both = person(documentation, documenter, "سامر"), person(documentation, documenter, "سامي")
    for entry in both:
        record_arrest(entry, by=documenter, date=PartialDate("2012"), facility=None)
    return both


@pytest.fixture
def told(entries: tuple[Detainee, Detainee], group: Release, enter: Enter, supervisor: User) -> list[Release]:
    """One release, told twice, each time as one of the group."""
    days = ("2022-05-01", "2022-05-20")
    return [
        made(enter(entry, day, of_group=group), "verify", supervisor) for entry, day in zip(entries, days, strict=True)
    ]


@pytest.fixture
def merge(told: list[Release], entries: tuple[Detainee, Detainee], supervisor: User) -> Merge:
    (merge,) = merged(*entries, by=supervisor)
    return merge


@pytest.fixture
def full(
    merge: Merge, group: Release, enter: Enter, documenter: User, documentation: Team, supervisor: User
) -> Release:
    """The last place: the group has no room from now on."""
    last = made(enter(person(documentation, documenter, "ليلى"), "2022-05-03", of_group=group), "verify", supervisor)
    assert rows() == {"SY-DR": 2}
    return last


@pytest.fixture
def arrest(full: Release, entries: tuple[Detainee, Detainee], documenter: User) -> None:
    """It becomes known that he was arrested between the two days: nobody has counted anew."""
    record_arrest(entries[0], by=documenter, date=PartialDate(BETWEEN), facility=None)
    as_if_committed()
    assert rows() == {"SY-DR": 2}


Entries = tuple[Detainee, Detainee]


@pytest.fixture
def earlier(arrest: None, entries: Entries, enter: Enter) -> Release:
    """Another release of his, years before, of no group: it waits for its verdict."""
    return enter(entries[0], "2014-06-02")


# -- Refused beforehand ------------------------------------------------------------------------------------------------


def test_a_verification_that_makes_two_events_of_one_is_refused_in_a_sentence(
    earlier: Release, group: Release, supervisor: User
) -> None:
    sentence = why_not(earlier, "verify", supervisor) or ""
    assert "are counted apart" in sentence
    assert group.reference in sentence


def test_its_button_is_closed_and_its_post_refused(earlier: Release, supervisor: User, client_of: ClientOf) -> None:
    client: Client = client_of(supervisor)
    assert button(earlier, "verify") not in page(client, earlier)
    assert post(client, earlier, "verify") in (403, 409)
    assert rows() == {"SY-DR": 2}


def test_it_is_verified_once_there_is_room(earlier: Release, full: Release, supervisor: User) -> None:
    disputed(full, supervisor)
    made(earlier, "verify", supervisor)
    assert rows() == {"SY-DR": 3}


def test_a_release_after_which_he_was_detained_again_between_the_two(
    full: Release, entries: Entries, enter: Enter, supervisor: User
) -> None:
    again = enter(entries[0], "2014-06-02", redetained_on=PartialDate(BETWEEN))
    assert "are counted apart" in (why_not(again, "verify", supervisor) or "")


def test_a_change_of_one_of_the_two(arrest: None, told: list[Release], documenter: User, supervisor2: User) -> None:
    one = changed(made(told[1], "amend", documenter), documenter, place_id="SY-DR")
    made(one, "submit", documenter)
    assert "are counted apart" in (why_not(one, "verify", supervisor2) or "")


def test_a_change_of_one_of_the_two_is_verified_where_they_stay_one_event(
    full: Release, told: list[Release], documenter: User, supervisor2: User
) -> None:
    for release in told:
        amended(release, documenter, supervisor2, place_id="SY-DR")
    assert rows() == {"SY-DR": 2}


def test_a_third_entry_that_tells_of_the_same_release_takes_no_place_of_its_own(
    full: Release, group: Release, entries: Entries, enter: Enter, documentation: Team, documenter: User,
    supervisor: User, supervisor2: User,
) -> None:  # fmt: skip
    third = person(documentation, documenter, "سمير")
    again = enter(third, "2022-05-02", of_group=group)
    assert "has a name already" in (why_not(again, "verify", supervisor2) or "")
    merged(entries[0], third, by=supervisor)
    made(again, "verify", supervisor2)
    assert rows() == {"SY-DR": 2}


def test_a_merge_by_which_a_third_entry_tells_of_the_arrest(
    full: Release, entries: Entries, documentation: Team, documenter: User, supervisor: User
) -> None:
    third = person(documentation, documenter, "سمير")
    record_arrest(third, by=documenter, date=PartialDate(BETWEEN), facility=None)
    assert "has no room for so many names" in refused_merge(entries[0], third, by=supervisor)


def test_undoing_the_merge(full: Release, merge: Merge, supervisor: User) -> None:
    assert isinstance(part(merge, by=supervisor), Refusal)


@pytest.mark.parametrize(("entry", "day"), [(1, "2022-05-02"), (0, "2022-05-19")])
def test_what_was_entered_first_draws_the_events_otherwise_and_no_arrest_is_blamed(
    entry: int, day: str, group: Release, entries: Entries, enter: Enter, supervisor2: User,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    """It is of no group: the first of the two, or the second, is one with it, and the other one stands alone."""
    first = enter(entries[entry], day)
    request.getfixturevalue("full")
    sentence = why_not(first, "verify", supervisor2) or ""
    assert "are counted apart" in sentence
    assert group.reference in sentence
    assert "arrest lies between" not in sentence


# -- Never refused, and never an error ---------------------------------------------------------------------------------


def test_a_doubt_of_another_release_leaves_the_two_one_event(
    merge: Merge,
    group: Release,
    entries: Entries,
    enter: Enter,
    documenter: User,
    documentation: Team,
    supervisor: User,
) -> None:
    earlier = made(enter(entries[0], "2014-06-02"), "verify", supervisor)
    made(enter(person(documentation, documenter, "ليلى"), "2022-05-03", of_group=group), "verify", supervisor)
    record_arrest(entries[0], by=documenter, date=PartialDate(BETWEEN), facility=None)
    disputed(earlier, supervisor)
    assert rows() == {"SY-DR": 2}


def test_a_doubt_of_the_one_that_is_counted_lets_the_other_be_counted(
    arrest: None, told: list[Release], supervisor: User
) -> None:
    assert Release.objects.get(pk=told[1].pk).counted_with == told[0]
    disputed(told[0], supervisor)
    assert Release.objects.get(pk=told[1].pk).counted_with is None
    assert rows() == {"SY-DR": 2}


def test_a_claim_that_falls(arrest: None, told: list[Release], documenter: User) -> None:
    assert falls(claim_of(told[0]), "withdraw", documenter).disputed == [told[0]]
    assert rows() == {"SY-DR": 2}


def test_a_doubt_where_there_is_room_counts_by_the_rule(
    arrest: None, full: Release, told: list[Release], entries: Entries, enter: Enter, supervisor: User
) -> None:
    """Once somebody else gave a place back, the two days are two releases, as the arrest says."""
    disputed(full, supervisor)
    assert rows() == {"SY-DR": 2}
    earlier = made(enter(entries[0], "2014-06-02"), "verify", supervisor)
    disputed(earlier, supervisor)
    told[1].refresh_from_db()
    assert told[1].counted_with_id is None


def test_a_fate_that_tells_of_the_arrest(
    full: Release, entries: Entries, documentation: Team, documenter: User, supervisor: User
) -> None:
    again = {**HELD, "fate": "re-detained"}
    known_in(Status.VERIFIED, documentation, documenter, supervisor, of=entries[0], facts=again, date=BETWEEN)
    assert rows() == {"SY-DR": 2}


def test_the_group_itself_is_verified_anew(arrest: None, group: Release, documenter: User, supervisor: User) -> None:
    amended(group, documenter, supervisor, group_name="defectors")
    assert rows() == {"SY-DR": 2}

"""Two entries of one person: what was counted of both is counted once, and an undoing brings it back."""

from datetime import datetime

import pytest
from django.utils.translation import override

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.moves import Refusal
from detainees.merging.followers import foretold, joined
from detainees.merging.making import part
from detainees.models import Detainee
from detainees.registration import change, record_arrest
from releases.entry import enter_release
from releases.models import LedgerEntry, Release
from releases.models.ledger import settled_now
from tests.conftest import ClientOf
from tests.detainees.pairing import merged, parted, refused_merge
from tests.faults.attacking import as_if_committed
from tests.releases.deciding import counted, refused
from tests.releases.making import amended, disputed, entered, verified
from tests.releases.records import DIRECT, made, person

pytestmark = pytest.mark.django_db

Dates = tuple[str | None, str | None]


@pytest.fixture
def first(documenter: User, supervisor: User, documentation: Team) -> Release:
    return verified(documenter, supervisor, documentation, home_id="SY-ID")


@pytest.fixture
def second(documenter: User, supervisor: User, documentation: Team) -> Release:
    return verified(documenter, supervisor, documentation, home_id="SY-HM")


def people(*releases: Release) -> list[Detainee]:
    return [release.detainee for release in releases if release.detainee is not None]


def as_of(moment: datetime) -> list[tuple[str, int]]:
    """What the tally of a moment says."""
    rows = LedgerEntry.objects.as_of(moment).order_by("pk").values_list("home", "people")
    homes = sorted({home for home, _people in rows})
    return [(home, sum(people for where, people in rows if where == home)) for home in homes]


def test_the_tally_falls_by_one_and_rises_again_and_the_past_stays(
    first: Release, second: Release, supervisor: User
) -> None:
    before = settled_now()
    assert as_of(before) == [("SY-HM", 1), ("SY-ID", 1)]
    (merge,) = merged(*people(first, second), by=supervisor)
    as_if_committed()
    between = settled_now()
    assert as_of(between) == [("SY-HM", 0), ("SY-ID", 1)]
    parted(merge, by=supervisor)
    as_if_committed()
    assert counted() == 2
    assert as_of(before) == [("SY-HM", 1), ("SY-ID", 1)]
    assert as_of(between) == [("SY-HM", 0), ("SY-ID", 1)]


def test_the_release_that_was_entered_first_is_counted_whoever_stands(
    first: Release, second: Release, supervisor: User
) -> None:
    one, other = people(first, second)
    merged(other, one, by=supervisor)
    second.refresh_from_db()
    assert second.counted_with == first


@pytest.mark.parametrize(
    ("dates", "arrest", "expected"),
    [
        (("2022-05-03", "2022-05-03"), None, 1),
        (("2022-05-03", "2022-06-11"), None, 1),
        (("2014", "2022-05-03"), "2018", 2),
        (("2014-06-02", "2014-06-20"), "2014-06-10", 2),
        (("2014-06-02", "2014-06-20"), "2014", 2),  # it may lie between
        (("2014-06-02", "2014-06-02"), "2014", 1),  # nothing lies between a day and itself
        (("2014", "2022-05-03"), "2013", 1),
        (("2014", "2022-05-03"), "2023", 1),
        (("2014", None), "2018", 2),  # without a date it was in its wave, which began in 2022
        (("2022-05-03", None), "2013", 1),
    ],
    ids=str,
)
def test_an_arrest_between_them_or_one_that_may_lie_there_makes_two(
    dates: Dates, arrest: str | None, expected: int, documenter: User, supervisor: User, documentation: Team
) -> None:
    waves = ["decree-7-2022" if date is None else None for date in dates]
    releases = [
        verified(documenter, supervisor, documentation, date=date, wave_id=wave)
        for date, wave in zip(dates, waves, strict=True)
    ]
    one, other = people(*releases)
    if arrest:
        record_arrest(other, by=documenter, date=PartialDate(arrest), facility=None)
    merged(one, other, by=supervisor)
    as_if_committed()
    assert counted() == expected


def test_an_arrest_without_a_date_says_nothing_of_between(
    first: Release, second: Release, documenter: User, supervisor: User
) -> None:
    record_arrest(people(first)[0], by=documenter, date=None, facility=None)
    merged(*people(first, second), by=supervisor)
    assert counted() == 1


def test_detained_again_between_them_makes_two(documenter: User, supervisor: User, documentation: Team) -> None:
    again = {"date": "2014", "redetained_on": PartialDate("2018")}
    releases = [verified(documenter, supervisor, documentation, **facts) for facts in (again, {"date": "2022"})]
    merged(*people(*releases), by=supervisor)
    assert counted() == 2


def test_two_of_one_entry_stay_two(documenter: User, supervisor: User, documentation: Team) -> None:
    """Each was verified beside the other; what a merge says is that two entries are one person."""
    one, other = person(documentation, documenter), person(documentation, documenter)
    for detainee in (one, other, one):
        release = enter_release(documentation, detainee, {"date": PartialDate("2022-05-03")}, [DIRECT], by=documenter)
        release.refresh_from_db()
        made(made(release, "submit", documenter), "verify", supervisor)
    merged(one, other, by=supervisor)
    as_if_committed()
    assert counted() == 2


def test_a_transfer_is_no_event(documenter: User, supervisor: User, documentation: Team) -> None:
    transfer = verified(documenter, supervisor, documentation, mode="transfer")
    release = verified(documenter, supervisor, documentation)
    merged(*people(transfer, release), by=supervisor)
    as_if_committed()
    assert counted() == 1
    release.refresh_from_db()
    assert release.counted_with is None


def test_a_dispute_of_the_one_that_counts_lets_the_other_count(
    first: Release, second: Release, documenter: User, supervisor: User, supervisor2: User
) -> None:
    merged(*people(first, second), by=supervisor2)
    disputed(first, supervisor)
    as_if_committed()
    assert as_of(settled_now()) == [("SY-HM", 1), ("SY-ID", 0)]
    amended(first, documenter, supervisor)
    as_if_committed()
    assert as_of(settled_now()) == [("SY-HM", 0), ("SY-ID", 1)]


def test_a_dispute_of_the_one_that_does_not_count_changes_nothing(
    first: Release, second: Release, supervisor: User, supervisor2: User
) -> None:
    merged(*people(first, second), by=supervisor2)
    disputed(second, supervisor)
    as_if_committed()
    assert counted() == 1


def test_a_release_of_a_merged_entry_verified_later_counts_with_the_other(
    first: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    waiting = made(entered(documenter, documentation), "submit", documenter)
    merged(*people(first, waiting), by=supervisor)
    made(waiting, "verify", supervisor)
    as_if_committed()
    assert counted() == 1


def test_a_changed_fact_can_make_them_two_events(
    first: Release, second: Release, documenter: User, supervisor: User, supervisor2: User
) -> None:
    record_arrest(people(first)[0], by=documenter, date=PartialDate("2018"), facility=None)
    merged(*people(first, second), by=supervisor2)
    assert counted() == 1
    amended(second, documenter, supervisor, date=PartialDate("2014"))
    as_if_committed()
    assert counted() == 2


def test_groups_are_as_they_were(first: Release, second: Release, documenter: User, supervisor: User) -> None:
    verified(documenter, supervisor, first.team, group_count=27, group_bound="exactly")
    merged(*people(first, second), by=supervisor)
    assert counted() == 28


# -- Who may -----------------------------------------------------------------------------------------------------------


def test_who_wrote_a_part_of_what_counts_on_both_sides_does_not_merge_it(
    first: Release, second: Release, author_supervisor: User, supervisor: User
) -> None:
    one, other = people(first, second)
    change(one, {"occupation": "baker"}, by=author_supervisor)
    assert "tally hangs" in refused_merge(one, other, by=author_supervisor)
    merged(one, other, by=supervisor)


def test_a_small_team_merges_what_it_wrote_where_one_side_counts_at_most(
    first: Release, author_supervisor: User, documentation: Team
) -> None:
    theirs = person(documentation, author_supervisor)
    merged(people(first)[0], theirs, by=author_supervisor)
    assert counted() == 1


def test_who_merged_puts_it_right_themselves(first: Release, second: Release, supervisor: User) -> None:
    (merge,) = merged(*people(first, second), by=supervisor)
    parted(merge, by=supervisor)
    assert counted() == 2


def test_who_merged_wrote_a_part_of_what_is_counted_otherwise(
    first: Release, second: Release, supervisor: User, supervisor2: User
) -> None:
    merged(*people(first, second), by=supervisor2)
    assert refused(second, "dispute", supervisor2)
    assert not refused(second, "dispute", supervisor)


def test_who_wrote_the_arrest_that_changes_what_is_counted_does_not_merge_it(
    first: Release, second: Release, author_supervisor: User, supervisor: User, documentation: Team
) -> None:
    """Nothing counts in the third entry, and yet what it brings parts one event into two, or joins two."""
    one, other = people(first, second)
    third = person(documentation, author_supervisor)
    amended(first, first.made_by, supervisor, date=PartialDate("2014"))
    merged(one, other, by=supervisor)
    assert counted() == 1
    record_arrest(third, by=author_supervisor, date=PartialDate("2018"), facility=None)
    assert "tally hangs" in refused_merge(one, third, by=author_supervisor)
    (merge,) = merged(one, third, by=supervisor)
    as_if_committed()
    assert counted() == 2
    assert isinstance(part(merge, by=author_supervisor), Refusal)


# -- What is said before -----------------------------------------------------------------------------------------------


def said_before(*persons: Detainee) -> str:
    """What the page of a merge says that it changes, in English."""
    now = [list(Detainee.objects.one_with(person)) for person in persons]
    with override("en"):
        return " ".join(foretold(now, joined(now)))


def split_by_an_arrest(documenter: User, supervisor: User, team: Team) -> tuple[Detainee, Detainee]:
    """A person whose two releases are counted as one, and another entry that has an arrest between the two."""
    one, other = people(*(verified(documenter, supervisor, team, date=date) for date in ("2014", "2022-05-03")))
    merged(one, other, by=supervisor)
    third = person(team, documenter)
    record_arrest(third, by=documenter, date=PartialDate("2018"), facility=None)
    one.refresh_from_db()
    return one, third


def test_the_page_says_by_how_many_the_tally_falls(first: Release, second: Release) -> None:
    assert "falls by 1" in said_before(*people(first, second))


def test_the_page_says_by_how_many_the_tally_rises_where_an_entry_without_releases_brings_an_arrest(
    documenter: User, supervisor: User, documentation: Team
) -> None:
    one, third = split_by_an_arrest(documenter, supervisor, documentation)
    assert "rises by 1" in said_before(one, third)
    merged(one, third, by=supervisor)
    as_if_committed()
    assert counted() == 2


def test_it_says_so_too_where_releases_of_both_count(documenter: User, supervisor: User, documentation: Team) -> None:
    one, _third = split_by_an_arrest(documenter, supervisor, documentation)
    last = verified(documenter, supervisor, documentation, date="2024-12-08")
    (other,) = people(last)
    record_arrest(other, by=documenter, date=PartialDate("2018"), facility=None)
    record_arrest(other, by=documenter, date=PartialDate("2023"), facility=None)
    assert "rises by 1" in said_before(one, other)
    merged(one, other, by=supervisor)
    as_if_committed()
    assert counted() == 3


def test_an_arrest_that_came_after_the_merge_is_foretold_with_the_next_one(
    first: Release, second: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    one, other = people(first, second)
    amended(first, documenter, supervisor, date=PartialDate("2014"))
    merged(one, other, by=supervisor)
    record_arrest(one, by=documenter, date=PartialDate("2018"), facility=None)
    third = person(documentation, documenter)
    assert "rises by 1" in said_before(one, third)
    merged(one, third, by=supervisor)
    as_if_committed()
    assert counted() == 2


def test_where_nothing_changes_the_page_says_why(
    first: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    assert "in one of the entries at most" in said_before(*people(first), person(documentation, documenter))
    early = verified(documenter, supervisor, documentation, date="2014")
    record_arrest(people(early)[0], by=documenter, date=PartialDate("2018"), facility=None)
    assert "stays as it is: an arrest lies between" in said_before(*people(first, early))


# -- What is read of it ------------------------------------------------------------------------------------------------


def test_the_comparison_of_two_moments_says_merged_by_whom_and_why(
    first: Release, second: Release, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    before = settled_now().isoformat()
    (merge,) = merged(*people(first, second), by=supervisor2)
    page = english_of(supervisor).get("/tallies/changes/", {"since": before}).content.decode()
    assert second.reference in page
    assert first.reference not in page
    for text in ("merged", str(supervisor2), "The same mother."):
        assert text in page
    before = settled_now().isoformat()
    parted(merge, by=supervisor)
    page = english_of(supervisor).get("/tallies/changes/", {"since": before}).content.decode()
    assert "merge undone" in page
    assert "Another mother." in page


def test_the_records_behind_the_figure_are_those_that_count(
    first: Release, second: Release, supervisor: User, client_of: ClientOf
) -> None:
    merged(*people(first, second), by=supervisor)
    page = client_of(supervisor).get("/tallies/records/").content.decode()
    assert first.reference in page
    assert second.reference not in page
    assert "TOTAL,Total,المجموع,1" in client_of(supervisor).get("/tallies.csv").content.decode()


def test_each_release_says_that_it_is_one_event(
    first: Release, second: Release, supervisor: User, client_of: ClientOf
) -> None:
    merged(*people(first, second), by=supervisor)
    for one, other in ((first, second), (second, first)):
        assert other.reference in client_of(supervisor).get(f"/releases/{one.reference}/").content.decode()

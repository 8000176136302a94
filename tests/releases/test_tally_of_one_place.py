"""Facilities that became one place are counted together from then on; what was known before stays as it was known."""

from datetime import datetime

import pytest

from accounts.models import Team, User
from detainees.facilities.merging import merge, part
from detainees.models import Facility, FacilityMerge
from releases.models import FrozenTally, LedgerEntry
from releases.models.ledger import settled_now
from releases.tallies.breakdowns import By, divided
from releases.tallies.comparison import regrouped
from releases.tallies.freezing import freeze
from releases.tallies.question import Question
from releases.tallies.table import tally
from tests.conftest import ClientOf
from tests.releases.making import verified

pytestmark = pytest.mark.django_db
HERE, THERE = "sednaya", "adra"


def people(code: str, at: datetime | None = None) -> int:
    """How many are counted for a facility, as known at a moment."""
    return tally(LedgerEntry.objects.all(), Question(as_of=at or settled_now(), facility=code)).total.people


def by_facility(at: datetime | None = None) -> dict[str, int]:
    whole = tally(LedgerEntry.objects.all(), Question(as_of=at or settled_now()))
    return {row.key: row.value for row in divided(LedgerEntry.objects.all(), whole, By.FACILITY, {}).rows}


def joined(by: User) -> FacilityMerge:
    kept, merged = (Facility.objects.get(pk=code) for code in (HERE, THERE))
    made = merge(kept, merged, sentence="One building.", by=by)
    assert isinstance(made, FacilityMerge)
    return made


@pytest.fixture
def counted(documentation: Team, documenter: User, supervisor: User) -> datetime:
    """Two released from one entry, one from the other; the moment at which that was known."""
    for code in (HERE, HERE, THERE):
        verified(documenter, supervisor, documentation, facility_id=code)
    return settled_now()


def test_together_from_then_on_and_before_as_it_was(counted: datetime, supervisor: User) -> None:
    assert (people(HERE), people(THERE)) == (2, 1)
    made = joined(supervisor)
    assert (people(HERE), people(THERE)) == (3, 3), "whichever of its names is asked for"
    assert (people(HERE, counted), people(THERE, counted)) == (2, 1)
    between = settled_now()
    assert part(made.pk, sentence="Two buildings.", by=supervisor) is None
    assert (people(HERE), people(THERE)) == (2, 1)
    assert (people(HERE, between), people(HERE, counted)) == (3, 2)


def test_divided_by_facility_a_place_is_one_row(counted: datetime, supervisor: User) -> None:
    joined(supervisor)
    assert by_facility() == {HERE: 3}
    assert by_facility(counted) == {HERE: 2, THERE: 1}


def test_what_is_written_later_with_either_name_counts_there(
    counted: datetime, documentation: Team, documenter: User, supervisor: User
) -> None:
    joined(supervisor)
    verified(documenter, supervisor, documentation, facility_id=THERE)
    assert people(HERE) == 4


def test_a_comparison_says_what_the_list_itself_changed(
    counted: datetime, supervisor: User, client_of: ClientOf
) -> None:
    joined(supervisor)
    question = Question(as_of=settled_now(), facility=HERE)
    told = regrouped(LedgerEntry.objects.all(), question, counted)
    assert told is not None
    assert (told.people, len(told.names)) == (1, 1)
    assert regrouped(LedgerEntry.objects.all(), question, settled_now()) is None
    address = f"/tallies/?facility={HERE}&since={counted.isoformat().replace('+', '%2B')}"
    page = client_of(supervisor).get(address).content.decode()
    assert "<bdi>+</bdi>" not in page
    assert str(Facility.objects.get(pk=THERE).name_ar) in page


def test_the_time_of_a_merge_is_the_ledgers(counted: datetime, supervisor: User) -> None:
    made = joined(supervisor)
    made.refresh_from_db()
    assert counted < made.at <= settled_now()
    last = LedgerEntry.objects.order_by("-at").values_list("at", flat=True)[0]
    assert made.at > last


def test_the_list_of_releases_finds_both_by_either_name(
    counted: datetime, supervisor: User, client_of: ClientOf
) -> None:
    joined(supervisor)
    for code in (HERE, THERE):
        page = client_of(supervisor).get(f"/releases/?facility={code}&scope=verified").content.decode()
        assert page.count('class="reference"') >= 3, code


def test_a_tally_of_the_place_is_saved_before_between_and_after(
    counted: datetime, documentation: Team, supervisor: User, analyst: User
) -> None:
    """PostgreSQL counts the same codes, each time as of the moment of the tally."""
    made = joined(supervisor)
    between = settled_now()
    assert part(made.pk, sentence="Two buildings.", by=supervisor) is None
    for moment, people_ in ((counted, 2), (between, 3), (settled_now(), 2)):
        for code in (HERE, THERE):
            question = Question(as_of=moment, facility=code)
            saved = freeze(question, documentation.organisation, "حصيلة", "Tally", by=analyst)
            assert isinstance(saved, FrozenTally), saved
            assert saved.content["total"]["releases"] == (people_ if code == HERE or people_ == 3 else 1)

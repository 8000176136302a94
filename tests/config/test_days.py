"""What somebody did on a day in Syria: for themselves, and for a supervisor of their team; acts, and no content."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from pytest_django.fixtures import Settings

from accounts.membership import ROLES
from accounts.models import Membership, Team, User
from accounts.moves import Refusal
from accounts.rights import Role
from casework.dates import PartialDate
from casework.discussing import say
from casework.models import MoveMade
from casework.moves import Given
from casework.worked_on import KINDS
from config.days.done import Day
from detainees.models import Facility
from detainees.registration import add_detention
from detainees.restriction import restrict
from releases.imports.wizard.arriving import paste
from releases.imports.wizard.carrying import carry_out_here
from releases.imports.wizard.workflow import WORKFLOW as OF_IMPORTS
from releases.models import Claim, Flag, ImportJob
from releases.suspicion.by_hand import raise_flag
from releases.suspicion.workflow import WORKFLOW as OF_FLAGS
from releases.today import today
from tests.conftest import ClientOf, make_person
from tests.families.making import taken
from tests.releases.falling import falls
from tests.releases.records import draft, made

pytestmark = pytest.mark.django_db
NOT_NAMED = ("claim", "flag", "import")


def acts(person: User, reader: User, day: date | None = None) -> dict[tuple[str, str], int]:
    with override("en"):
        return {(act.subject, act.what): act.number for act in Day(person, day or today(), reader).acts}


@pytest.fixture
def worked(documentation: Team, documenter: User) -> User:
    """The documenter entered two releases, submitted one and said something about it."""
    release = draft(documentation, documenter)
    made(draft(documentation, documenter), "submit", documenter)
    say(KINDS["release"], release, "The date is of the paper.", [], by=documenter)
    return documenter


def test_acts_are_counted_by_kind(worked: User) -> None:
    found = acts(worked, worked)
    assert found["release", "Submit"] == 1
    assert found["release", "Facts entered or changed"] == 2
    assert found["release", "Comments to colleagues"] == 1
    assert found["detainee", "Facts entered or changed"] == 2


def test_a_record_on_which_several_parts_were_written_stands_once(
    documentation: Team, documenter: User, documenter2: User
) -> None:
    detainee = draft(documentation, documenter2).detainee
    assert detainee is not None
    stays = [{"facility": Facility.objects.get(pk="sednaya"), "from_date": PartialDate("2013")}]
    add_detention(detainee, {"arrest_date": PartialDate("2013")}, stays, by=documenter)
    with override("en"):
        (act,) = (act for act in Day(documenter, today(), documenter).acts if act.what == "Parts entered or changed")
    assert (act.number, act.distinct, act.more) == (2, 1, 0)
    assert act.records == [detainee]


def test_a_day_begins_in_syria(worked: User) -> None:
    assert Day(worked, date(2026, 11, 29), worked)._within["at__gte"] == datetime(2026, 11, 28, 21, tzinfo=UTC)
    assert acts(worked, worked, date(2020, 1, 1)) == {}


def test_a_supervisor_reads_the_day_of_their_people_and_what_is_not_counted(
    worked: User, supervisor: User, english_of: ClientOf
) -> None:
    page = english_of(supervisor).get(f"/days/{worked.pk}/")
    assert page.status_code == 200
    assert "The date is of the paper." not in page.content.decode()
    assert "Exports, statements, figures, warnings and work for other teams are not." in page.content.decode()
    assert "work for other teams" not in english_of(supervisor).get("/days/").content.decode()


def test_nobody_else_does(
    worked: User, documenter2: User, overseer: User, other_supervisor: User, administrator: User, client_of: ClientOf
) -> None:
    came = [client_of(who).get(f"/days/{worked.pk}/").status_code for who in (documenter2, administrator)]
    came += [client_of(who).get(f"/days/{worked.pk}/").status_code for who in (overseer, other_supervisor)]
    assert came == [403, 403, 404, 404]


def test_what_the_reader_may_not_open_is_not_counted(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    release = draft(documentation, documenter)
    assert release.detainee is not None
    restrict(release.detainee, [documenter], by=supervisor)
    assert acts(documenter, supervisor2) == {}
    assert acts(documenter, documenter)["release", "Facts entered or changed"] == 1


def test_what_a_colleague_does_in_another_team_is_not_the_readers_to_know(
    documentation: Team, family_centre: Team, supervisor: User, overseer: User
) -> None:
    both = make_person("both", (documentation, Role.DOCUMENTER), (family_centre, Role.LIAISON))
    taken(both, family_centre)
    draft(documentation, both)
    assert {subject for subject, _what in acts(both, supervisor)} == {"release", "detainee"}
    assert "inquiry" in {subject for subject, _what in acts(both, both)}


def test_of_a_colleague_flags_claims_and_lists_of_ones_teams_are_counted_too(
    documentation: Team, family_centre: Team, supervisor: User, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    both = make_person("both", (documentation, Role.DOCUMENTER), (family_centre, Role.DOCUMENTER))
    for team in (documentation, family_centre):
        release = draft(team, both)
        flag = raise_flag(release, "warning", "Two dates.", by=both)
        falls(Claim.objects.get(release=release), "withdraw", both)
        job = paste(team, f"given\n{team}", by=both)
        assert isinstance(job, ImportJob)
        carry_out_here(job.pk)
        assert isinstance(
            OF_FLAGS.make("look", Flag.objects.visible_to(both), flag.pk, by=both, given=Given(0)), MoveMade
        )
        mine = ImportJob.objects.visible_to(both)
        assert isinstance(OF_IMPORTS.make("discard", mine, job.pk, by=both, given=Given(0)), MoveMade)
    moved = {what: number for (subject, what), number in acts(both, supervisor).items() if subject in NOT_NAMED}
    assert moved == {"Withdraw the claim": 1, "I look at it": 1, "Read": 1, "Discard": 1}


def test_who_left_the_team_is_nobodys_to_read(
    documentation: Team, documenter: User, supervisor: User, administrator: User, client_of: ClientOf
) -> None:
    role = Membership.objects.get(user=documenter)
    assert not isinstance(ROLES.make("end", role, by=administrator), Refusal)
    assert client_of(supervisor).get(f"/days/{documenter.pk}/").status_code == 404


def test_ones_own_day_lists_the_people_of_ones_teams(worked: User, supervisor: User, client_of: ClientOf) -> None:
    assert f"/days/{worked.pk}/" in client_of(supervisor).get("/days/").content.decode()
    assert f"/days/{supervisor.pk}/" not in client_of(worked).get("/days/").content.decode()


@pytest.mark.parametrize("day", ["2013-13-01", "2013", "tomorrow", "2999-01-01", "x" * 300])
def test_a_day_that_cannot_be_is_today(day: str, worked: User, client_of: ClientOf) -> None:
    assert client_of(worked).get("/days/", {"day": day}).context["day"].day == today()


def test_the_page_asks_no_more_for_more_acts(documentation: Team, documenter: User) -> None:
    asked = []
    draft(documentation, documenter)
    assert Day(documenter, today(), documenter).acts
    for _time in range(2):
        for _each in range(30):
            draft(documentation, documenter)
        with CaptureQueriesContext(connection) as queries:
            assert Day(documenter, today(), documenter).acts
        asked.append(len(queries))
    assert asked[0] == asked[1]

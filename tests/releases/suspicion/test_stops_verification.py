"""A blocking flag stops a verification: in the button, in the server, in PostgreSQL; and what has no flag yet too."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from casework.kept import forget_kept
from casework.models import MoveMade
from casework.moves import Given
from detainees.registration import record_arrest
from releases.models import Flag, Release, SuspicionRule
from releases.suspicion.by_hand import raise_flag
from releases.suspicion.looking import look_at_register
from releases.suspicion.workflow import WORKFLOW
from tests.conftest import ClientOf
from tests.faults.attacking import refused as refused_by_postgresql
from tests.faults.attacking import write_move
from tests.releases.deciding import button, page, post, refused, why_not
from tests.releases.suspicion.seeing import flags, submitted

pytestmark = pytest.mark.django_db

STOPPED = "A flag stops the verification. Somebody who wrote no part of the record resolves it first."
BLOCKED = "IF032"


@pytest.fixture
def early(documentation: Team, documenter: User) -> Release:
    """A submitted release that lies before its wave."""
    return submitted(documentation, documenter, date="2021")


def resolved(flag: Flag, by: User) -> MoveMade:
    given = Given(flag.revision_number, "explained", "The decree was applied early.")
    answer = WORKFLOW.make("resolve", Flag.objects.visible_to(by), flag.pk, by=by, given=given)
    assert isinstance(answer, MoveMade), answer
    return answer


def test_what_cannot_be_so_is_flagged_in_the_transaction_that_submits_it(early: Release) -> None:
    assert flags() == ["before-wave"]


def test_until_it_is_resolved_nobody_verifies(early: Release, supervisor: User, client_of: ClientOf) -> None:
    client = client_of(supervisor)
    assert button(early, "verify") not in page(client, early)
    assert post(client, early, "verify") == 403
    assert why_not(early, "verify", supervisor) == STOPPED
    assert refused(early, "verify", supervisor)
    resolved(Flag.objects.get(), supervisor)
    assert why_not(early, "verify", supervisor) is None
    assert post(client, early, "verify") == 302


def test_the_page_leads_to_the_reason(early: Release, supervisor: User, client_of: ClientOf) -> None:
    shown = page(client_of(supervisor), early)
    assert Flag.objects.get().get_absolute_url() in shown


def test_postgresql_refuses_the_same(early: Release, supervisor: User) -> None:
    with refused_by_postgresql(BLOCKED), acting(supervisor):
        write_move(early, "verify", "verified", supervisor)


def test_what_has_no_flag_yet_stops_it_too(documentation: Team, documenter: User, supervisor: User) -> None:
    """The worker is behind: nobody has looked since the arrest was entered."""
    release = submitted(documentation, documenter)
    assert release.detainee is not None
    record_arrest(release.detainee, by=documenter, date=PartialDate("2023"), facility=None)
    assert not Flag.objects.exists()
    assert why_not(release, "verify", supervisor) == STOPPED


def test_a_flag_on_the_person_stops_it(documentation: Team, documenter: User, supervisor: User) -> None:
    release = submitted(documentation, documenter)
    assert release.detainee is not None
    raise_flag(release.detainee, "blocking", "This man is invented.", by=documenter)
    assert why_not(release, "verify", supervisor) == STOPPED
    with refused_by_postgresql(BLOCKED), acting(supervisor):
        write_move(release, "verify", "verified", supervisor)


def test_a_warning_stops_nothing(documentation: Team, documenter: User, supervisor: User) -> None:
    release = submitted(documentation, documenter)
    raise_flag(release, "warning", "This list smells.", by=documenter)
    assert why_not(release, "verify", supervisor) is None


def test_a_rule_that_is_not_in_use_stops_nothing(early: Release, supervisor: User, administrator: User) -> None:
    with acting(administrator):
        SuspicionRule.objects.filter(pk="before-wave").update(in_use=False)
    forget_kept()
    look_at_register()
    assert why_not(early, "verify", supervisor) is None

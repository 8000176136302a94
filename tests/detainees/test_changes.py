"""From what to what the facts of a person were changed, with who and when, for those who see the team's work."""

import pytest
from django.db import DatabaseError, transaction
from django.utils.translation import override

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from casework.models import FactChange
from detainees.changes import changes_of
from detainees.models import Detainee
from detainees.registration import change
from tests.conftest import ClientOf
from tests.releases.records import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(documentation: Team, documenter: User, documenter2: User) -> Detainee:
    """Somebody whose facts a colleague has changed."""
    somebody = person(documentation, documenter, birth=PartialDate("1980"), occupation="driver")
    with acting(documenter2):
        change(somebody, {"birth": PartialDate("1981-05"), "occupation": ""}, by=documenter2)
    return somebody


def test_each_change_says_from_what_to_what_and_who(changed: Detainee, documenter: User, documenter2: User) -> None:
    with override("en"):
        (one,) = changes_of(changed, documenter)
    assert one.who == str(documenter2)
    assert {row.label: (row.old, row.new) for row in one.rows} == {
        "Date of birth": ("1980", "May 1981"), "Occupation": ("driver", ""),
    }  # fmt: skip


def test_who_sees_no_work_finds_nothing(
    changed: Detainee, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    address = f"/detainees/{changed.reference}/changes/"
    assert client_of(supervisor).get(address).status_code == 200
    assert client_of(liaison).get(address).status_code == 403


def test_another_team_reads_an_alias(changed: Detainee, overseer: User, documenter2: User) -> None:
    assert changes_of(changed, overseer)[0].who == documenter2.alias


def test_nobody_writes_such_a_row_by_hand(changed: Detainee, documenter: User) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), acting(documenter), transaction.atomic():
        FactChange.objects.create(
            subject="detainee", subject_id=changed.pk, changes={}, by=documenter, at="2026-01-01T00Z"
        )

"""From what to what the facts of a person were changed, with who and when, for those who see the team's work."""

import pytest
from django.db import DatabaseError, transaction
from django.utils.translation import override

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from casework.models import FactChange
from detainees.changes import past_of
from detainees.models import Detainee
from detainees.registration import add_detention, change, change_detention
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
        (one,) = past_of(changed, documenter).changed
    assert one.who == str(documenter2)
    assert {row.label: (row.old, row.new) for row in one.changes} == {
        "Date of birth": ("1980", "May 1981"), "Occupation": ("driver", ""),
    }  # fmt: skip


def test_who_sees_no_work_finds_nothing(
    changed: Detainee, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    address = f"/detainees/{changed.reference}/changes/"
    assert client_of(supervisor).get(address).status_code == 200
    assert client_of(liaison).get(address).status_code == 403


def test_another_team_reads_an_alias(changed: Detainee, overseer: User, documenter2: User) -> None:
    assert past_of(changed, overseer).changed[0].who == documenter2.alias


def test_nobody_writes_such_a_row_by_hand(changed: Detainee, documenter: User) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), acting(documenter), transaction.atomic():
        FactChange.objects.create(
            subject="detainee", subject_id=changed.pk, changes={}, by=documenter, at="2026-01-01T00Z"
        )


def test_each_past_state_is_read_and_any_two_are_compared(
    changed: Detainee, documenter: User, english_of: ClientOf
) -> None:
    client, address = english_of(documenter), f"/detainees/{changed.reference}/changes/"
    first, now = (dict(client.get(f"{address}{n}/").context["page"].rows) for n in (1, 2))
    assert (first["Occupation"], first["Date of birth"]) == ("driver", "1980")
    assert "Occupation" not in now
    found = client.get(f"{address}compare/").context["changes"]
    assert {row.label for row in found} == {"Date of birth", "Occupation"}


def test_a_detention_that_was_changed_stands_there_too(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    somebody = person(documentation, documenter)
    facts = {"arrest_date": PartialDate("2013"), "court": "Terrorism court"}
    with acting(documenter):
        detention = add_detention(somebody, facts, [], by=documenter)
        change_detention(detention, {"court": ""}, [], by=documenter)
    page = english_of(documenter).get(f"/detainees/{somebody.reference}/changes/")
    ((name, past),) = page.context["beside"]
    assert "2013" in name
    assert [(row.label, row.old, row.new) for row in past.changed[0].changes] == [("Court", "Terrorism court", "")]

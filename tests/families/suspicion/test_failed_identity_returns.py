"""Somebody whose identity did not fit asks again."""

import pytest

from accounts.models import Team, User
from families.models import FailedCheck, Inquiry
from tests.conftest import ClientOf
from tests.families.making import NUMBER, taken
from tests.families.suspicion.seeing import finding, seen_in

pytestmark = pytest.mark.django_db
CODE = "failed-identity-returns"


@pytest.fixture
def failed(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation, number=NUMBER, said={"identity": "failed"})


def test_from_the_same_number_they_are_known(failed: Inquiry, documentation: Team, liaison: User) -> None:
    again = taken(liaison, documentation, number=NUMBER, said={"name": "أبو خالد"})
    assert seen_in(CODE, failed, again) == [again]
    assert finding(CODE, again).others == (failed.pk,)


def test_who_failed_and_does_not_return_is_no_sign(failed: Inquiry, documentation: Team, liaison: User) -> None:
    another = taken(liaison, documentation, number="+447700900155")
    assert seen_in(CODE, failed, another) == []


def test_a_check_is_recorded_later_and_kept_when_another_succeeds(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    first = taken(liaison, documentation, number=NUMBER)
    for found in ("failed", "document"):
        client_of(liaison).post(f"/families/{first.reference}/identity/", {"identity": found})
    first.relative.refresh_from_db()
    assert (first.relative.identity, FailedCheck.objects.count()) == ("document", 1)
    again = taken(liaison, documentation, number=NUMBER)
    assert seen_in(CODE, first, again) == [again]


def test_the_other_desk_is_told_and_not_where_it_failed(failed: Inquiry, family_centre: Team, overseer: User) -> None:
    there = taken(overseer, family_centre, number=NUMBER)
    assert seen_in(CODE, there) == [there]
    assert finding(CODE, there).others == ()

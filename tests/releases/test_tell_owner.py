"""Who owns a release is told what somebody else decided on it."""

import pytest

from accounts.models import Team, User
from casework.models import MoveMade, Notice
from releases.models.releases import Status
from releases.tasks import tell_owner
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def verified(documentation: Team, documenter: User, supervisor: User) -> MoveMade:
    """The move with which somebody else verified the documenter's release."""
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    return MoveMade.objects.get(name="verify")


def test_the_owner_is_told(verified: MoveMade, documenter: User) -> None:
    tell_owner(verified.pk, verified.subject_id)
    assert [notice.move for notice in Notice.objects.visible_to(documenter)] == [verified]


def test_told_twice_it_is_one_notice(verified: MoveMade) -> None:
    for _time in range(2):
        tell_owner(verified.pk, verified.subject_id)
    assert Notice.objects.count() == 1


def test_nobody_is_told_what_they_did_themselves(verified: MoveMade) -> None:
    submitted = MoveMade.objects.get(name="submit")
    tell_owner(submitted.pk, submitted.subject_id)
    assert not Notice.objects.exists()


def test_others_are_not_told(verified: MoveMade, documenter2: User, supervisor2: User) -> None:
    tell_owner(verified.pk, verified.subject_id)
    assert not any(Notice.objects.visible_to(person).exists() for person in (documenter2, supervisor2))

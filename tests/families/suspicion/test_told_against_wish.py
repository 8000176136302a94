"""A family that was told against the released person's wish."""

import pytest

from accounts.models import Team, User
from families.models import Inquiry
from releases.models import Release
from releases.models.releases import Status
from tests.detainees.pairing import merged
from tests.families.making import checked, moved, taken, told, wished
from tests.families.suspicion.seeing import finding, seen_in
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db
CODE = "told-against-wish"


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    """Of somebody who agreed that relatives are told."""
    return wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)


@pytest.fixture
def asked(release: Release, documentation: Team, liaison: User) -> Inquiry:
    """A mother who can be told of it."""
    made = taken(liaison, documentation, detainee=release.detainee, relationship="parent")
    return checked(moved(made, "match", by=liaison), liaison)


def test_who_is_told_within_the_wish_is_no_sign(asked: Inquiry, liaison: User) -> None:
    told(asked, liaison)
    assert seen_in(CODE, asked) == []


def test_a_wish_that_changes_later_was_not_broken(
    asked: Inquiry, release: Release, documenter: User, liaison: User
) -> None:
    told(asked, liaison)
    wished(release, "nobody", documenter)
    assert seen_in(CODE, asked) == []


def test_what_somebody_had_said_in_another_entry_comes_out_by_the_merge(
    asked: Inquiry, release: Release, documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    same = wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "nobody", documenter)
    answer = told(asked, liaison)
    assert seen_in(CODE, asked) == []
    assert release.detainee is not None
    assert same.detainee is not None
    merged(release.detainee, same.detainee, by=supervisor)
    assert seen_in(CODE, asked) == [asked]
    assert finding(CODE, asked).seen == {"answers": [answer.pk]}

"""Who wrote any part of a record does not decide on it: also what was written of the person is a part."""

import pytest

from accounts.models import Team, User
from detainees.lists import NameKind
from detainees.registration import add_other_name
from releases.models import Release
from releases.workflow import WORKFLOW
from tests.releases.records import draft, made, person

pytestmark = pytest.mark.django_db


def may_verify(release: Release, by: User) -> bool:
    return WORKFLOW.why_not("verify", release, by) is None


def test_who_registered_the_person_does_not_verify_the_release(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    release = draft(documentation, documenter, detainee=person(documentation, supervisor))
    made(release, "submit", documenter)
    assert not may_verify(release, supervisor)
    assert may_verify(release, supervisor2)


def test_who_added_a_name_since_does_not_verify_the_change(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    release = made(made(draft(documentation, documenter), "submit", documenter), "verify", supervisor)
    assert release.detainee is not None
    add_other_name(release.detainee, NameKind.KUNYA, "أبو خالد", by=supervisor)
    made(made(release, "amend", documenter), "submit", documenter)
    assert not may_verify(release, supervisor)
    assert may_verify(release, supervisor2)


def test_what_was_written_before_the_last_verification_binds_no_more(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    release = draft(documentation, documenter, detainee=person(documentation, supervisor))
    made(made(release, "submit", documenter), "verify", supervisor2)
    made(made(release, "amend", documenter), "submit", documenter)
    assert may_verify(release, supervisor)


def test_deciding_is_not_writing(documentation: Team, documenter: User, supervisor: User) -> None:
    release = made(made(draft(documentation, documenter), "submit", documenter), "return", supervisor)
    made(release, "submit", documenter)
    assert may_verify(release, supervisor)

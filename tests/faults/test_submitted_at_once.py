"""A release that begins as submitted, as an import writes it, is submitted by its move and with its revision alone."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from releases.models import Release
from tests.faults.attacking import (
    NOT_THEIRS,
    NOT_WHAT_STANDS,
    PAST_THE_WORKFLOW,
    SOMEBODY_ELSE,
    TWICE,
    as_if_committed,
    refused,
    run,
    write_copy,
)
from tests.releases.records import draft, made

pytestmark = pytest.mark.django_db

MOVE = """
INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason, sentence)
SELECT 'release', id, %s, 'draft', %s, %s, %s, 'epoch', '', '' FROM releases_release WHERE reference = 'R-2222-2222'
"""
AT_ONCE = {"reference": "'R-2222-2222'", "status": "'submitted'", "revision_number": "1"}
OF_IT = "(SELECT id FROM releases_release WHERE reference = 'R-2222-2222')"


@pytest.fixture
def model(documentation: Team, documenter: User) -> Release:
    """What is copied: a release that was submitted step by step."""
    return made(draft(documentation, documenter), "submit", documenter)


def begin(by: User) -> None:
    """Write a release that says it was submitted."""
    write_copy("releases_release", **AT_ONCE, made_by_id=str(by.pk), changed_by_id=str(by.pk))


def say_so(by: User, name: str = "submit", to: str = "submitted", revision: int = 1) -> None:
    """Record a move of it."""
    run(MOVE, name, to, revision, by.pk)


def freeze(by: User, **facts: str) -> None:
    """Write its revision, with other facts than stand in it."""
    write_copy("releases_revision", **{"release_id": OF_IT, "submitted_by_id": str(by.pk), **facts})


def test_control_with_its_move_and_its_revision_it_begins_as_submitted(model: Release, documenter: User) -> None:
    with acting(documenter):
        begin(documenter)
        say_so(documenter)
        freeze(documenter)
        as_if_committed()
    assert Release.objects.awaiting().count() == 2
    assert run("SELECT count(*) FROM casework_movemade WHERE at < transaction_timestamp()") == [(0,)]
    assert run("SELECT count(*) FROM releases_revision WHERE submitted_at < transaction_timestamp()") == [(0,)]


def test_without_its_revision_it_is_refused(model: Release, documenter: User) -> None:
    with refused(PAST_THE_WORKFLOW), acting(documenter):
        begin(documenter)
        say_so(documenter)


def test_without_its_move_it_has_no_revision(model: Release, documenter: User) -> None:
    with refused(NOT_WHAT_STANDS), acting(documenter):
        begin(documenter)
        freeze(documenter)


@pytest.mark.parametrize(("name", "to", "revision"), [("submit", "submitted", 2), ("verify", "verified", 1)])
def test_it_begins_by_no_other_move(model: Release, author_supervisor: User, name: str, to: str, revision: int) -> None:
    with refused(PAST_THE_WORKFLOW), acting(author_supervisor):
        begin(author_supervisor)
        say_so(author_supervisor, name, to, revision)


def test_it_is_submitted_once(model: Release, documenter: User) -> None:
    with refused(PAST_THE_WORKFLOW), acting(documenter):
        begin(documenter)
        say_so(documenter)
        say_so(documenter)
    with refused(TWICE), acting(documenter):
        begin(documenter)
        say_so(documenter)
        freeze(documenter)
        freeze(documenter)


def test_who_may_not_submit_begins_none(model: Release, liaison: User) -> None:
    with refused(NOT_THEIRS), acting(liaison):
        begin(liaison)
        say_so(liaison)


def test_it_is_submitted_by_who_acts(model: Release, documenter: User, documenter2: User) -> None:
    with refused(SOMEBODY_ELSE), acting(documenter):
        begin(documenter)
        say_so(documenter2)
    with refused(SOMEBODY_ELSE), acting(documenter):
        begin(documenter)
        say_so(documenter)
        freeze(documenter2)


@pytest.mark.parametrize("facts", [{"home_id": "'SY-HM'"}, {"counted_people": "9"}, {"sex": "'female'"}], ids=str)
def test_its_revision_holds_what_stands_in_it(model: Release, documenter: User, facts: dict[str, str]) -> None:
    with refused(NOT_WHAT_STANDS), acting(documenter):
        begin(documenter)
        say_so(documenter)
        freeze(documenter, **facts)


def test_of_many_at_once_each_is_looked_at(model: Release, documentation: Team, documenter: User) -> None:
    """One good row in a statement does not cover for another."""
    draft(documentation, documenter)
    with refused(PAST_THE_WORKFLOW), acting(documenter):
        write_copy("releases_release", reference="'R-2222-222' || (2 + revision_number)", status="'draft'")
    with refused(PAST_THE_WORKFLOW), acting(documenter):
        run(MOVE.partition("WHERE")[0], "submit", "submitted", 1, documenter.pk)

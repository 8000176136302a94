"""Advisories and public lines by SQL as the application's own role: what no page does is refused by PostgreSQL too."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from families.models import Advisory
from tests.families.advising import line, moved, published, written
from tests.faults.attacking import (
    BROKEN_CHECK,
    NO_PRIVILEGE,
    NOBODY_ACTS,
    NOT_THEIRS,
    SOMEBODY_ELSE,
    WRITTEN_ONCE,
    refused,
    run,
    send,
)

pytestmark = pytest.mark.django_db
PAST, OWN, LINE = "IF080", "IF081", "IF082"
MOVE = """
INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason, sentence)
SELECT 'advisory', id, %s, status, %s, revision_number, %s, now(), '', '' FROM families_advisory
"""


@pytest.fixture
def submitted(documentation: Team, supervisor: User) -> Advisory:
    """Written and submitted by a supervisor."""
    return moved(written(supervisor, documentation), "submit", by=supervisor)


def test_nobody_publishes_what_they_wrote(submitted: Advisory, supervisor: User) -> None:
    with refused(OWN):
        send(supervisor, MOVE, "publish", "published", supervisor.pk)


def test_a_liaison_publishes_nothing(submitted: Advisory, liaison: User) -> None:
    with refused(NOT_THEIRS):
        send(liaison, MOVE, "publish", "published", liaison.pk)


def test_a_supervisor_of_another_organisation_publishes_nothing(submitted: Advisory, other_supervisor: User) -> None:
    with refused(NOT_THEIRS):
        send(other_supervisor, MOVE, "publish", "published", other_supervisor.pk)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE families_advisory SET status = 'published'", PAST),
        ("UPDATE families_advisory SET standing_id = (SELECT id FROM families_advisoryversion),"
         " published_by_id = acting_person(), published_at = now()", PAST),
        ("UPDATE families_advisory SET text_ar = 'x'", PAST),
        ("UPDATE families_advisory SET last_day = last_day + 1", PAST),
        ("UPDATE families_advisory SET team_id = team_id + 1", WRITTEN_ONCE),
        ("UPDATE families_advisory SET made_at = now()", WRITTEN_ONCE),
        ("UPDATE families_advisoryversion SET text_ar = 'x'", NO_PRIVILEGE),
        ("DELETE FROM families_advisory", NO_PRIVILEGE),
        ("DELETE FROM families_advisoryversion", NO_PRIVILEGE),
        ("DELETE FROM families_publicline", NO_PRIVILEGE),
    ],
)  # fmt: skip
def test_postgresql_refuses_what_no_page_does(
    statement: str, code: str, submitted: Advisory, documentation: Team, supervisor: User, supervisor2: User
) -> None:
    line(documentation, supervisor)
    with refused(code):
        send(supervisor2, statement)


def test_a_version_is_nothing_but_what_was_submitted(submitted: Advisory, supervisor: User) -> None:
    moved(submitted, "take-back", by=supervisor)
    names = "kind, verdict, first_day, last_day, title_ar, text_ar, title_en, text_en, title_ku, text_ku, title_tr,"
    names += " text_tr, title_de, text_de, title_fr, text_fr, sources_ar, sources_en, unnamed_sources, basis"
    with refused(PAST):
        send(
            supervisor,
            f"INSERT INTO families_advisoryversion (advisory_id, number, made_by_id, made_at, {names})"
            f" SELECT id, 2, acting_person(), now(), {names} FROM families_advisory",
        )


def test_a_documenter_writes_none(submitted: Advisory, documenter: User, supervisor: User) -> None:
    moved(submitted, "take-back", by=supervisor)
    with refused(NOT_THEIRS):
        send(documenter, "UPDATE families_advisory SET text_ar = 'x'")


def test_nobody_acts(submitted: Advisory) -> None:
    with refused(NOBODY_ACTS):
        run("UPDATE families_advisory SET version = 9")


def test_what_stands_is_what_the_move_says(
    documentation: Team, liaison: User, supervisor: User, supervisor2: User
) -> None:
    """Neither is an old version put up again, nor is what stands taken down, by a move that says something else."""
    advisory = published(liaison, supervisor, documentation)
    for statement in (
        "UPDATE families_advisory SET status = 'draft', standing_id = NULL, published_by_id = NULL,"
        " published_at = NULL",
        "UPDATE families_advisory SET status = 'draft', published_at = now()",
    ):
        with refused(PAST):
            send(supervisor2, MOVE, "correct", "draft", supervisor2.pk)
            send(supervisor2, statement)
    advisory.refresh_from_db()
    assert advisory.standing is not None


def test_the_moment_of_a_publication_is_that_of_its_move(submitted: Advisory, supervisor2: User) -> None:
    """A moment to come would hide from the guard who wrote a part since then."""
    with acting(supervisor2):
        run(MOVE, "publish", "published", supervisor2.pk)
        run(
            "UPDATE families_advisory SET status = 'published', published_at = '2100-01-01',"
            " published_by_id = acting_person(), standing_id = (SELECT id FROM families_advisoryversion)"
        )
    (same,) = run(
        "SELECT a.published_at = m.at FROM families_advisory a JOIN casework_movemade m"
        " ON m.subject = 'advisory' AND m.subject_id = a.id AND m.name = 'publish'"
    )
    assert same == (True,)


def test_a_line_stands_by_two(documentation: Team, supervisor: User, supervisor2: User, liaison: User) -> None:
    put_up = line(documentation, supervisor)
    confirm = "UPDATE families_publicline SET confirmed_by_id = %s, confirmed_at = now()"
    with refused(BROKEN_CHECK):
        send(supervisor, confirm, supervisor.pk)
    with refused(SOMEBODY_ELSE):
        send(supervisor, confirm, supervisor2.pk)
    with refused(NOT_THEIRS):
        send(liaison, confirm, liaison.pk)
    send(supervisor2, confirm, supervisor2.pk)
    put_up.refresh_from_db()
    assert put_up.confirmed_by == supervisor2
    with refused(LINE):
        send(supervisor2, "UPDATE families_publicline SET confirmed_at = now() + interval '1 day'")


def test_the_number_of_a_line_is_never_changed(documentation: Team, supervisor: User, supervisor2: User) -> None:
    line(documentation, supervisor, supervisor2)
    with refused(NO_PRIVILEGE):
        send(supervisor, "UPDATE families_publicline SET number = '+447700900999'")


def test_a_line_is_not_put_up_as_if_another_had_confirmed_it(
    documentation: Team, supervisor: User, supervisor2: User
) -> None:
    with refused(SOMEBODY_ELSE):
        send(
            supervisor2,
            "INSERT INTO families_publicline (organisation_id, team_id, method, number, round_the_clock, hours_ar,"
            " hours_en, proposed_by_id, proposed_at) VALUES (%s, %s, 'call', '+447700900999', true, '', '', %s, now())",
            documentation.organisation_id, documentation.pk, supervisor.pk,
        )  # fmt: skip
    with refused(LINE):
        send(
            supervisor2,
            "INSERT INTO families_publicline (organisation_id, team_id, method, number, round_the_clock, hours_ar,"
            " hours_en, proposed_by_id, proposed_at, confirmed_by_id, confirmed_at)"
            " VALUES (%s, %s, 'call', '+447700900999', true, '', '', %s, now(), %s, now())",
            documentation.organisation_id, documentation.pk, supervisor.pk, supervisor2.pk,
        )  # fmt: skip

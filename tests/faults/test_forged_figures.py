"""Reported figures by SQL as the application's own role: what no page does is refused by PostgreSQL too."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from releases.figures.writing import confirm
from releases.models import ReportedFigure
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
from tests.releases.figures.making import explained, moved, noted, published

pytestmark = pytest.mark.django_db
PAST, OWN, ONCE = "IF090", "IF091", "IF092"
MOVE = """
INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason, sentence)
SELECT 'figure', id, %s, status, %s, revision_number, %s, now(), '', '' FROM releases_reportedfigure
"""


@pytest.fixture
def submitted(documentation: Team, supervisor: User) -> ReportedFigure:
    """Written and submitted by a supervisor."""
    return moved(noted(supervisor, documentation), "submit", by=supervisor)


def test_nobody_publishes_what_they_wrote(submitted: ReportedFigure, supervisor: User) -> None:
    with refused(OWN):
        send(supervisor, MOVE, "publish", "published", supervisor.pk)


def test_an_analyst_publishes_nothing(submitted: ReportedFigure, analyst: User) -> None:
    with refused(NOT_THEIRS):
        send(analyst, MOVE, "publish", "published", analyst.pk)


def test_a_supervisor_of_another_organisation_publishes_nothing(
    submitted: ReportedFigure, other_supervisor: User
) -> None:
    with refused(NOT_THEIRS):
        send(other_supervisor, MOVE, "publish", "published", other_supervisor.pk)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE releases_reportedfigure SET status = 'published'", PAST),
        ("UPDATE releases_reportedfigure SET standing_id = (SELECT id FROM releases_figureversion),"
         " published_by_id = acting_person(), published_at = now()", PAST),
        ("UPDATE releases_reportedfigure SET value = 9", PAST),
        ("UPDATE releases_reportedfigure SET team_id = team_id + 1", WRITTEN_ONCE),
        ("UPDATE releases_reportedfigure SET made_at = now()", WRITTEN_ONCE),
        ("UPDATE releases_figureversion SET value = 9", NO_PRIVILEGE),
        ("DELETE FROM releases_reportedfigure", NO_PRIVILEGE),
        ("DELETE FROM releases_figureversion", NO_PRIVILEGE),
        ("DELETE FROM releases_figureexplanation", NO_PRIVILEGE),
        ("UPDATE releases_figureexplanation SET text_en = 'x'", NO_PRIVILEGE),
    ],
)  # fmt: skip
def test_postgresql_refuses_what_no_page_does(
    statement: str, code: str, submitted: ReportedFigure, documentation: Team, supervisor: User, supervisor2: User
) -> None:
    explained(supervisor, documentation)
    with refused(code):
        send(supervisor2, statement)


@pytest.mark.parametrize(
    "parts",
    [
        '{"of": "women", "number": 1, "bound": "exactly"}',
        '["women"]',
        '[{"of": "men", "number": 1, "bound": "exactly"}]',
        '[{"of": "women", "bound": "exactly"}]',
        '[{"of": "women", "number": 1, "percent": 1, "bound": "exactly"}]',
        '[{"of": "women", "percent": 101, "bound": "exactly"}]',
        '[{"of": "women", "number": -1, "bound": "exactly"}]',
        '[{"of": "women", "number": "1", "bound": "exactly"}]',
        '[{"of": "province", "number": 1, "bound": "exactly"}]',
        '[{"of": "province", "number": 1, "bound": "exactly", "place": "Daraa"}]',
        '[{"of": "party", "percent": 85, "bound": "exactly", "party_ar": "x"}]',
        '[{"of": "period", "percent": 83, "bound": "exactly"}]',
        '[{"of": "period", "percent": 83, "bound": "exactly", "since": "last year"}]',
        '[{"of": "women", "number": 1, "bound": "range"}]',
        '[{"of": "women", "number": 1, "bound": "exactly", "name": "somebody"}]',
    ],
)
def test_parts_have_their_shape_and_no_other(parts: str, documentation: Team, analyst: User) -> None:
    noted(analyst, documentation)
    with refused(BROKEN_CHECK):
        send(analyst, "UPDATE releases_reportedfigure SET parts = %s::jsonb", parts)


def test_an_explanation_is_confirmed_by_another_one_and_once(
    documentation: Team, supervisor: User, supervisor2: User, analyst: User
) -> None:
    explained(supervisor, documentation)
    confirm = "UPDATE releases_figureexplanation SET confirmed_by_id = acting_person(), confirmed_at = now()"
    with refused(BROKEN_CHECK):
        send(supervisor, confirm)
    with refused(NOT_THEIRS):
        send(analyst, confirm)
    with refused(SOMEBODY_ELSE):
        send(supervisor2, confirm.replace("acting_person()", str(analyst.pk)))
    send(supervisor2, confirm)
    with refused(ONCE):
        send(supervisor2, confirm.replace("now()", "now() + interval '1 day'"))


def test_nobody_writes_figures_without_the_right_or_unnamed(
    documentation: Team, analyst: User, supervisor: User, liaison: User
) -> None:
    published(analyst, supervisor, documentation)
    copy = (
        "INSERT INTO releases_figureexplanation (organisation_id, team_id, counted, text_ar, text_en, written_by_id,"
        " written_at) SELECT organisation_id, team_id, 'held', 'x', 'x', %s, now() FROM releases_reportedfigure"
    )
    with refused(NOT_THEIRS):
        send(liaison, copy, liaison.pk)
    with refused(NOBODY_ACTS):
        run(copy, analyst.pk)


def test_the_moment_of_a_publication_is_that_of_its_move(documentation: Team, analyst: User, supervisor: User) -> None:
    """A moment to come would hide from the guard who wrote a part since then."""
    moved(noted(analyst, documentation), "submit", by=analyst)
    with acting(supervisor):
        run(MOVE, "publish", "published", supervisor.pk)
        run(
            "UPDATE releases_reportedfigure SET status = 'published', published_at = '2100-01-01',"
            " published_by_id = acting_person(), standing_id = (SELECT id FROM releases_figureversion)"
        )
    (same,) = run(
        "SELECT f.published_at = m.at FROM releases_reportedfigure f JOIN casework_movemade m"
        " ON m.subject = 'figure' AND m.subject_id = f.id AND m.name = 'publish'"
    )
    assert same == (True,)


def test_what_was_confirmed_is_taken_back_by_who_decides(documentation: Team, analyst: User, supervisor: User) -> None:
    assert confirm(explained(analyst, documentation), by=supervisor) is None
    ended = "UPDATE releases_figureexplanation SET ended_by_id = acting_person(), ended_at = now()"
    with refused(NOT_THEIRS):
        send(analyst, ended)
    with refused(ONCE):
        send(supervisor, "UPDATE releases_figureexplanation SET about = '{1}'")
    send(supervisor, ended)

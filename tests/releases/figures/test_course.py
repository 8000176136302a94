"""The course of a figure: one table for page, POST and PostgreSQL; published by somebody who wrote no part of it."""

import pytest
from django.db import connection

from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Refusal
from releases.figures.waiting import waiting_on_board
from releases.figures.workflow import WORKFLOW
from releases.figures.writing import change_figure
from releases.models import ReportedFigure
from releases.models.reported import CONTENT
from releases.said_figures import FigureCourse
from tests.agreeing import agree
from tests.conftest import ClientOf
from tests.releases.figures.making import corrected, explained, move, moved, noted, published

pytestmark = pytest.mark.django_db
WAY_TO: dict[str, tuple[str, ...]] = {
    "draft": (), "submitted": ("submit",), "published": ("submit", "publish"), "withdrawn": ("withdraw",),
}  # fmt: skip
PEOPLE = ("analyst", "supervisor", "overseer", "documenter", "liaison", "administrator", "other_supervisor")


@pytest.fixture
def figure(documentation: Team, analyst: User) -> ReportedFigure:
    """Written by the analyst."""
    return noted(analyst, documentation)


def test_postgresql_has_the_table_of_the_workflow() -> None:
    ours = {
        (name, start, end): each.right.value
        for name, each in WORKFLOW.moves.items()
        for start, end in each.transitions.items()
    }
    states = FigureCourse.values
    with connection.cursor() as cursor:
        for key in [(name, start, end) for name in [*WORKFLOW.moves, "forget"] for start in states for end in states]:
            cursor.execute("SELECT right_to_move_figure(%s, %s, %s)", key)
            assert cursor.fetchall() == [(ours.get(key),)], key


def test_postgresql_freezes_the_declared_columns() -> None:
    columns = {str(ReportedFigure._meta.get_field(name).column) for name in CONTENT}  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute("SELECT jsonb_object_keys(figure_content('{}'))")
        assert {name for (name,) in cursor.fetchall()} == columns


@pytest.mark.parametrize("state", WAY_TO)
def test_page_answer_and_post_agree(
    state: str, figure: ReportedFigure, supervisor2: User, request: pytest.FixtureRequest, client_of: ClientOf,
    subtests: pytest.Subtests,
) -> None:  # fmt: skip
    for name in WAY_TO[state]:
        moved(figure, name, by=figure.made_by if name == "submit" else supervisor2)
    for reader in PEOPLE:
        person: User = request.getfixturevalue(reader)
        with subtests.test(reader):
            agree(WORKFLOW, figure, person, client_of(person))


def test_nobody_publishes_what_they_wrote(documentation: Team, supervisor: User, supervisor2: User) -> None:
    own = moved(noted(supervisor, documentation), "submit", by=supervisor)
    assert isinstance(move(own, "publish", supervisor), Refusal)
    assert isinstance(move(own, "publish", supervisor2), MoveMade)
    assert (own.standing is not None, own.published_by) == (True, supervisor2)


def test_whoever_changed_a_word_wrote_part_of_it(
    figure: ReportedFigure, analyst: User, supervisor: User, supervisor2: User
) -> None:
    change_figure(figure, {"note": "Asked the network."}, by=supervisor)
    moved(figure, "submit", by=analyst)
    assert isinstance(move(figure, "publish", supervisor), Refusal)
    assert isinstance(move(figure, "publish", supervisor2), MoveMade)


def test_a_correction_is_a_new_version_and_the_old_one_stands_until_then(
    documentation: Team, analyst: User, supervisor: User
) -> None:
    figure = published(analyst, supervisor, documentation)
    corrected(figure, analyst, value=532)
    assert figure.standing is not None
    assert figure.standing.value == 523
    moved(figure, "publish", by=supervisor)
    assert figure.standing.value == 532
    assert [(each.number, each.value) for each in figure.versions.order_by("number")] == [(1, 523), (2, 532)]


def test_what_is_withdrawn_stands_no_more_and_says_why(
    documentation: Team, analyst: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    figure = published(analyst, supervisor, documentation)
    assert isinstance(move(figure, "withdraw", analyst), Refusal)
    moved(figure, "withdraw", by=supervisor)
    assert (figure.standing, figure.published_at) == (None, None)
    for reader in (analyst, liaison):
        page = client_of(reader).get(figure.get_absolute_url()).content.decode()
        assert "As they said." in page
        assert "523" in page
        board = client_of(reader).get("/figures/").content.decode()
        assert figure.get_absolute_url() in board
        assert "As they said." in board


def test_who_reads_the_board_sees_what_stands_and_not_what_is_written(
    documentation: Team, analyst: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    figure = published(analyst, supervisor, documentation, note="For colleagues alone.")
    corrected(figure, analyst, value=777)
    seen = client_of(liaison).get(figure.get_absolute_url()).content.decode()
    assert "523" in seen
    assert "777" not in seen
    assert "For colleagues alone." not in seen
    assert "777" in client_of(analyst).get(figure.get_absolute_url()).content.decode()


def test_who_reads_the_board_reads_what_stood_before(
    documentation: Team, analyst: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    figure = corrected(published(analyst, supervisor, documentation), analyst, value=777)
    moved(figure, "return", by=supervisor)
    moved(figure, "drop", by=analyst)
    moved(corrected(figure, analyst, value=532), "publish", by=supervisor)
    page = client_of(liaison).get(figure.get_absolute_url())
    assert [shown.said.value for shown in page.context["page"].versions] == [532, 523]
    assert "777" not in page.content.decode()
    assert "As they said." not in page.content.decode(), "why a draft was returned is its writers' own"


def test_to_a_reader_it_is_published_while_it_is_corrected(
    documentation: Team, analyst: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    figure = published(analyst, supervisor, documentation)
    moved(figure, "correct", by=analyst)
    states = [client_of(each).get(figure.get_absolute_url()).context["page"].state for each in (liaison, analyst)]
    assert states == ["published", "draft"]


def test_a_new_version_is_dropped_again(documentation: Team, analyst: User, supervisor: User) -> None:
    figure = published(analyst, supervisor, documentation)
    moved(figure, "correct", by=analyst)
    change_figure(figure, {"value": 777}, by=analyst)
    moved(figure, "drop", by=analyst)
    assert (figure.value, figure.status, figure.standing and figure.standing.number) == (523, "published", 1)
    assert isinstance(move(noted(analyst, documentation), "drop", analyst), Refusal)


def test_nobody_publishes_what_they_submitted(documentation: Team, supervisor: User, supervisor2: User) -> None:
    """Also where nothing was changed in it."""
    figure = published(supervisor, supervisor2, documentation)
    moved(figure, "correct", "submit", by=supervisor)
    assert isinstance(move(figure, "publish", supervisor), Refusal)
    assert isinstance(move(figure, "publish", supervisor2), MoveMade)


def test_a_draft_that_was_withdrawn_is_found_again_by_its_writer(
    documentation: Team, analyst: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    figure = moved(noted(analyst, documentation), "withdraw", by=supervisor)
    assert figure.get_absolute_url() in client_of(analyst).get("/figures/").content.decode()
    assert client_of(liaison).get(figure.get_absolute_url()).status_code == 404


def test_what_waits_for_a_decision_is_counted_for_those_who_take_it(
    documentation: Team, analyst: User, supervisor: User, supervisor2: User, liaison: User
) -> None:
    moved(noted(supervisor, documentation), "submit", by=supervisor)
    explained(analyst, documentation)
    noted(analyst, documentation)
    counted = {str(each): waiting_on_board(each, 10) for each in (analyst, supervisor, supervisor2, liaison)}
    assert list(counted.values()) == [0, 1, 2, 0]
    assert waiting_on_board(supervisor2, 1) == 1

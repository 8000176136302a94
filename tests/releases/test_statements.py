"""The course of a statement: one table for page, POST and PostgreSQL; approved by somebody who wrote no part of it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from accounts.models import Team, User
from casework.mistake import Mistake
from casework.models import MoveMade
from casework.moves import Given, Refusal
from releases.models import ConfirmedCell, FrozenTally, Statement
from releases.models.statements import CONTENT, StatementCourse
from releases.statements.approving import approve
from releases.statements.cells import small_cells
from releases.statements.workflow import WORKFLOW
from releases.statements.writing import change_statement, write_statement
from tests.agreeing import agree
from tests.conftest import ClientOf
from tests.releases.stating import let_go, move, moved, published, saved, stated, texts, typed

pytestmark = pytest.mark.django_db
WAY_TO: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (),
    "submitted": (("submit", "analyst"),),
    "approved": (("submit", "analyst"), ("approve", "supervisor2")),
    "published": (("submit", "analyst"), ("approve", "supervisor2"), ("publish", "supervisor2")),
    "withdrawn": (("put-aside", "analyst"),),
}
PEOPLE = ("analyst", "supervisor", "overseer", "liaison", "documenter", "administrator", "other_supervisor")


@pytest.fixture
def tally(documenter: User, supervisor: User, documentation: Team, analyst: User) -> FrozenTally:
    """Four from Daraa, two from Hama, one from Damascus, as known now."""
    let_go(documenter, supervisor, documentation, *["SY-DR"] * 4, *["SY-HM"] * 2, "SY-DI")
    return saved(analyst, documentation.organisation)


@pytest.fixture
def statement(tally: FrozenTally, analyst: User) -> Statement:
    """Written by the analyst, and whole."""
    return stated(analyst, tally)


def test_postgresql_has_the_table_of_the_workflow() -> None:
    ours = {
        (name, start, end): each.right.value
        for name, each in WORKFLOW.moves.items()
        for start, end in each.transitions.items()
    }
    states = StatementCourse.values
    with connection.cursor() as cursor:
        for key in [(name, start, end) for name in [*WORKFLOW.moves, "forget"] for start in states for end in states]:
            cursor.execute("SELECT right_to_move_statement(%s, %s, %s)", key)
            assert cursor.fetchall() == [(ours.get(key),)], key


def test_postgresql_freezes_the_declared_columns() -> None:
    columns = {Statement._meta.get_field(name).column for name in CONTENT}  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute("SELECT jsonb_object_keys(statement_content('{}'))")
        assert {name for (name,) in cursor.fetchall()} == columns


def test_the_diagram_on_the_page_about_them_is_that_of_the_workflow() -> None:
    with override("en"):
        drawn = {
            f"{start} --> {end}: {each.label}"
            for each in WORKFLOW.moves.values()
            for start, end in each.transitions.items()
        }
    page = Path(__file__).parents[2] / "docs" / "statements.md"
    arrows = {text.strip() for text in page.read_text().splitlines() if " --> " in text}
    assert arrows == {*drawn, "[*] --> draft: Write"}


@pytest.mark.parametrize("state", WAY_TO)
def test_page_answer_and_post_agree(
    state: str, statement: Statement, request: pytest.FixtureRequest, client_of: ClientOf, subtests: pytest.Subtests
) -> None:
    for name, by in WAY_TO[state]:
        moved(statement, name, by=request.getfixturevalue(by))
    ticks = {f"cell_{number}": "on" for number, _cell in enumerate(small_cells(statement))}
    for reader in PEOPLE:
        person: User = request.getfixturevalue(reader)
        with subtests.test(reader):
            agree(WORKFLOW, statement, person, client_of(person), own_pages={"approve": "approve/"}, also=ticks)


def test_nobody_approves_what_they_wrote(tally: FrozenTally, supervisor: User, supervisor2: User) -> None:
    own = moved(stated(supervisor, tally), "submit", by=supervisor)
    refused = move(own, "approve", supervisor)
    assert isinstance(refused, Refusal)
    assert "كتبت جزءًا من هذا" in refused.sentence
    assert isinstance(move(own, "approve", supervisor2), MoveMade)


def test_whoever_changed_a_word_wrote_part_of_it(
    statement: Statement, analyst: User, supervisor: User, supervisor2: User
) -> None:
    change_statement(statement, {"happened_en": "They came home."}, by=supervisor)
    moved(statement, "submit", by=analyst)
    assert isinstance(move(statement, "approve", supervisor), Refusal)
    assert isinstance(move(statement, "approve", supervisor2), MoveMade)


def test_numbers_are_given_in_the_order_of_publication(tally: FrozenTally, analyst: User, supervisor: User) -> None:
    first, second = (published(analyst, supervisor, tally) for _number in range(2))
    assert [(each.number, each.edition) for each in (first, second)] == [(1, 0), (2, 0)]


def test_each_small_number_is_let_stand_by_name(statement: Statement, analyst: User, supervisor: User) -> None:
    moved(statement, "submit", by=analyst)
    assert [(cell.place, cell.people) for cell in small_cells(statement)] == [("SY-HM", 2), ("SY-DI", 1)]
    refused = approve(statement, Given(1), ["SY-HM"], by=supervisor)
    assert isinstance(refused, Refusal)
    assert refused.mendable
    assert not ConfirmedCell.objects.exists()
    moved(statement, "approve", by=supervisor)
    kept = ConfirmedCell.objects.of(statement).values_list("place", "people", "by")
    assert list(kept) == [("SY-HM", 2, supervisor.pk), ("SY-DI", 1, supervisor.pk)]


def test_the_page_of_approval_names_the_numbers_and_misses_the_tick(
    statement: Statement, analyst: User, supervisor: User, client_of: ClientOf
) -> None:
    moved(statement, "submit", by=analyst)
    client, address = client_of(supervisor), f"/statements/{statement.pk}/approve/"
    assert "Damascus Province: one detainee" in client.get(address).content.decode()
    answer = client.post(address, {"revision": 1, "cell_0": "on"})
    assert answer.status_code == 422
    statement.refresh_from_db()
    assert statement.status == "submitted"


def test_what_is_approved_is_what_was_looked_at(statement: Statement, analyst: User, supervisor: User) -> None:
    moved(statement, "submit", by=analyst)
    moved(statement, "take-back", "submit", by=analyst)
    refused = approve(statement, Given(1), ["SY-HM", "SY-DI"], by=supervisor)
    assert isinstance(refused, Refusal)
    assert refused.stale
    assert not ConfirmedCell.objects.exists()


def test_it_goes_back_to_its_author_with_a_sentence(
    statement: Statement, analyst: User, supervisor: User, client_of: ClientOf
) -> None:
    moved(moved(statement, "submit", by=analyst), "return", by=supervisor)
    page = client_of(analyst).get(statement.get_absolute_url()).content.decode()
    assert "As they said." in page
    assert statement.status == "draft"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"happened_en": ""}, "ماذا حدث، بالإنكليزية"),
        ({"title_ar": ""}, "العنوان بالعربية"),
        ({"not_known_ar": "لا نعرف شيئًا."}, "ما ليس معروفًا، بالإنكليزية"),
        ({"happened_en": "There were 7 of them."}, "7"),
    ],
)
def test_what_is_not_whole_is_not_submitted(
    said: dict[str, str], sentence: str, tally: FrozenTally, analyst: User
) -> None:
    refused = move(stated(analyst, tally, **said), "submit", analyst)
    assert isinstance(refused, Refusal)
    assert sentence in refused.sentence


def test_there_is_no_statement_on_nobody_nor_on_one_sex(tally: FrozenTally, analyst: User, documentation: Team) -> None:
    with override("en"):
        for asked, sentence in (({"facility": "adra"}, "counts nobody"), ({"sex": "unknown"}, "single people")):
            empty = saved(analyst, documentation.organisation, **asked)
            refused = write_statement(empty, texts(empty), by=analyst)
            assert isinstance(refused, Mistake)
            assert sentence in refused.sentence


def test_it_is_typed_once_and_kept_as_it_was_typed(tally: FrozenTally, analyst: User, client_of: ClientOf) -> None:
    client, sent = client_of(analyst), typed(tally, happened_en="They came home.")
    for _twice in range(2):
        assert client.post(f"/statements/new/?tally={tally.reference}", sent).status_code == 302
    made = Statement.objects.get()
    assert (made.happened_en, made.status, made.made_by) == ("They came home.", "draft", analyst)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"happened_en": "103 men."}, "“103” is typed here"),
        ({"happened_ar": "كانوا ١٠٣ رجال."}, "“١٠٣” is typed here"),
        ({"happened_en": "Seven: 7."}, "write {total}, which is this number"),
        ({"happened_en": "From {prowince: Daraa}."}, "Is it {province: …}?"),
        ({"happened_en": "A {brace."}, "A brace stands alone"),
        ({"dated": "5/2022"}, "Say the day"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    changes: dict[str, str], says: str, tally: FrozenTally, analyst: User, client_of: ClientOf
) -> None:
    analyst.language = "en"
    analyst.save()
    sent = typed(tally, **changes)
    answer = client_of(analyst).post(f"/statements/new/?tally={tally.reference}", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert Statement.objects.count() == 0
    assert says in page
    assert next(iter(changes.values())) in page


def test_two_editors_lose_nothing(statement: Statement, tally: FrozenTally, analyst: User, client_of: ClientOf) -> None:
    client, address = client_of(analyst), f"/statements/{statement.pk}/change/"
    sent = typed(tally, version=1)
    assert client.post(address, {**sent, "happened_en": "First."}).status_code == 302
    second = client.post(address, {**sent, "happened_en": "Second."})
    assert second.status_code == 409
    assert "Second." in second.content.decode()
    assert Statement.objects.get().happened_en == "First."


def test_its_organisation_sees_it_and_nobody_else(
    statement: Statement, overseer: User, other_supervisor: User, liaison: User
) -> None:
    assert Statement.objects.visible_to(overseer).get() == statement
    for person in (other_supervisor, liaison):
        assert not Statement.objects.visible_to(person).exists()


def test_the_queries_of_the_list_do_not_grow(
    tally: FrozenTally, analyst: User, supervisor: User, client_of: ClientOf
) -> None:
    costs, client = [], client_of(supervisor)
    for _turn in range(2):
        for _number in range(3):
            published(analyst, supervisor, tally)
        client.get("/statements/?status=all")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/statements/?status=all").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_the_heading_says_by_what_the_list_is_ordered(tally: FrozenTally, analyst: User, english_of: ClientOf) -> None:
    """The one written last is of an earlier date."""
    days = [timezone.localdate() - timedelta(days=ago) for ago in (1, 9, 5)]
    one, two, three = (stated(analyst, tally, dated=day) for day in days)
    client = english_of(analyst)
    for query, rows, said in (
        ("", [three, two, one], ("descending", "What it says, by entry")),
        ("?sort=entered", [one, two, three], ("ascending", "What it says, by entry")),
        ("?sort=-dated", [one, three, two], ("descending", "Date")),
    ):
        answer = client.get(f"/statements/{query}")
        assert [row[0] for row in answer.context["rows"]] == rows
        assert re.findall(r'<th scope="col" aria-sort="(\w+)"><a [^>]*>([^<]+)', answer.content.decode()) == [said]


@pytest.mark.parametrize("query", ["?status=x", "?after=%00", "?sort=-x"])
def test_a_strange_address_breaks_nothing(query: str, analyst: User, client_of: ClientOf) -> None:
    assert client_of(analyst).get(f"/statements/{query}").status_code == 200


def test_a_date_that_has_not_come_is_not_stated(tally: FrozenTally, analyst: User) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert isinstance(move(stated(analyst, tally, dated=tomorrow), "submit", analyst), Refusal)

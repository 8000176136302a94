"""When records change after a statement was published: “now 4”, and a correction by itself, one at a time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import gettext, override

from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Refusal
from releases.models import FrozenTally, Release, Statement
from releases.statements import correcting
from releases.statements.correcting import look_after_statements
from releases.statements.waiting import to_be_corrected, to_be_decided
from releases.statements.writing import change_statement, write_correction
from tests.conftest import ClientOf
from tests.releases.making import disputed
from tests.releases.stating import let_go, move, moved, published, saved, stated
from tests.releases.test_tally_screen import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def released(documenter: User, supervisor: User, documentation: Team) -> list[Release]:
    """Four from Daraa, one from Damascus."""
    return let_go(documenter, supervisor, documentation, *["SY-DR"] * 4, "SY-DI")


@pytest.fixture
def statement(released: list[Release], analyst: User, supervisor: User, documentation: Team) -> Statement:
    """Published on these five."""
    return published(analyst, supervisor, saved(analyst, documentation.organisation))


def open_corrections() -> list[Statement]:
    return list(Statement.objects.open().filter(corrects__isnull=False))


def test_nothing_is_drafted_while_nothing_has_changed(statement: Statement) -> None:
    look_after_statements()
    assert open_corrections() == []


def test_a_correction_is_drafted_by_itself_and_one_is_open_at_a_time(
    statement: Statement, released: list[Release], supervisor2: User, analyst: User
) -> None:
    disputed(released[0], supervisor2)
    for _twice in range(2):
        look_after_statements()
    (draft,) = open_corrections()
    assert (draft.corrects, draft.tally.people, draft.status) == (statement, 4, "draft")
    assert draft.made_by.is_system
    assert draft.title_en == statement.title_en
    assert to_be_corrected(analyst, 9) == 1


def test_the_database_lets_one_be_open(
    statement: Statement, released: list[Release], supervisor2: User, analyst: User
) -> None:
    disputed(released[0], supervisor2)
    look_after_statements()
    with pytest.raises(IntegrityError), transaction.atomic():
        write_correction(statement, by=analyst)


def test_a_correction_that_nobody_took_in_hand_follows_the_records_once_an_hour_and_lapses(
    statement: Statement, released: list[Release], supervisor: User, supervisor2: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    disputed(released[0], supervisor2)
    look_after_statements()
    disputed(released[1], supervisor2)
    look_after_statements()
    assert [each.tally.people for each in open_corrections()] == [4]
    monkeypatch.setattr(correcting, "RENEWED", timedelta(0))
    look_after_statements()
    (draft,) = open_corrections()
    assert draft.tally.people == 3
    let_go(released[0].made_by, supervisor, released[0].team, "SY-DR", "SY-DR")
    look_after_statements()
    assert open_corrections() == []
    draft.refresh_from_db()
    assert draft.status == "withdrawn"


def test_what_somebody_took_in_hand_is_left_to_them(
    statement: Statement, released: list[Release], supervisor2: User, analyst: User
) -> None:
    disputed(released[0], supervisor2)
    look_after_statements()
    (draft,) = open_corrections()
    change_statement(draft, {"changed_en": "One was mistaken.", "changed_ar": "كان واحد منهم خطأً."}, by=analyst)
    disputed(released[1], supervisor2)
    look_after_statements()
    (again,) = open_corrections()
    assert again.tally.people == 4
    assert to_be_corrected(analyst, 9) == 0


def test_a_needed_correction_is_not_put_aside(
    statement: Statement, released: list[Release], supervisor2: User, analyst: User
) -> None:
    disputed(released[0], supervisor2)
    look_after_statements()
    (draft,) = open_corrections()
    assert isinstance(move(draft, "put-aside", analyst), Refusal)


def test_the_page_says_now_and_who_made_the_difference(
    statement: Statement, released: list[Release], supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    supervisor.language = "en"
    supervisor.save()
    disputed(released[0], supervisor2)
    look_after_statements()
    client = client_of(supervisor)
    page = client.get(statement.get_absolute_url())
    assert "5 here, now 4." in page.content.decode()
    assert "now 4" in client.get("/statements/").content.decode()
    changes = client.get(page.context["page"].changes_url).content.decode()
    assert str(supervisor2) in changes


def test_a_correction_is_approved_by_two_and_stands_in_its_place(
    statement: Statement, released: list[Release], supervisor: User, supervisor2: User, analyst: User
) -> None:
    disputed(released[0], supervisor2)
    look_after_statements()
    (draft,) = open_corrections()
    moved(draft, "submit", by=analyst)
    assert to_be_decided(supervisor, 9) == 1
    moved(draft, "approve", "publish", by=supervisor)
    statement.refresh_from_db()
    assert (statement.status, draft.status, draft.number, draft.edition) == ("corrected", "published", 1, 1)
    look_after_statements()
    assert open_corrections() == []


def test_nobody_publishes_a_correction_alone_that_the_program_drafted(
    released: list[Release], supervisor: User, supervisor2: User, analyst: User, documentation: Team
) -> None:
    """Neither who wrote the words that it repeats, nor who handed it in."""
    own = published(supervisor, supervisor2, saved(analyst, documentation.organisation))
    disputed(released[0], supervisor2)
    look_after_statements()
    (draft,) = open_corrections()
    moved(draft, "submit", by=supervisor)
    assert to_be_decided(supervisor, 9) == 0
    assert isinstance(move(draft, "approve", supervisor), Refusal)
    moved(draft, "take-back", "submit", by=supervisor2)
    assert to_be_decided(supervisor2, 9) == to_be_decided(supervisor, 9) == 0
    assert isinstance(move(draft, "approve", supervisor2), Refusal)
    assert isinstance(move(draft, "approve", supervisor), Refusal), "the words are still theirs"
    moved(draft, "take-back", "submit", by=analyst)
    moved(draft, "approve", "publish", by=supervisor2)
    own.refresh_from_db()
    assert own.status == "corrected"


def test_each_small_difference_is_let_stand_by_name(
    statement: Statement, released: list[Release], supervisor: User, supervisor2: User, analyst: User
) -> None:
    disputed(released[0], supervisor2)
    look_after_statements()
    (draft,) = open_corrections()
    moved(draft, "submit", "take-back", "submit", by=analyst)
    assert isinstance(move(draft, "approve", supervisor), MoveMade)
    assert set(draft.confirmed_cells.values_list("place", flat=True)) == {"SY-DI", "SY-DR/was"}


def test_a_correction_of_what_was_withdrawn_is_not_published(
    statement: Statement, released: list[Release], supervisor: User, supervisor2: User, analyst: User
) -> None:
    disputed(released[0], supervisor2)
    look_after_statements()
    (draft,) = open_corrections()
    moved(moved(draft, "submit", by=analyst), "approve", by=supervisor)
    moved(statement, "withdraw", by=supervisor)
    draft = Statement.objects.get(pk=draft.pk)
    assert isinstance(move(draft, "publish", supervisor), Refusal)


def test_when_nobody_is_left_it_is_withdrawn_and_not_corrected(
    statement: Statement, released: list[Release], supervisor2: User, analyst: User
) -> None:
    for release in released:
        disputed(release, supervisor2)
    look_after_statements()
    (draft,) = open_corrections()
    assert draft.tally.people == 0
    refused = move(draft, "submit", analyst)
    assert isinstance(refused, Refusal)


def test_the_first_page_shows_what_waits(
    statement: Statement, released: list[Release], supervisor: User, supervisor2: User, analyst: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    """A correction that drafted itself, then one to decide on, then one that came back: each where it waits."""

    def told(person: User) -> set[str]:
        page = client_of(person).get("/").context["dashboard"]
        return {str(figure.label) for figure in page.figures if figure.url == "/statements/"}

    with override("ar"):
        to_decide, to_write, came_back = map(
            gettext, ("Statements to approve or publish", "Corrections to be written", "Statements returned to me")
        )
    disputed(released[0], supervisor2)
    look_after_statements()
    (draft,) = open_corrections()
    assert told(analyst) == told(supervisor) == {to_write}
    change_statement(draft, {"dated": draft.dated, "happened_en": "They came home."}, by=analyst)
    moved(draft, "submit", by=analyst)
    assert (told(analyst), told(supervisor)) == (set(), {to_decide})
    moved(draft, "return", by=supervisor)
    assert (told(analyst), told(supervisor)) == ({came_back}, set())


def test_a_draft_is_drawn_anew_from_the_figures_of_now(
    released: list[Release], supervisor2: User, analyst: User, documentation: Team, client_of: ClientOf
) -> None:
    tally: FrozenTally = saved(analyst, documentation.organisation)
    draft = stated(analyst, tally)
    disputed(released[0], supervisor2)
    assert client_of(analyst).post(f"/statements/{draft.pk}/today/").status_code == 302
    draft.refresh_from_db()
    assert draft.tally.people == 4


def test_who_withdraws_a_correction_is_told_beforehand_what_goes_with_it(
    statement: Statement, released: list[Release], supervisor: User, supervisor2: User, analyst: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    client = reading(client_of, supervisor)
    address = "/statements/{}/moves/withdraw/"
    assert "earlier ones of statement" not in client.get(address.format(statement.pk)).content.decode()
    disputed(released[0], supervisor2)
    look_after_statements()
    (draft,) = open_corrections()
    assert "correction of statement 1" in client.get("/statements/").content.decode()
    moved(draft, "submit", by=analyst)
    moved(draft, "approve", "publish", by=supervisor)
    assert "earlier ones of statement 1" in client.get(address.format(draft.pk)).content.decode()

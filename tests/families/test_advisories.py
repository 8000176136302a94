"""The course of an advisory: one table for page, POST and PostgreSQL; published by somebody who wrote no part of it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from accounts.models import Team, User
from accounts.rights import Role
from casework.begun import typed_in
from casework.models import Draft, MoveMade
from casework.moves import Refusal
from families.advisories.workflow import MOST, WORKFLOW
from families.advisories.writing import change_advisory
from families.models import Advisory
from families.models.advisories import CONTENT, AdvisoryCourse
from tests.agreeing import agree
from tests.conftest import ClientOf, make_person
from tests.families.advising import NEW, corrected, move, moved, published, today, typed, written

pytestmark = pytest.mark.django_db
WAY_TO: dict[str, tuple[str, ...]] = {
    "draft": (), "submitted": ("submit",), "published": ("submit", "publish"), "withdrawn": ("withdraw",),
}  # fmt: skip
PEOPLE = ("liaison", "supervisor", "overseer", "documenter", "analyst", "administrator", "other_supervisor")


@pytest.fixture
def advisory(documentation: Team, liaison: User) -> Advisory:
    """Written by the liaison, and whole."""
    return written(liaison, documentation)


def in_state(advisory: Advisory, state: str, by: User) -> Advisory:
    return moved(advisory, *WAY_TO[state], by=by)


def test_postgresql_has_the_table_of_the_workflow() -> None:
    ours = {
        (name, start, end): each.right.value
        for name, each in WORKFLOW.moves.items()
        for start, end in each.transitions.items()
    }
    states = AdvisoryCourse.values
    with connection.cursor() as cursor:
        for key in [(name, start, end) for name in [*WORKFLOW.moves, "forget"] for start in states for end in states]:
            cursor.execute("SELECT right_to_move_advisory(%s, %s, %s)", key)
            assert cursor.fetchall() == [(ours.get(key),)], key


def test_postgresql_freezes_the_declared_columns() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT jsonb_object_keys(advisory_content('{}'))")
        assert {name for (name,) in cursor.fetchall()} == set(CONTENT)


def test_the_diagram_on_the_page_about_them_is_that_of_the_workflow() -> None:
    with override("en"):
        drawn = {
            f"{start} --> {end}: {each.label}"
            for each in WORKFLOW.moves.values()
            for start, end in each.transitions.items()
        }
    page = Path(__file__).parents[2] / "docs" / "public.md"
    arrows = {text.strip() for text in page.read_text().splitlines() if " --> " in text}
    assert arrows == {*drawn, "[*] --> draft: Write"}


@pytest.mark.parametrize("state", WAY_TO)
def test_page_answer_and_post_agree(
    state: str, advisory: Advisory, supervisor2: User, request: pytest.FixtureRequest, client_of: ClientOf,
    subtests: pytest.Subtests,
) -> None:  # fmt: skip
    in_state(advisory, state, supervisor2)
    for reader in PEOPLE:
        person: User = request.getfixturevalue(reader)
        with subtests.test(reader):
            agree(WORKFLOW, advisory, person, client_of(person))


def test_nobody_publishes_what_they_wrote(documentation: Team, supervisor: User, supervisor2: User) -> None:
    own = moved(written(supervisor, documentation), "submit", by=supervisor)
    refused = move(own, "publish", supervisor)
    assert isinstance(refused, Refusal)
    assert "كتبت جزءًا من هذا" in refused.sentence
    assert isinstance(move(own, "publish", supervisor2), MoveMade)
    assert (own.standing is not None, own.published_by) == (True, supervisor2)


def test_whoever_changed_a_word_wrote_part_of_it(
    advisory: Advisory, liaison: User, supervisor: User, supervisor2: User
) -> None:
    change_advisory(advisory, {"basis": "Called the association."}, by=supervisor)
    moved(advisory, "submit", by=liaison)
    assert isinstance(move(advisory, "publish", supervisor), Refusal)
    assert isinstance(move(advisory, "publish", supervisor2), MoveMade)


def test_what_was_written_before_the_last_publication_does_not_count(
    documentation: Team, supervisor: User, supervisor2: User
) -> None:
    advisory = published(supervisor, supervisor2, documentation)
    corrected(advisory, supervisor2, text_en="Stay at home.")
    assert isinstance(move(advisory, "publish", supervisor), MoveMade)


def test_a_correction_is_a_new_version_and_the_old_one_stands_until_then(
    documentation: Team, liaison: User, supervisor: User
) -> None:
    advisory = published(liaison, supervisor, documentation)
    corrected(advisory, liaison, text_en="Stay at home.")
    assert advisory.standing is not None
    assert advisory.standing.text_en == "Do not go to the prison."
    moved(advisory, "publish", by=supervisor)
    assert advisory.standing.text_en == "Stay at home."
    assert [each.number for each in advisory.versions.order_by("number")] == [1, 2]


def test_what_is_withdrawn_stands_no_more_and_says_why(
    documentation: Team, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    advisory = published(liaison, supervisor, documentation)
    assert isinstance(move(advisory, "withdraw", liaison), Refusal)
    moved(advisory, "withdraw", by=supervisor)
    assert (advisory.standing, advisory.published_at) == (None, None)
    page = client_of(liaison).get(advisory.get_absolute_url()).content.decode()
    assert "As they said." in page
    assert "Do not go to the prison." in page, "its history is kept"


@pytest.mark.parametrize(
    "said",
    [
        {"title_en": "", "text_en": ""},
        {"sources_ar": "", "sources_en": ""},
        {"first_day": None},
    ],
)
def test_what_is_not_whole_or_over_is_not_submitted(
    said: dict[str, object], documentation: Team, liaison: User
) -> None:
    if said == {"first_day": None}:
        said = {"first_day": today() - timedelta(days=3), "last_day": today() - timedelta(days=1)}
    assert isinstance(move(written(liaison, documentation, **said), "submit", liaison), Refusal)


def test_sources_that_may_not_be_named_are_enough(documentation: Team, liaison: User, supervisor: User) -> None:
    published(liaison, supervisor, documentation, sources_ar="", sources_en="", unnamed_sources=True)


def test_it_is_typed_once_and_kept_as_it_was_typed(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client, sent = client_of(liaison), typed(documentation, title_tr="Kuşatma yok", text_tr="Gitmeyin.")
    first, second = client.post(NEW, sent), client.post(NEW, sent)
    assert first.status_code == second.status_code == 302
    advisory = Advisory.objects.get()
    assert (advisory.text_tr, advisory.status, advisory.made_by) == ("Gitmeyin.", "draft", liaison)


def test_to_whom_it_is_closed_what_was_typed_is_called_as_it_was_there(
    documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    english_of(liaison).post("/drafts/keep/", {**typed(documentation), "kept-form": "advisory", "kept-about": ""})
    with override("en"):
        labels = [label for label, _words in typed_in(Draft.objects.get())]
    assert "Heading in English" in labels
    assert not {"Desk", "team"} & set(labels), "of it only a number was sent"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"verdict": ""}, "Say what the rumour is worth."),
        ({"last_day": "1/1/2020"}, "This lies before the first day."),
        ({"first_day": "5/2026"}, "Say the day: an advisory begins and ends on one."),
        ({"text_ar": ""}, "This field is required."),
        ({"title_de": "Nicht belagert"}, "There is a heading, and no text under it."),
        ({"text_fr": "N’y allez pas."}, "There is a text, and no heading over it."),
        ({"text_en": "Call +963 933 000 111."}, "nobody else's number is published"),
        ({"text_ar": "راسلوا me@example.org"}, "nobody else's number is published"),
        ({"basis": "0933000111 told us."}, "A telephone number or an e-mail address stands in this."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    changes: dict[str, str], says: str, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    with override("en"):
        answer = client_of(liaison).post(NEW, typed(documentation, **changes), headers={"accept-language": "en"})
    page = answer.content.decode().replace("&#x27;", "'")
    assert answer.status_code == 422
    assert Advisory.objects.count() == 0
    assert "The prison is not besieged" in page
    assert says in page or liaison.language == "ar"


def test_two_editors_lose_nothing(advisory: Advisory, documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client, address = client_of(liaison), f"/families/advisories/{advisory.pk}/change/"
    sent = typed(documentation, version=1)
    assert client.post(address, {**sent, "text_en": "First."}).status_code == 302
    second = client.post(address, {**sent, "text_en": "Second."})
    assert second.status_code == 409
    assert "Second." in second.content.decode()
    assert Advisory.objects.get().text_en == "First."


def test_what_is_decided_on_is_what_was_looked_at(advisory: Advisory, liaison: User, supervisor: User) -> None:
    moved(advisory, "submit", by=liaison)
    seen = Advisory.objects.get()
    moved(advisory, "take-back", by=liaison)
    change_advisory(advisory, {"text_en": "Go there."}, by=liaison)
    moved(advisory, "submit", by=liaison)
    refused = move(seen, "publish", supervisor)
    assert isinstance(refused, Refusal)
    assert refused.stale


def test_both_desks_of_the_organisation_see_it_and_nobody_else(
    advisory: Advisory, family_centre: Team, overseer: User, other_supervisor: User, analyst: User
) -> None:
    colleague = make_person("liaison_of_the_centre", (family_centre, Role.LIAISON))
    for person in (colleague, overseer):
        assert Advisory.objects.visible_to(person).get() == advisory
    for person in (other_supervisor, analyst):
        assert not Advisory.objects.visible_to(person).exists()


def test_the_active_ones_stand_at_the_top_of_the_desk(
    documentation: Team, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    published(liaison, supervisor, documentation)
    past = {"first_day": today() - timedelta(days=9), "last_day": today()}
    over = published(liaison, supervisor, documentation, title_en="Over tomorrow", **past)
    written(liaison, documentation, title_en="Not published")
    shown = client_of(liaison).get("/families/").context["desk"].advisories
    assert {each.title_en for each in shown} == {"The prison is not besieged", "Over tomorrow"}
    assert list(Advisory.objects.active(today() + timedelta(days=1)).exclude(pk=over.pk)) == [
        each for each in shown if each.pk != over.pk
    ]
    assert over not in Advisory.objects.active(today() + timedelta(days=1))


def test_no_more_stand_than_families_read(
    documentation: Team, liaison: User, supervisor: User, other_team: Team, other_supervisor: User
) -> None:
    first, *_others = [published(liaison, supervisor, documentation) for _number in range(MOST)]
    waits = moved(written(liaison, documentation), "submit", by=liaison)
    assert isinstance(move(waits, "publish", supervisor), Refusal)
    theirs = make_person("theirs", (other_team, Role.LIAISON))
    published(theirs, other_supervisor, other_team)
    corrected(first, liaison)
    moved(first, "publish", by=supervisor)
    moved(first, "withdraw", by=supervisor)
    moved(waits, "publish", by=supervisor)


def test_a_warning_stands_before_verdicts(documentation: Team, liaison: User, supervisor: User) -> None:
    warning = published(liaison, supervisor, documentation, kind="warning", verdict="")
    rumour = published(liaison, supervisor, documentation)
    assert list(Advisory.objects.active(today())) == [warning, rumour]


@pytest.mark.parametrize("address", ["/families/advisories/?status=all", "/families/"])
def test_the_queries_do_not_grow(
    address: str, documentation: Team, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    costs, client = [], client_of(liaison)
    for _turn in range(2):
        for _number in range(3):
            published(liaison, supervisor, documentation)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_the_heading_says_by_what_the_list_is_ordered(documentation: Team, liaison: User, english_of: ClientOf) -> None:
    """The one written last begins earlier, and comes before the other in the alphabet."""
    one = written(liaison, documentation, title_en="B", title_ar="ب", first_day=today())
    two = written(liaison, documentation, title_en="A", title_ar="أ", first_day=today() - timedelta(days=9))
    client = english_of(liaison)
    for query, rows, way in (("", [two, one], "descending"), ("?sort=entered", [one, two], "ascending")):
        answer = client.get(f"/families/advisories/{query}")
        assert [row[0] for row in answer.context["rows"]] == rows
        found = re.findall(r'<th scope="col" aria-sort="(\w+)"><a [^>]*>([^<]+)', answer.content.decode())
        assert found == [(way, "What it says, by entry")]


@pytest.mark.parametrize("query", ["?status=x", "?kind=<script>", "?after=%00", "?sort=-x"])
def test_a_strange_address_breaks_nothing(query: str, liaison: User, client_of: ClientOf) -> None:
    assert client_of(liaison).get(f"/families/advisories/{query}").status_code == 200


def test_ten_of_an_organisation_stand_and_postgresql_counts_them(
    documentation: Team, liaison: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The eleventh is refused in a sentence, also where somebody was quicker than the page had counted."""
    standing = [published(liaison, supervisor, documentation) for _each in range(10)]
    eleventh = moved(written(liaison, documentation), "submit", by=liaison)
    refusal = move(eleventh, "publish", supervisor)
    assert isinstance(refusal, Refusal)
    monkeypatch.setattr("families.advisories.workflow.MOST", 99)
    assert move(eleventh, "publish", supervisor) == refusal
    assert eleventh.status == "submitted"
    again = corrected(standing[0], liaison, text_en="Do not go there.")
    assert isinstance(move(again, "publish", supervisor), MoveMade), "what stands already is not one more"
    moved(standing[1], "withdraw", by=supervisor)
    assert isinstance(move(eleventh, "publish", supervisor), MoveMade)

"""Defining fields of a team: by its supervisors, few, never removed, and never what is not kept in clear."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from accounts.moves import Refusal
from casework.models import MoveMade, OwnChoice, OwnField
from casework.models.own_fields import MOST, OWN_FIELD
from casework.own.defining import make_field
from tests.casework.own.making import field, retired, stands, written
from tests.conftest import ClientOf
from tests.releases.records import draft

pytestmark = pytest.mark.django_db

SAID = {"of": "release", "kind": "text", "slug": "paper", "name_ar": "رقم الورقة", "name_en": "Paper number"}
ROWS = {"words-TOTAL_FORMS": "3", "words-INITIAL_FORMS": "0"}


def sent(team: Team, **changes: str) -> dict[str, str]:
    """What the form sends for a field of text."""
    return {"team": str(team.pk), **SAID, **ROWS, **changes}


def words(*pairs: tuple[str, str]) -> dict[str, str]:
    """Words of a choice, in the rows of the form."""
    return {
        f"words-{row}-{name}": text
        for row, pair in enumerate(pairs) for name, text in zip(("word_ar", "word_en"), pair, strict=True)
    }  # fmt: skip


def test_a_supervisor_defines_a_field(documentation: Team, supervisor: User, client_of: ClientOf) -> None:
    assert client_of(supervisor).post("/own-fields/new/", sent(documentation)).status_code == 302
    made = OwnField.objects.get()
    assert (made.team, made.of, made.kind, made.column) == (documentation, "release", "text", "own:paper")
    assert (made.made_by, made.is_retired) == (supervisor, False)


def test_a_choice_has_words_in_both_languages(documentation: Team, supervisor: User, client_of: ClientOf) -> None:
    typed = sent(documentation, kind="choice", **words(("أخوه", "His brother"), ("أبوه", "His father")))
    assert client_of(supervisor).post("/own-fields/new/", typed).status_code == 302
    known = OwnChoice.objects.values_list("slug", "word_ar", "word_en")
    assert list(known) == [("his-brother", "أخوه", "His brother"), ("his-father", "أبوه", "His father")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (words(), "Write at least one word that can be chosen."),
        (words(("أخوه", "")), "A word has to be there in both languages."),
        (words(("أخوه", "His brother"), ("أخوه", "His father")), "The same word stands twice."),
    ],
)
def test_a_choice_without_words_is_refused_and_nothing_typed_is_lost(
    documentation: Team, supervisor: User, english_of: ClientOf, typed: dict[str, str], sentence: str
) -> None:
    answer = english_of(supervisor).post("/own-fields/new/", sent(documentation, kind="choice", **typed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "رقم الورقة" in page
    assert not OwnField.objects.exists()


def test_the_short_name_is_made_of_the_english_one(documentation: Team, supervisor: User, client_of: ClientOf) -> None:
    client_of(supervisor).post("/own-fields/new/", sent(documentation, slug=""))
    assert OwnField.objects.get().slug == "paper-number"


def test_the_same_short_name_is_refused_with_a_sentence(
    documentation: Team, supervisor: User, english_of: ClientOf
) -> None:
    field(documentation, supervisor, slug="paper")
    answer = english_of(supervisor).post("/own-fields/new/", sent(documentation, of="detainee"))
    assert answer.status_code == 422
    assert "The team has a field with this short name already." in answer.content.decode()


def test_a_team_has_a_few_and_is_told_so(documentation: Team, supervisor: User) -> None:
    made = [field(documentation, supervisor, slug=f"field-{number}") for number in range(MOST)]
    refused = make_field(documentation, {**SAID, "slug": "one-more"}, (), by=supervisor)
    assert isinstance(refused, Refusal)
    assert str(MOST) in refused.sentence
    retired(made[0], supervisor)
    assert isinstance(make_field(documentation, {**SAID, "slug": "one-more"}, (), by=supervisor), OwnField)


def test_what_is_full_takes_none_back(documentation: Team, supervisor: User, english_of: ClientOf) -> None:
    old = retired(field(documentation, supervisor, slug="old"), supervisor)
    for number in range(MOST):
        field(documentation, supervisor, slug=f"field-{number}")
    page = english_of(supervisor).post(f"/own-fields/{old.pk}/bring-back/", follow=True)
    assert "fields for these records already" in page.content.decode()
    old.refresh_from_db()
    assert old.is_retired


def test_a_field_is_retired_and_brought_back_and_each_is_kept(
    documentation: Team, supervisor: User, client_of: ClientOf
) -> None:
    one, client = field(documentation, supervisor), client_of(supervisor)
    for name in ("retire", "bring-back"):
        assert client.post(f"/own-fields/{one.pk}/{name}/").status_code == 302
    one.refresh_from_db()
    assert not one.is_retired
    made = MoveMade.objects.of(OWN_FIELD, one.pk).values_list("name", "by")
    assert list(made) == [(name, supervisor.pk) for name in ("make", "retire", "bring-back")]


@pytest.mark.parametrize("name", ["bring-back", "destroy"])
def test_what_cannot_become_of_it_is_not_found(
    documentation: Team, supervisor: User, client_of: ClientOf, name: str
) -> None:
    one = field(documentation, supervisor)
    assert client_of(supervisor).post(f"/own-fields/{one.pk}/{name}/").status_code == 404


def test_names_and_words_are_changed_and_who_did_it_is_kept(
    documentation: Team, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, "choice")
    first, second = one.choices.all()
    typed: dict[str, Any] = {
        "version": one.version, "name_ar": "من أوصله", "name_en": "Who drove", "order": 3,
        "words-TOTAL_FORMS": 3, "words-INITIAL_FORMS": 2, "words-0-choice": first.pk, "words-1-choice": second.pk,
        "words-2-word_ar": "جاره", "words-2-word_en": "A neighbour", "words-1-retired": "on",
        **words(("أخوه", "His brother"), ("والده", "His dad")),
    }  # fmt: skip
    assert client_of(supervisor2).post(f"/own-fields/{one.pk}/", typed).status_code == 302
    one.refresh_from_db()
    assert (one.name_en, one.order, one.changed_by, one.slug) == ("Who drove", 3, supervisor2, "choice")
    known = [(each.slug, each.word_en, each.retired_at is not None) for each in one.choices.all()]
    assert known == [
        ("his-brother", "His brother", False), ("his-father", "His dad", True), ("a-neighbour", "A neighbour", False),
    ]  # fmt: skip
    told = MoveMade.objects.of(OWN_FIELD, one.pk).last()
    assert told is not None
    assert "Who drove" in told.sentence


def test_a_word_that_was_chosen_is_not_rewritten_under_its_records(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, "choice")
    first, second = one.choices.all()
    release = written(draft(documentation, documenter), one, "his-brother", documenter)
    typed = {
        "version": str(one.version), "name_ar": "أ", "name_en": "A", "words-TOTAL_FORMS": "2",
        "words-INITIAL_FORMS": "2", "words-0-choice": str(first.pk), "words-1-choice": str(second.pk),
        **words(("الشرطة", "The police"), ("والده", "His dad")),
    }  # fmt: skip
    assert client_of(supervisor).post(f"/own-fields/{one.pk}/", typed).status_code == 302
    assert stands(release, one).word_en == "His brother"
    known = {(each.word_en, each.retired_at is not None) for each in one.choices.all()}
    assert known == {("His brother", True), ("The police", False), ("His dad", False)}


@pytest.mark.parametrize(
    "changes", [{"name_en": "Ring 0933 123 456"}, {"says_ar": "٠٩٣٣١٢٣٤٥٦"}, {"slug": "a-0933123456"}]
)
def test_no_number_stands_in_a_definition(
    documentation: Team, supervisor: User, client_of: ClientOf, changes: dict[str, str]
) -> None:
    assert client_of(supervisor).post("/own-fields/new/", sent(documentation, **changes)).status_code == 422
    typed = sent(documentation, kind="choice", **words(("أبو أحمد ٠٩٣٣١٢٣٤٥٦", "Abu Ahmad")))
    assert client_of(supervisor).post("/own-fields/new/", typed).status_code == 422


def test_who_comes_later_overwrites_nothing(
    documentation: Team, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    typed = {"version": str(one.version), "name_ar": "أ", "name_en": "The first one", **ROWS}
    assert client_of(supervisor).post(f"/own-fields/{one.pk}/", typed).status_code == 302
    answer = client_of(supervisor2).post(f"/own-fields/{one.pk}/", {**typed, "name_en": "The second one"})
    assert answer.status_code == 409
    assert "The second one" in answer.content.decode()
    one.refresh_from_db()
    assert one.name_en == "The first one"


def test_others_neither_see_nor_keep_them(
    documentation: Team, supervisor: User, documenter: User, administrator: User, overseer: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    for somebody, answer in ((documenter, 403), (administrator, 403), (overseer, 404)):
        assert client_of(somebody).get(f"/own-fields/{one.pk}/").status_code == answer
    assert client_of(overseer).post("/own-fields/new/", sent(documentation)).status_code == 422


def test_the_list_costs_the_same_with_more_fields(
    documentation: Team, supervisor: User, client_of: ClientOf, django_assert_num_queries: Any
) -> None:
    client = client_of(supervisor)
    field(documentation, supervisor, slug="first")
    client.get("/own-fields/")
    with CaptureQueriesContext(connection) as few:
        client.get("/own-fields/")
    for number in range(6):
        field(documentation, supervisor, slug=f"field-{number}", of="detainee")
    with django_assert_num_queries(len(few)):
        client.get("/own-fields/")

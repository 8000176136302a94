"""Fields of a team as PostgreSQL keeps them against any statement: whose they are, of which kind, and what stays."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.models import OwnField
from casework.models.own_fields import MOST
from releases.models import Release, ReleaseOwnValue
from tests.casework.own.making import field, retired, written
from tests.faults.attacking import (
    BROKEN_CHECK,
    NO_PRIVILEGE,
    NOBODY_ACTS,
    NOT_THEIRS,
    SOMEBODY_ELSE,
    TWICE,
    WRITTEN_ONCE,
    refused,
    run,
    send,
)
from tests.releases.records import draft

pytestmark = pytest.mark.django_db
FULL, NO_CHOICE, DOES_NOT_FIT, RETIRED = "IF140", "IF141", "IF142", "IF143"
FIELD = """
INSERT INTO casework_ownfield (team_id, of, slug, kind, name_ar, name_en, says_ar, says_en, "order", version,
                               made_by_id, made_at, changed_by_id, changed_at)
SELECT %s, 'release', %s, 'text', 'ح', 'F', '', '', 0, 1, %s, now(), %s, now()
"""
VALUE = """
INSERT INTO releases_releaseownvalue (record_id, field_id, text, folded, number, choice_id, date, written_by_id,
                                      written_at)
SELECT %s, %s, %s, %s, %s, %s, %s, %s, now()
"""


@pytest.fixture
def begun(documentation: Team, documenter: User) -> Release:
    return draft(documentation, documenter)


def put(by: User, record: Any, one: OwnField, *, text: str = "", number: Any = None, choice: Any = None,
        day: Any = None, signed: User | None = None) -> None:  # fmt: skip
    """Send a value as a statement of the serving role."""
    send(by, VALUE, record.pk, one.pk, text, text, number, choice, day, (signed or by).pk)


def test_control_what_fits_is_taken(begun: Release, documentation: Team, supervisor: User, documenter: User) -> None:
    put(documenter, begun, field(documentation, supervisor), text="a word")
    assert ReleaseOwnValue.objects.get().text == "a word"


@pytest.mark.parametrize(("kind", "said"), [
    ("number", {"text": "a word"}), ("text", {"number": 7}), ("date", {"number": 2013}), ("text", {"day": "2013"}),
])  # fmt: skip
def test_a_value_is_of_the_kind_of_its_field(
    begun: Release, documentation: Team, supervisor: User, documenter: User, kind: str, said: dict[str, Any]
) -> None:
    one = field(documentation, supervisor, kind)
    with refused(DOES_NOT_FIT):
        put(documenter, begun, one, **said)


@pytest.mark.parametrize("said", [{}, {"text": "a word", "number": 7}, {"number": 7, "day": "2013"}])
def test_a_value_says_one_thing(
    begun: Release, documentation: Team, supervisor: User, documenter: User, said: dict[str, Any]
) -> None:
    with refused(BROKEN_CHECK):
        put(documenter, begun, field(documentation, supervisor), **said)


def test_a_number_that_reaches_somebody_is_none(
    begun: Release, documentation: Team, supervisor: User, documenter: User
) -> None:
    with refused("22003"):  # the column has no room for it
        put(documenter, begun, field(documentation, supervisor, "number"), number=93312345)


def test_a_value_stands_on_a_record_of_the_fields_team(
    family_centre: Team, documentation: Team, supervisor: User, supervisor2: User, documenter: User, begun: Release
) -> None:
    theirs = field(family_centre, supervisor2)
    on_persons = field(documentation, supervisor, of="detainee", slug="of-persons")
    for one in (theirs, on_persons):
        with refused(DOES_NOT_FIT):
            put(supervisor2, begun, one, text="a word")


def test_a_word_is_one_of_its_field(begun: Release, documentation: Team, supervisor: User, documenter: User) -> None:
    one, other = (field(documentation, supervisor, "choice", slug=slug) for slug in ("one", "other"))
    with refused(DOES_NOT_FIT):
        put(documenter, begun, one, choice=other.choices.all()[0].pk)


def test_what_is_retired_takes_no_new_values(
    begun: Release, documentation: Team, supervisor: User, documenter: User
) -> None:
    one, other = field(documentation, supervisor), field(documentation, supervisor, "choice")
    retired(one, supervisor)
    word = other.choices.all()[0].pk
    send(
        supervisor,
        "UPDATE casework_ownchoice SET retired_at = now(), retired_by_id = %s WHERE id = %s",
        supervisor.pk,
        word,
    )
    with refused(RETIRED):
        put(documenter, begun, one, text="a word")
    with refused(RETIRED):
        put(documenter, begun, other, choice=word)


def test_who_does_not_write_there_writes_nothing(
    begun: Release, documentation: Team, supervisor: User, documenter: User, liaison: User, overseer: User
) -> None:
    one = field(documentation, supervisor)
    for somebody in (liaison, overseer):
        with refused(NOT_THEIRS):
            put(somebody, begun, one, text="a word")
    with refused(SOMEBODY_ELSE):
        put(documenter, begun, one, text="a word", signed=supervisor)
    with refused(NOBODY_ACTS):
        run(VALUE, begun.pk, one.pk, "a", "a", None, None, None, documenter.pk)


def test_what_was_written_is_ended_and_never_changed_or_removed(
    begun: Release, documentation: Team, supervisor: User, documenter: User, liaison: User
) -> None:
    one = field(documentation, supervisor)
    for text in ("first", "second"):
        written(begun, one, text, documenter)
    for statement in (
        "UPDATE releases_releaseownvalue SET text = 'another'", "DELETE FROM releases_releaseownvalue",
        "TRUNCATE releases_releaseownvalue",
    ):  # fmt: skip
        with refused(NO_PRIVILEGE):
            send(documenter, statement)
    end = "UPDATE releases_releaseownvalue SET ended_at = %s, ended_by_id = %s WHERE text = %s"
    with refused(WRITTEN_ONCE):
        send(documenter, end, None, None, "first")
    with refused(NOT_THEIRS):
        send(liaison, end, "2026-11-29", liaison.pk, "second")
    with refused(BROKEN_CHECK):
        send(documenter, end, "2026-11-29", None, "second")
    with refused(TWICE):
        put(documenter, begun, one, text="a third")


def test_a_definition_is_a_supervisors(
    documentation: Team, documenter: User, administrator: User, overseer: User
) -> None:
    for somebody in (documenter, administrator, overseer):
        with refused(NOT_THEIRS):
            send(somebody, FIELD, documentation.pk, "paper", somebody.pk, somebody.pk)


def test_a_few_are_in_use_and_no_more(documentation: Team, supervisor: User) -> None:
    old = retired(field(documentation, supervisor, slug="old"), supervisor)
    for number in range(MOST):
        field(documentation, supervisor, slug=f"field-{number}")
    with refused(FULL):
        send(supervisor, FIELD, documentation.pk, "more", supervisor.pk, supervisor.pk)
    with refused(FULL):
        send(supervisor, "UPDATE casework_ownfield SET retired_at = NULL, retired_by_id = NULL WHERE id = %s", old.pk)


def test_kind_team_and_short_name_stay(documentation: Team, family_centre: Team, supervisor2: User) -> None:
    one = field(documentation, supervisor2)
    for column, value in (("kind", "date"), ("slug", "other"), ("of", "detainee"), ("team_id", family_centre.pk)):
        with refused(WRITTEN_ONCE):
            send(supervisor2, f"UPDATE casework_ownfield SET {column} = %s WHERE id = %s", value, one.pk)
    with refused(NO_PRIVILEGE):
        send(supervisor2, "DELETE FROM casework_ownfield")


def test_only_a_choice_has_words(documentation: Team, supervisor: User) -> None:
    one = field(documentation, supervisor)
    with refused(NO_CHOICE):
        send(
            supervisor,
            'INSERT INTO casework_ownchoice (field_id, slug, word_ar, word_en, "order", made_by_id, made_at)'
            " SELECT %s, 'a', 'ا', 'A', 0, %s, now()", one.pk, supervisor.pk,
        )  # fmt: skip

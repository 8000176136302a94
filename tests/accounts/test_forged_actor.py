"""Who acts is bound by the owner's function: a statement that somebody injects cannot name another person."""

import psycopg
import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from accounts.acting import acting, sign
from accounts.models import User

pytestmark = pytest.mark.django_db


def run(statement: str, *values: str | int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


def refused(statement: str, *values: str | int) -> str:
    """PostgreSQL's sentence; the transaction goes on."""
    with pytest.raises(DatabaseError) as told, transaction.atomic():
        run(statement, *values)
    return str(told.value)


def here() -> int:
    """The number of this transaction, which a token names."""
    return int(str(run("SELECT pg_current_xact_id()::text")))


def test_without_a_token_nobody_can_be_named(supervisor: User) -> None:
    said = refused("SELECT act_as(%s, 'x', %s, '')", supervisor.pk, here())
    assert "not a valid token" in said
    assert "not a valid token" in refused("SELECT act_as(%s, 'x', %s, NULL)", supervisor.pk, here())


def test_the_token_of_one_person_names_no_other(documenter: User, supervisor: User) -> None:
    token = sign(documenter.pk, "x", here())
    assert "not a valid token" in refused("SELECT act_as(%s, 'x', %s, %s)", supervisor.pk, here(), token)
    assert "not a valid token" in refused("SELECT act_as(%s, 'y', %s, %s)", documenter.pk, here(), token)


@pytest.mark.parametrize("through", ["process|1", "|", "a|b|c"])
def test_how_somebody_came_cannot_be_mistaken_for_more(through: str, documenter: User) -> None:
    token = sign(documenter.pk, through, here())
    assert "not a valid token" in refused("SELECT act_as(%s, %s, %s, %s)", documenter.pk, through, here(), token)


def test_a_token_is_of_one_transaction(documenter: User) -> None:
    for other in (here() - 1, here() + 1):
        token = sign(documenter.pk, "x", other)
        assert "not a valid token" in refused("SELECT act_as(%s, 'x', %s, %s)", documenter.pk, other, token)


def test_what_is_read_of_another_session_names_nobody_here(documenter: User, supervisor: User) -> None:
    """Sessions of one role see each other's statements: the whole token stands in pg_stat_activity."""
    other = psycopg.connect(**{**connection.get_connection_params(), "cursor_factory": psycopg.ClientCursor})
    try:
        there = other.execute("SELECT pg_current_xact_id()::text::bigint").fetchall()[0][0]
        token = (supervisor.pk, "process", there, sign(supervisor.pk, "process", there))
        other.execute("SELECT act_as(%s, %s, %s, %s)", token)
        seen = str(run("SELECT query FROM pg_stat_activity WHERE pid = %s", other.info.backend_pid))
        assert token[3] in seen
        with acting(documenter):
            assert "not a valid token" in refused("SELECT act_as(%s, %s, %s, %s)", *token)
    finally:
        other.close()


def forge(mark: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('ifraj.acting', %s, true)", [mark])


def test_a_mark_that_was_made_by_hand_is_no_actor(supervisor: User) -> None:
    this = run("SELECT pg_current_xact_id()::text")
    for mark in (f"{supervisor.pk}", f"{supervisor.pk}|x|{this}|", f"{supervisor.pk}|x|{this}|{'0' * 64}", "|||", "x"):
        forge(mark)
        assert "Nobody is acting" in refused("SELECT acting_person()")


def test_a_mark_altered_to_another_person_is_no_actor(documenter: User, supervisor: User) -> None:
    with acting(documenter):
        mark = str(run("SELECT current_setting('ifraj.acting')"))
        _person, rest = mark.split("|", 1)
        forge(f"{supervisor.pk}|{rest}")
        assert "Nobody is acting" in refused("SELECT acting_person()")
        forge(mark)


@pytest.mark.django_db(transaction=True)
def test_a_mark_carried_into_another_transaction_is_no_actor(documenter: User) -> None:
    with acting(documenter):
        mark = str(run("SELECT current_setting('ifraj.acting')"))
    with transaction.atomic():
        forge(mark)
        assert "Nobody is acting" in refused("SELECT acting_person()")


@pytest.mark.django_db(transaction=True)
def test_the_mark_ends_with_its_transaction(documenter: User) -> None:
    with acting(documenter):
        pass
    assert run("SELECT coalesce(current_setting('ifraj.acting', true), '')") == ""


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT key FROM accounts_acting_key",
        "UPDATE accounts_acting_key SET key = decode(repeat('00', 32), 'hex') RETURNING 1",
        "INSERT INTO accounts_acting_key (key) VALUES (decode(repeat('00', 32), 'hex')) RETURNING 1",
        "CREATE OR REPLACE FUNCTION acting_person() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
        "CREATE FUNCTION public.mine() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
    ],
)
def test_the_key_and_the_functions_are_the_owners(statement: str) -> None:
    with pytest.raises(ProgrammingError):
        run(statement)


def test_a_function_of_the_same_name_in_front_changes_nothing(documenter: User, supervisor: User) -> None:
    """The owner's functions look into their own schema, whatever path the session sets."""
    with acting(documenter), connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.acting_person() RETURNS bigint LANGUAGE sql AS"
            f" 'SELECT {supervisor.pk}::bigint'; SET LOCAL search_path = pg_temp, public"
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("UPDATE accounts_user SET password = 'argon2$x' WHERE id = %s", [supervisor.pk])


def test_who_acted_is_written_with_the_browser_they_came_through(documenter: User) -> None:
    documenter.through = "session:0123456789abcdef"
    with acting(documenter):
        assert "session:0123456789abcdef" in str(run("SELECT current_setting('ifraj.acting')"))

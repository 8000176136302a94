"""People are told what others did to their account, and who joined or left their teams."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection
from django.utils import timezone

from accounts.acting import acting
from accounts.models import AccountChange, Team, User
from accounts.models.changes import What
from accounts.people import recent_changes_of, told
from accounts.rights import Role
from tests.accounts.people import confirmed, offered
from tests.conftest import ClientOf


def seen(person: User) -> list[tuple[str, str]]:
    return [(change.what, change.person.username) for change in recent_changes_of(person)]


@pytest.fixture(autouse=True)
def everyone_there(documenter: User, supervisor: User, administrator: User, overseer: User) -> None:
    """The cast of these tests is there before anything happens."""


def test_a_person_is_told_of_a_role_and_who_gave_and_confirmed_it(
    documenter: User, documentation: Team, administrator: User, supervisor: User
) -> None:
    confirmed(offered(documenter, documentation, Role.LIAISON, administrator), supervisor)
    newest = [(change.what, change.by) for change in recent_changes_of(documenter)][:2]
    assert newest == [(What.ROLE_CONFIRMED, supervisor), (What.ROLE_OFFERED, administrator)]


def test_the_team_is_told_who_joined(
    documenter: User, documentation: Team, administrator: User, supervisor: User
) -> None:
    newcomer = offered(administrator, documentation, Role.LIAISON, User.objects.system("installation"))
    confirmed(newcomer, supervisor)
    assert (What.ROLE_CONFIRMED, "administrator") in seen(documenter)
    assert (What.ROLE_OFFERED, "administrator") not in seen(documenter), "what only waits is nobody's news"


def test_another_team_is_not_told(
    overseer: User, documenter: User, documentation: Team, administrator: User, supervisor: User
) -> None:
    confirmed(offered(documenter, documentation, Role.LIAISON, administrator), supervisor)
    assert "documenter" not in [who for _what, who in seen(overseer)]


def test_what_one_did_oneself_is_no_news(client_of: ClientOf, documenter: User) -> None:
    with acting(documenter):
        User.objects.filter(pk=documenter.pk).update(password="!")
    assert (What.PASSWORD_SET, "documenter") not in seen(documenter)
    assert AccountChange.objects.filter(person=documenter, what=What.PASSWORD_SET).exists()


def test_after_two_weeks_it_is_no_news(documenter: User, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(documenter)
    later = timezone.now() + timedelta(days=15)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert not seen(documenter)


def test_in_words_it_says_whom_it_is_about_where_that_is_another(
    documenter: User, documentation: Team, administrator: User, supervisor: User
) -> None:
    role = confirmed(offered(documenter, documentation, Role.LIAISON, administrator), supervisor)
    change = AccountChange.objects.get(membership=role, what=What.ROLE_CONFIRMED)
    assert told(change, documenter).what.startswith(str(change.get_what_display()))
    assert told(change, administrator).what.startswith(f"{documenter}: ")
    assert told(change).who == str(supervisor)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM accounts_accountchange",
        "UPDATE accounts_accountchange SET by_id = person_id",
        "INSERT INTO accounts_accountchange (person_id, what, by_id, at) SELECT id, 'x', id, now() FROM accounts_user",
    ],
)
def test_the_record_of_it_cannot_be_altered_by_the_application(statement: str) -> None:
    with connection.cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute(statement)

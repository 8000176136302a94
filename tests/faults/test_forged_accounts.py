"""Who somebody is, and what they sign in with, cannot be exchanged by a statement."""

import pytest
from allauth.mfa.models import Authenticator

from accounts.acting import acting
from accounts.models import Session, Team, User
from accounts.sessions import digest
from tests.conftest import ClientOf
from tests.faults.attacking import NO_PRIVILEGE, WRITTEN_ONCE, refused, run, send

pytestmark = pytest.mark.django_db


def test_two_people_cannot_exchange_their_ids(documenter: User, supervisor: User) -> None:
    with refused(WRITTEN_ONCE), acting(documenter):
        for old, new in ((supervisor.pk, -1), (documenter.pk, supervisor.pk), (-1, documenter.pk)):
            run("UPDATE accounts_user SET id = %s WHERE id = %s", new, old)


def test_a_team_stays_in_its_organisation(documentation: Team, other_team: Team, other_documenter: User) -> None:
    with refused(WRITTEN_ONCE):
        send(other_documenter, "UPDATE accounts_team SET organisation_id = %s", other_team.organisation_id)


@pytest.mark.parametrize("change", ['data = \'{"secret": "mine"}\'', "type = 'recovery_codes'", "id = -1"])
def test_a_key_is_not_exchanged_for_another(change: str, documenter: User, supervisor: User) -> None:
    with refused(WRITTEN_ONCE):
        send(documenter, f"UPDATE mfa_authenticator SET {change} WHERE user_id = %s", supervisor.pk)


def test_which_recovery_codes_are_used_is_noted(documenter: User) -> None:
    with acting(documenter):
        codes = Authenticator.objects.create(user=documenter, type=Authenticator.Type.RECOVERY_CODES, data={})
        codes.data["used_mask"] = 5
        codes.save()
    codes.refresh_from_db()
    assert codes.data["used_mask"] == 5


def test_the_content_of_a_session_opens_nothing_in_another_row(
    client_of: ClientOf, documenter: User, supervisor: User
) -> None:
    mine, theirs = client_of(documenter), client_of(supervisor)
    rows = {person: Session.objects.get(person=person) for person in (documenter, supervisor)}
    run("UPDATE accounts_session SET session_data = %s WHERE session_key = %s",
        rows[supervisor].session_data, rows[documenter].session_key)  # fmt: skip
    assert mine.get("/accounts/").status_code == 302
    assert theirs.get("/accounts/").status_code == 200
    assert digest(mine.session.session_key or "") == rows[documenter].session_key


@pytest.mark.parametrize("column", ["user_id", "team_id", "role", "group_id", "granted_by_id"])
def test_a_role_is_not_carried_to_somebody_else(column: str, documenter: User, supervisor: User) -> None:
    with refused(NO_PRIVILEGE):
        send(documenter, f"UPDATE accounts_membership SET {column} = {column}")


@pytest.mark.parametrize("table", ["accounts_user_groups", "accounts_user_user_permissions", "auth_group_permissions"])
def test_rights_are_not_written_by_hand(table: str, documenter: User) -> None:
    with refused(NO_PRIVILEGE):
        send(documenter, f"INSERT INTO {table} VALUES (1000001, 1, 1)")

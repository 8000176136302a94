"""A change has an actor who signs for it, and nobody signs for somebody else."""

import pytest
from django.db import transaction

from accounts.acting import acting
from accounts.models import Team, User
from casework.models import Authorship
from releases.models.releases import Status
from releases.suspicion.by_hand import raise_flag
from tests.faults.attacking import (
    CLAIM,
    NO_PRIVILEGE,
    SOMEBODY_ELSE,
    refused,
    run,
    send,
    write_copy,
)
from tests.releases.records import draft, release_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("releases_release", "made_by_id"),
        ("releases_release", "changed_by_id"),
        ("releases_source", "made_by_id"),
        ("releases_claim", "made_by_id"),
        ("releases_flag", "raised_by_id"),
        ("detainees_detainee", "made_by_id"),
        ("detainees_detainee", "changed_by_id"),
        ("detainees_name", "recorded_by_id"),
    ],
)
def test_nobody_signs_for_somebody_else(
    table: str, column: str, documentation: Team, documenter: User, supervisor: User
) -> None:
    release = draft(documentation, documenter)
    raise_flag(release, "warning", "It is not so.", by=documenter)
    once = {
        "reference": "left(reference, 2) || 'QQQQ-QQQQ'", "name": "name || '2'", "fingerprint": "'other'",
        "name_digest": "md5(name_digest)", "changed_at": "now()",
    }  # fmt: skip
    changed_too = {"made_by_id": str(supervisor.pk), "changed_by_id": str(supervisor.pk)}
    with refused(SOMEBODY_ELSE), acting(supervisor):
        write_copy(table, **once, **{**changed_too, column: str(documenter.pk)})


@pytest.mark.parametrize("column", ["credibility = '1'", "reliability = 'A'", "connection = 'self'", "text = 'x'",
                                    "source_id = 1", "release_id = 1", "made_by_id = 1"])  # fmt: skip
def test_what_a_source_said_stays(column: str, documentation: Team, documenter: User, supervisor: User) -> None:
    draft(documentation, documenter)
    with refused(NO_PRIVILEGE):
        send(supervisor, f"UPDATE releases_claim SET {column}")


def test_a_source_of_another_team_carries_no_claim(
    documentation: Team, other_team: Team, documenter: User, other_documenter: User
) -> None:
    draft(documentation, documenter)
    draft(other_team, other_documenter)
    theirs = run("SELECT id FROM releases_source WHERE team_id = %s", other_team.pk)[0][0]
    with refused(CLAIM), acting(documenter):
        write_copy("releases_claim", source_id=str(theirs), made_by_id=str(documenter.pk))


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE releases_verdict DISABLE TRIGGER check_verdict",
        "ALTER TABLE releases_release DISABLE TRIGGER ALL",
        "DROP TRIGGER check_verdict ON releases_verdict",
        "DROP FUNCTION check_verdict() CASCADE",
        "CREATE OR REPLACE FUNCTION check_verdict() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "DROP TABLE releases_ledgerentry",
        "TRUNCATE releases_verdict CASCADE",
        "SET session_replication_role = replica",
        "SELECT key FROM accounts_acting_key",
        "UPDATE accounts_acting_key SET key = key",
        "CREATE FUNCTION acting_person_2() RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA mine",
        "SET ROLE ifraj_owner",
    ],
)
def test_the_guards_cannot_be_taken_away(statement: str, documenter: User) -> None:
    with refused(NO_PRIVILEGE), transaction.atomic():
        send(documenter, statement)


def test_a_table_of_ones_own_does_not_stand_before_the_real_one(
    documentation: Team, author_supervisor: User, supervisor: User
) -> None:
    """A temporary table of the same name comes first in the search of whoever made it, never in that of the guards."""
    release = release_in(Status.SUBMITTED, documentation, author_supervisor, supervisor)
    run("CREATE TEMPORARY TABLE casework_authorship (LIKE public.casework_authorship)")
    assert not Authorship.objects.exists()
    with refused("IF005"), acting(author_supervisor):
        run("INSERT INTO public.releases_verdict (revision_id, ruling, by_id, at, reason, sentence)"
            " SELECT id, 'verified', %s, now(), '', '' FROM public.releases_revision WHERE release_id = %s",
            author_supervisor.pk, release.pk)  # fmt: skip

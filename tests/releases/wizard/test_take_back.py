"""An import is taken back as long as nobody has built on it."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.acting import acting
from accounts.models import User
from casework.models import Authorship, MoveMade
from detainees.models import Detainee
from releases.models import Claim, ImportedRecord, ImportJob, Release
from releases.models.imports import IMPORT, ImportState
from tests.conftest import ClientOf
from tests.families.making import taken
from tests.releases.importing import row
from tests.releases.records import made
from tests.releases.wizard.bringing import carried, checked, moved

pytestmark = pytest.mark.django_db


def imported(client_of: ClientOf, by: User) -> ImportJob:
    client = client_of(by)
    return moved(
        client,
        checked(client, [row("A", national_id=""), row("B", given_ar="سمير", national_id="12345678901")]),
        "import",
    )


def take_back(client_of: ClientOf, by: User, job: ImportJob) -> ImportJob:
    client_of(by).post(f"/releases/imports/{job.pk}/take-back/", {"revision": str(job.revision_number)})
    return carried(job)


def settle() -> None:
    """What PostgreSQL checks at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def test_nothing_of_it_stays_but_that_it_was(documenter: User, client_of: ClientOf) -> None:
    job = imported(client_of, documenter)
    after = take_back(client_of, documenter, job)
    settle()
    assert (after.status, after.made) == (ImportState.TAKEN_BACK, 2)
    assert not Detainee.objects.exists()
    assert not Release.objects.exists()
    assert not Claim.objects.exists()
    assert not ImportedRecord.objects.exists()
    assert not Authorship.objects.filter(subject__in=["release", "detainee"]).exists()


def test_the_same_list_can_come_again(documenter: User, client_of: ClientOf) -> None:
    take_back(client_of, documenter, imported(client_of, documenter))
    again = imported(client_of, documenter)
    assert (again.status, again.made) == (ImportState.IMPORTED, 2)


def test_what_somebody_has_verified_stays_and_it_is_said_who(
    documenter: User, supervisor: User, client_of: ClientOf, english_of: ClientOf
) -> None:
    job = imported(client_of, documenter)
    made(Release.objects.get(external_id="A"), "verify", supervisor)
    page = english_of(documenter).get(f"/releases/imports/{job.pk}/take-back/").content.decode()
    assert "Others have built on it" in page
    assert str(supervisor) in page
    after = take_back(client_of, documenter, job)
    assert after.status == ImportState.IMPORTED
    assert str(supervisor) in after.why_it_ended
    assert Release.objects.count() == 2


def test_a_name_that_was_added_since_speaks_against_it(documenter: User, client_of: ClientOf) -> None:
    job = imported(client_of, documenter)
    moved(client_of(documenter), checked(client_of(documenter), [row("A", birth="1985")]), "import")
    assert take_back(client_of, documenter, job).status == ImportState.IMPORTED


def test_whatever_points_to_it_speaks_against_it(documenter: User, liaison: User, client_of: ClientOf) -> None:
    """A table of an upper floor, which this floor cannot name: a family asks for one of the persons."""
    job = imported(client_of, documenter)
    taken(liaison, job.team, detainee=Detainee.objects.get(external_id="A"))
    assert take_back(client_of, documenter, job).status == ImportState.IMPORTED


def test_a_supervisor_takes_it_back_and_a_colleague_does_not(
    documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    job = imported(client_of, documenter)
    assert client_of(documenter2).get(f"/releases/imports/{job.pk}/take-back/").status_code == 403
    assert take_back(client_of, supervisor, job).status == ImportState.TAKEN_BACK


def test_postgresql_takes_nothing_back_that_is_not_asked_for(documenter: User, client_of: ClientOf) -> None:
    job = imported(client_of, documenter)
    with pytest.raises(DatabaseError), transaction.atomic(), acting(documenter), connection.cursor() as cursor:
        cursor.execute("SELECT take_back_import(%s, 100)", [job.pk])
    assert Release.objects.count() == 2


def test_it_goes_in_parts_and_whole(documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("releases.imports.wizard.undoing.AT_ONCE", 1)
    job, told = imported(client_of, documenter), []
    monkeypatch.setattr("releases.imports.wizard.carrying.tell", lambda *said: told.append(said[1:]))
    assert take_back(client_of, documenter, job).status == ImportState.TAKEN_BACK
    assert told == [("taking-back", 0, 2), ("taking-back", 1, 2)]
    assert not Detainee.objects.exists()


def test_nobody_pretends_that_it_was_proved(documenter: User, supervisor: User, client_of: ClientOf) -> None:
    """The serving role makes the table by which PostgreSQL knows that it has proved it: it is not the owner's."""
    job = imported(client_of, documenter)
    made(Release.objects.get(external_id="A"), "verify", supervisor)
    client_of(documenter).post(f"/releases/imports/{job.pk}/take-back/", {"revision": str(job.revision_number)})
    with transaction.atomic(), acting(documenter), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE proved AS SELECT %s::bigint AS import", [job.pk])
    with (
        pytest.raises(DatabaseError, match="not proved"), transaction.atomic(), acting(documenter),
        connection.cursor() as cursor,
    ):  # fmt: skip
        cursor.execute("SELECT take_back_import(%s, 100)", [job.pk])
    assert Release.objects.count() == 2


def test_whom_it_changed_is_named_before_and_after(documenter: User, supervisor: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    moved(client, checked(client, [row("A")]), "import")
    job = moved(client, checked(client, [row("A", birth="1985"), row("B", given_ar="سمير")]), "import")
    changed = Detainee.objects.get(external_id="A")
    for who in (documenter, supervisor):
        page = english_of(who).get(f"/releases/imports/{job.pk}/take-back/").content.decode()
        assert "1 record that was there before has been changed" in page
        assert changed.reference in page
    after = take_back(english_of, documenter, job)
    assert after.status == ImportState.TAKEN_BACK
    assert changed.reference in client.get(job.get_absolute_url()).content.decode()
    assert str(Detainee.objects.get().birth) == "1985"


def test_two_people_who_take_it_back_at_once_take_it_back_once(
    documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    job = imported(client_of, documenter)
    for who in (documenter, supervisor):
        client_of(who).post(f"/releases/imports/{job.pk}/take-back/", {"revision": str(job.revision_number)})
    assert MoveMade.objects.of(IMPORT, job.pk).filter(name="take-back").count() == 1
    assert carried(job).status == ImportState.TAKEN_BACK


def test_who_discards_it_while_it_is_imported_is_refused(
    documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    job = checked(client_of(documenter), [row("A")])
    here, said = f"/releases/imports/{job.pk}/moves", {"revision": str(job.revision_number)}
    client_of(documenter).post(f"{here}/import/", said)
    client_of(supervisor).post(f"{here}/discard/", said)
    assert (carried(job).status, Release.objects.count()) == (ImportState.IMPORTED, 1)

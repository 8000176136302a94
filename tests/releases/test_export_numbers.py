"""Identity numbers in a file: for who works in the team still; what was handed out is told as it was, whoever left."""

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from accounts import access
from accounts.acting import acting
from accounts.membership import end
from accounts.models import Membership, Organisation, Team, User
from casework.exports import making
from casework.exports.registry import LISTS
from casework.models import Export, ExportDownload
from releases.imports.columns import NUMBERS
from tests.casework.exports.asking import approved, asked, content, downloaded
from tests.conftest import ClientOf
from tests.releases.importing import Importer, row

pytestmark = pytest.mark.django_db
REGISTER = tuple(each.name for each in LISTS["register"].columns)


@pytest.fixture
def export(
    tmp_path: Path, documentation: Team, documenter: User, supervisor: User, supervisor2: User,
    organisation: Organisation,
) -> Export:  # fmt: skip
    """Of the register of a team with its numbers, made for somebody who works in another team too."""
    Importer(tmp_path, documentation, documenter).rows(row("A", national_id="01234567890"))
    filters = {"team": [str(documentation.pk)]}
    found = asked(supervisor2, organisation, "register", columns=REGISTER, numbers=True, filters=filters)
    approved(found, supervisor, "approve-with-numbers")
    making.make(found.pk)
    found.refresh_from_db()
    return found


def taken_out(person: User, team: Team, by: User) -> User:
    """The person, who works in this team no more."""
    with acting(by):
        end(Membership.objects.get(user=person, team=team), by)
    access.forget_rights(person)
    return User.objects.get(pk=person.pk)


def test_who_left_the_team_downloads_no_numbers_any_more(
    export: Export, documentation: Team, supervisor2: User, administrator: User, client_of: ClientOf
) -> None:
    assert b"01234567890" in content(downloaded(client_of(supervisor2), export))
    left = taken_out(supervisor2, documentation, administrator)
    answer = downloaded(client_of(left), export)
    assert answer.status_code == 403
    assert ExportDownload.objects.count() == 1
    with pytest.raises(DatabaseError, match="those who work in the team"), transaction.atomic(), acting(left):
        ExportDownload.objects.create(export=export, by=left)


def test_the_manifest_says_what_was_handed_out_whoever_left(
    export: Export, documentation: Team, supervisor: User, supervisor2: User, administrator: User, client_of: ClientOf
) -> None:
    address = f"/exports/{export.reference}/manifest.json"
    before = client_of(supervisor).get(address).json()
    assert before["identity_numbers"] is True
    assert set(NUMBERS) <= set(before["columns"])
    taken_out(supervisor2, documentation, administrator)
    assert client_of(supervisor).get(address).json() == before
    page = client_of(supervisor).get(export.get_absolute_url()).context["page"]
    assert [each.name for each in page.as_list.columns] == before["columns"]


def test_what_was_written_is_not_altered(export: Export, supervisor2: User) -> None:
    with pytest.raises(DatabaseError, match="by a recorded move"), transaction.atomic(), acting(supervisor2):
        connection.cursor().execute("UPDATE casework_export SET written = '{}' WHERE id = %s", [export.pk])

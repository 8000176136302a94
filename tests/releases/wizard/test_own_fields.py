"""Fields of the team in a list that is brought in through the browser: known by their names, and taken back with it."""

import pytest
from django.test import Client

from accounts.models import Team, User
from detainees.models import Detainee, DetaineeOwnValue
from releases.imports.wizard.layout import Layout
from releases.models import ImportJob, ReleaseOwnValue
from releases.models.imports import ImportState
from tests.casework.own.making import field, stands, written
from tests.conftest import ClientOf
from tests.releases.importing import row
from tests.releases.wizard.bringing import carried, checked, moved

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(documentation: Team, documenter: User, supervisor: User, client_of: ClientOf) -> ImportJob:
    """One row with a field of the person and one of the release: one column by its name, one as files call it."""
    file = field(documentation, supervisor, "text", of="detainee", slug="file", name_ar="مكان الملف")
    choice = field(documentation, supervisor, "choice", slug="brought")
    rows = [row("A-1", **{file.name_ar: "مكتب دوما", choice.column: "أخوه"})]
    return checked(client_of(documenter), rows)


def taken_back(client: Client, job: ImportJob) -> ImportJob:
    """Asked for on its page, and carried out."""
    client.post(f"/releases/imports/{job.pk}/take-back/", {"revision": str(job.revision_number)})
    return carried(job)


def test_a_column_is_known_by_the_name_of_its_field_and_imported(
    brought: ImportJob, documenter: User, client_of: ClientOf
) -> None:
    assert {"own:file", "own:brought"} <= set(Layout.of(brought).columns)
    assert moved(client_of(documenter), brought, "import").status == ImportState.IMPORTED
    assert DetaineeOwnValue.objects.get().text == "مكتب دوما"
    assert ReleaseOwnValue.objects.get().said.slug == "his-brother"


def test_what_it_filled_in_goes_with_it_when_it_is_taken_back(
    brought: ImportJob, documenter: User, client_of: ClientOf
) -> None:
    job = moved(client_of(documenter), brought, "import")
    assert taken_back(client_of(documenter), job).status == ImportState.TAKEN_BACK
    assert not DetaineeOwnValue.objects.exists()
    assert not ReleaseOwnValue.objects.exists()


def test_what_somebody_filled_in_since_speaks_against_it(
    brought: ImportJob, documenter: User, client_of: ClientOf
) -> None:
    job = moved(client_of(documenter), brought, "import")
    person = Detainee.objects.get()
    one = DetaineeOwnValue.objects.get().field
    written(person, one, "مكتب حرستا", documenter)
    assert taken_back(client_of(documenter), job).status == ImportState.IMPORTED
    assert stands(person, one) == "مكتب حرستا"


def test_the_page_says_what_a_row_would_write(brought: ImportJob, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    moved(client, brought, "import")
    again = checked(client, [row("A-1", **{"own:file": "مكتب حرستا"})])
    assert (again.changed, again.refused) == (1, 0)
    page = client.get(f"/releases/imports/{again.pk}/").content.decode()
    assert "مكتب حرستا" in page
    moved(client, again, "import")
    assert stands(Detainee.objects.get(), DetaineeOwnValue.objects.first().field) == "مكتب حرستا"  # type: ignore[union-attr]  # there is one

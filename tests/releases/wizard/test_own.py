"""Who brings a list in says how it is read, and what is imported is what was shown."""

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Model

from accounts.acting import acting
from accounts.models import Membership, User
from releases.models import Claim, ImportJob, Release, SheetMapping, Source
from releases.models.imports import ImportState
from tests.conftest import ClientOf
from tests.releases.importing import row
from tests.releases.wizard.bringing import GRADE, bring, carried, checked, moved

pytestmark = pytest.mark.django_db


def kept(job: ImportJob) -> dict[str, object]:
    """All columns of the row, as they are now."""
    stored = ImportJob.objects.get(pk=job.pk)
    return {field.attname: getattr(stored, field.attname) for field in stored._meta.concrete_fields}


def count(*models: type[Model]) -> list[int]:
    return [model._default_manager.count() for model in models]


@pytest.mark.parametrize("state", ["checked", "imported"])
def test_a_colleague_changes_nothing_of_it(documenter: User, supervisor: User, client_of: ClientOf, state: str) -> None:
    job = checked(client_of(documenter), [row("A")])
    if state == "imported":
        job = moved(client_of(documenter), job, "import")
    before, made, other = kept(job), count(Source, SheetMapping), client_of(supervisor)
    here = f"/releases/imports/{job.pk}/"
    columns = {f"column-{place}": "" for place in range(1, 29)} | {"column-0": "external_id", "column-1": "given_ar"}
    version = str(job.revision_number)
    other.post(f"{here}columns/", {**columns, **GRADE, "version": version, "source_name": "Mine", "source": ""})
    other.post(f"{here}reading/", {"revision": version, "encoding": "utf-16-le"})
    other.post(f"{here}reading/", {"revision": version, "header": "2"})
    other.post(f"{here}moves/import/", {"revision": version, "only-good": "on"})
    assert kept(job) == before
    assert count(Source, SheetMapping) == made


def test_postgresql_holds_it_whoever_writes(documenter: User, supervisor: User, client_of: ClientOf) -> None:
    job = moved(client_of(documenter), checked(client_of(documenter), [row("A")]), "import")
    for person in (supervisor, documenter):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(person):
            ImportJob.objects.filter(pk=job.pk).update(reliability="A")


def test_another_line_of_headings_has_to_be_looked_through(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = checked(client, [row("A"), row("B")])
    client.post(f"/releases/imports/{job.pk}/reading/", {"revision": str(job.revision_number), "header": "2"})
    assert ImportJob.objects.get(pk=job.pk).status == ImportState.READ
    assert moved(client, job, "import").status == ImportState.READ
    assert not Release.objects.exists()


def test_what_has_changed_since_it_was_looked_through_is_not_done_unseen(
    documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    job = checked(client_of(documenter), [row("A", birth="1991")])
    moved(client_of(documenter2), checked(client_of(documenter2), [row("A")]), "import")
    after = moved(client_of(documenter), job, "import", **{"only-good": "on"})
    assert (after.changed, after.refused) == (0, 1)
    assert str(Release.objects.get().detainee.birth) == "1990~"  # type: ignore[union-attr]  # it has a person


def test_a_source_is_made_with_the_import_and_not_before(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    none = row("A", source="", source_reliability="", claim_credibility="", claim_connection="", claim_text="")
    job = checked(client, [none], source_name="A list")
    assert not Source.objects.exists()
    done = moved(client, job, "import")
    assert done.source == Source.objects.get(name="A list")
    assert SheetMapping.objects.filter(source=done.source).exists()


def test_a_list_is_no_claim_of_its_own_whatever_its_rows_say(documenter: User, client_of: ClientOf) -> None:
    """So it never counts beside the sources of its rows: what repeats carries no verification."""
    client = client_of(documenter)
    said = row("A", source="", claim_connection="self", source_reliability="A", claim_credibility="1", claim_text="")
    moved(client, checked(client, [said], source_name="A list"), "import")
    claim = Claim.objects.get()
    assert (claim.connection, claim.grade) == ("repeats", "C3")
    moved(client, checked(client, [{**said, "source": "his brother", "claim_connection": "relative"}]), "import")
    assert {claim.connection for claim in Claim.objects.all()} == {"repeats", "relative"}


def test_who_lost_the_right_meanwhile_imports_nothing(
    documenter: User, administrator: User, client_of: ClientOf
) -> None:
    job = checked(client_of(documenter), [row("A")])
    client_of(documenter).post(f"/releases/imports/{job.pk}/moves/import/", {"revision": str(job.revision_number)})
    assert ImportJob.objects.get(pk=job.pk).status == ImportState.IMPORTING
    client_of(administrator).post(f"/people/roles/{Membership.objects.get(user=documenter).pk}/end/")
    after = carried(job)
    assert after.status == ImportState.READ
    assert after.why_it_ended
    assert not Release.objects.exists()


def test_a_list_that_is_read_again_forgets_what_was_looked_through(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = bring(client, "a;given_ar\n1;أحمد\n")
    client.post(f"/releases/imports/{job.pk}/reading/", {"revision": "0", "separator": ",", "encoding": ""})
    assert carried(job).status == ImportState.READ

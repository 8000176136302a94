"""A protected source: its identity lies sealed, its team reads it, and everybody and everything else has its code."""

import json
import logging
from pathlib import Path

import pytest
from django.conf import settings

from accounts.acting import acting
from accounts.models import Team, User
from casework.sealed import seal_for
from detainees.models import IdentityNumber, Link, Name, OtherName
from detainees.numbering import strike_number
from releases.models import Claim, Release, Source
from releases.sourcing import protect, source_named
from tests.conftest import ClientOf
from tests.detainees.test_numbers_at_rest import texts
from tests.releases.falling import claim_of, fair
from tests.releases.importing import Importer, row
from tests.releases.records import draft
from tests.releases.test_claims import SAID
from tests.releases.test_sources import changed

pytestmark = pytest.mark.django_db
# Planted by each way in; no other text of the tests has them.
NAME, OWNER, NOTE = "Umm Zaydoun of the third floor", "The house of Zaydoun", "Reached through her neighbour Zaydoun"
PLANTED = "Zaydoun"


@pytest.fixture
def source(documentation: Team, documenter: User) -> Source:
    """One that gave a name, told of a release, and was protected then."""
    draft(documentation, documenter, claims=(fair(NAME, OWNER, text="They let him go."),))
    found = Source.objects.get()
    with acting(documenter):
        found.note = NOTE
        found.save()
    protect(found, by=documenter)
    return found


def test_its_team_reads_it_and_others_have_its_code(
    source: Source, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = Release.objects.get()
    for person in (documenter, supervisor):
        for address in (
            f"/releases/{release.reference}/",
            "/releases/sources/",
            f"/releases/sources/{source.reference}/",
        ):
            assert NAME in client_of(person).get(address).content.decode(), address
    assert str(source) == source.reference
    assert NAME not in repr(source)
    assert (source.name, source.owner, source.note) == ("", "", "")


def test_no_table_holds_its_name(source: Source) -> None:
    assert {table for table, text in texts() if PLANTED in text} == set()


def test_control_the_search_finds_one_that_is_not_protected(source: Source, documenter: User) -> None:
    draft(source.team, documenter, claims=(fair("Zaydoun the younger"),))
    assert {table for table, text in texts() if PLANTED in text} == {"releases_source", "releases_claim"}


def test_an_import_finds_it_and_writes_its_code_as_the_giver(
    source: Source, documenter: User, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    importer = Importer(tmp_path, source.team, documenter)
    with caplog.at_level(logging.DEBUG):
        told = {"source": NAME.upper(), "claim_text": "They let him go."}
        answer = importer.rows(
            row("A", national_id="01234567890", **told), row("B", birth="month 13", **told),
            options=("--only-good-rows",),
        )  # fmt: skip
        again = importer.rows(row("A", given_ar="محمد", other_ids="passport:N123456", **told))
    (tmp_path / "register").unlink()
    assert answer.numbers("made", "refused") == (1, 1)
    assert again.code == 0
    assert Source.objects.count() == 1
    assert Claim.objects.latest("pk").source == source
    givers = {*Name.objects.values_list("given_by"), *IdentityNumber.objects.values_list("given_by")} - {("",)}
    assert givers == {(source.reference,)}
    assert PLANTED.lower() not in (json.dumps(answer.refused) + answer.notes + caplog.text).lower()
    assert {table for table, text in texts() if PLANTED.lower() in text.lower()} == set()
    files = [file for folder in (tmp_path, Path(settings.MEDIA_ROOT)) for file in folder.rglob("*") if file.is_file()]
    assert [file for file in files if PLANTED.encode() in file.read_bytes()] == []


def test_what_it_gave_before_it_was_protected_names_it_no_more(
    documentation: Team, documenter: User, tmp_path: Path
) -> None:
    Importer(tmp_path, documentation, documenter).rows(row("A", national_id="01234567890", source=NAME))
    (tmp_path / "register").unlink()
    assert Name.objects.filter(given_by=NAME).exists()
    found = Source.objects.get()
    protect(found, by=documenter)
    assert {table for table, text in texts() if PLANTED in text} == set()
    for model in (Name, OtherName, IdentityNumber, Link):
        assert set(model.objects.exclude(given_by="").values_list("given_by", flat=True)) <= {found.reference}


def test_what_was_struck_out_stays_as_it_was(documentation: Team, documenter: User, tmp_path: Path) -> None:
    Importer(tmp_path, documentation, documenter).rows(row("A", national_id="01234567890", source=NAME))
    strike_number(IdentityNumber.objects.get(), "It was wrong.", by=documenter)
    protect(Source.objects.get(), by=documenter)
    assert (IdentityNumber.objects.get().given_by, Name.objects.filter(given_by=NAME).exists()) == (NAME, False)


def test_it_is_found_by_its_whole_name_where_a_claim_is_typed(
    source: Source, documenter: User, client_of: ClientOf
) -> None:
    release = draft(source.team, documenter, claims=())
    sent = {**SAID, "source_name": NAME.upper(), "source_kind": ""}
    assert client_of(documenter).post(f"/releases/{release.reference}/claims/new/", sent).status_code == 302
    assert claim_of(release).source == source


def test_its_owner_is_one_voice_with_that_of_sources_that_are_not_protected(source: Source, documenter: User) -> None:
    said = {"source_name": "another of the house", "source_kind": "relative", "source_owner": OWNER, "reliability": "C"}
    assert source_named(source.team, said, by=documenter).voice == source.voice


def test_its_owner_is_offered_to_nobody(source: Source, documenter: User, client_of: ClientOf) -> None:
    release = draft(source.team, documenter, claims=())
    shown = client_of(documenter).get(f"/releases/{release.reference}/claims/new/").content.decode()
    assert f"{OWNER}</option>" not in shown


def test_it_is_described_anew_and_stays_sealed(source: Source, documenter: User, client_of: ClientOf) -> None:
    sent = changed(source, name=NAME, owner=OWNER, note="Zaydoun moved house.")
    assert client_of(documenter).post(f"/releases/sources/{source.reference}/change/", sent).status_code == 302
    source.refresh_from_db()
    assert source.identity.note == "Zaydoun moved house."
    assert {table for table, text in texts() if PLANTED in text} == set()


def test_the_page_protects_it_once(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    draft(documentation, documenter)
    source, client = Source.objects.get(), client_of(documenter)
    for _ in range(2):
        assert client.post(f"/releases/sources/{source.reference}/protect/").status_code == 302
    source.refresh_from_db()
    assert (source.is_protected, source.protected_by, source.version) == (True, documenter, 2)


def test_a_ciphertext_of_another_row_shows_its_code(source: Source, documenter: User) -> None:
    with acting(documenter):
        Source.objects.filter(pk=source.pk).update(sealed=seal_for(Source, "sealed", source.pk + 1, "{}"))
    source.refresh_from_db()
    assert source.identity.name == source.reference

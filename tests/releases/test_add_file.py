"""A file for a claim that was entered before: by whom, in which states, and what is written down of it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Team, User
from casework.models import Authorship
from detainees.models import Detainee
from detainees.registration import record_arrest
from releases.entry import tell
from releases.evidence.handling import Custody
from releases.models import Claim, Evidence
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import why_not
from tests.releases.files import picture, received, text
from tests.releases.records import DIRECT, draft, person, release_in

pytestmark = pytest.mark.django_db
ONCE = "a" * 32


def send(client: Client, claim: Claim, content: bytes = b"", **said: str) -> Any:
    files = {"file": SimpleUploadedFile("paper.jpg", content)} if content else {}
    return client.post(f"/releases/claims/{claim.pk}/files/new/", {"once": ONCE, **said, **files})


@pytest.fixture
def claim(documentation: Team, documenter: User) -> Claim:
    """What a source said of a draft; no file came with it."""
    return draft(documentation, documenter).claims.get()


def test_a_file_is_added_and_stands_with_its_claim(claim: Claim, documenter2: User, client_of: ClientOf) -> None:
    client = client_of(documenter2)
    assert send(client, claim, picture(), shows="paper", distressing="on").status_code == 302
    piece = Evidence.objects.get()
    assert (piece.claim, piece.shows, piece.distressing) == (claim, "paper", True)
    assert f"/releases/evidence/{piece.pk}/" in client.get(f"/releases/{claim.record.reference}/").content.decode()


def test_one_that_was_sent_before_the_form_is_taken(claim: Claim, documenter2: User, client_of: ClientOf) -> None:
    upload = received(picture(), documenter2)
    assert send(client_of(documenter2), claim, kept_file=str(upload.pk)).status_code == 302
    assert Evidence.objects.get().original == upload.original


def test_text_that_is_called_a_picture_is_asked_about(claim: Claim, documenter2: User, english_of: ClientOf) -> None:
    client, said = english_of(documenter2), text("They opened the gate at dawn.")
    answer = send(client, claim, said, shows="photograph")
    assert (answer.status_code, Evidence.objects.exists()) == (422, False)
    assert "This file is text, whatever its name says." in answer.content.decode()
    assert send(client, claim, said, shows="messages").status_code == 302


def test_the_chain_of_custody_says_who_received_it(claim: Claim, documenter2: User, client_of: ClientOf) -> None:
    send(client_of(documenter2), claim, picture())
    assert Custody(Evidence.objects.get(), documenter2).given.received_by == documenter2


def test_who_adds_a_file_does_not_verify_the_record(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    assert why_not(release, "verify", supervisor) is None
    send(client_of(supervisor), release.claims.get(), picture())
    assert "You wrote part of this record" in (why_not(release, "verify", supervisor) or "")


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_a_release_that_takes_no_claims_takes_no_files(
    status: Status, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    assert send(client_of(documenter), release.claims.get(), picture()).status_code == 403
    assert "/files/new/" not in client_of(documenter).get(f"/releases/{release.reference}/").content.decode()


def test_a_claim_about_a_person_takes_one_on_the_persons_page(
    documentation: Team, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    detainee: Detainee = person(documentation, documenter)
    about = {"detention": record_arrest(detainee, by=documenter, date=None, facility=None)}
    claim = tell(about, documentation, DIRECT, by=documenter)
    client, address = client_of(documenter2), f"/detainees/{detainee.reference}/"
    assert f"/releases/claims/{claim.pk}/files/new/" in client.get(address).content.decode()
    assert send(client, claim, picture()).headers["Location"] == address
    written = Authorship.objects.of("detainee", detainee.pk).filter(person=documenter2)
    assert set(written.values_list("what", flat=True)) == {"evidence"}


def test_nothing_and_the_same_file_again_are_refused_in_a_sentence(
    claim: Claim, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    assert "Choose the file" in send(client, claim).content.decode()
    send(client, claim, picture())
    again = send(client, claim, picture(), once="b" * 32)
    assert (again.status_code, Evidence.objects.count()) == (422, 1)
    assert "has this very file already" in again.content.decode()


def test_another_team_finds_no_such_claim(claim: Claim, colleague_documenter: User, client_of: ClientOf) -> None:
    assert send(client_of(colleague_documenter), claim, picture()).status_code == 404

"""An answer is kept while it is written: found again, shown where it is refused, gone when it is sent."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Team, User
from casework.dates import PartialDate, read_date
from casework.idempotency import draw_key
from casework.models import Draft
from families.answering import situation
from families.models import Answer, Inquiry
from releases.entry import change_facts
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.families.making import checked, moved, taken, wished
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db
TEXT = "Votre frère est sorti, et nous en sommes heureux avec vous."


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    found = release_in(Status.VERIFIED, documentation, documenter, supervisor, date=read_date("8/12/2024"))
    return wished(found, "checked-relative", documenter)


@pytest.fixture
def inquiry(release: Release, documentation: Team, liaison: User) -> Inquiry:
    asked = taken(liaison, documentation, detainee=release.detainee, relationship="sibling")
    return checked(moved(asked, "match", by=liaison), liaison)


def typed(inquiry: Inquiry, user: User, **changes: str) -> dict[str, str]:
    now = situation(inquiry, user)
    reference = now.release.reference if now.release else ""
    said = {"seen": now.seen, "language": "fr", "release": reference, "text": TEXT, "how": "call"}
    return {"once": draw_key(), **said, **changes}


def kept(client: Client, inquiry: Inquiry, form: dict[str, str]) -> Any:
    return client.post("/drafts/keep/", {**form, "kept-form": "answer", "kept-about": inquiry.reference})


def test_it_is_found_again_in_its_language_and_gone_when_it_is_sent(
    inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    client, form, address = client_of(liaison), typed(inquiry, liaison), f"/families/{inquiry.reference}/answer/"
    assert kept(client, inquiry, form).status_code == 200
    draft = Draft.objects.get()
    assert TEXT not in draft.content
    assert f"/drafts/{draft.pk}/" in client.get(f"{address}?language=de").content.decode()
    page = client.get(f"/drafts/{draft.pk}/", follow=True).content.decode()
    assert (TEXT in page, 'name="language" value="fr"' in page) == (True, True)
    assert client.post(address, form).status_code == 302
    assert Answer.objects.get().text == TEXT
    assert not Draft.objects.exists()


def test_what_stands_otherwise_meanwhile_is_drafted_anew_beside_what_was_typed(
    inquiry: Inquiry, release: Release, liaison: User, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    client, form = client_of(liaison), typed(inquiry, liaison)
    kept(client, inquiry, form)
    made(release, "amend", documenter)
    change_facts(release, {"date": PartialDate("2024-12-10")}, by=documenter)
    made(made(release, "submit", documenter), "verify", supervisor)
    page = client.get(f"/families/{inquiry.reference}/answer/?draft={Draft.objects.get().pk}").content.decode()
    assert TEXT in page
    assert TEXT not in page.split("<textarea")[1].split("</textarea>")[0]
    assert form["once"] in page


def test_what_was_said_to_a_caller_who_took_their_consent_back_is_shown(
    inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    client, form = client_of(liaison), typed(inquiry, liaison)
    moved(inquiry, "close", by=supervisor)
    answer = client.post(f"/families/{inquiry.reference}/answer/", form)
    assert (answer.status_code, TEXT in answer.content.decode()) == (403, True)
    assert Draft.objects.get().about == inquiry.reference

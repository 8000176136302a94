"""Fields of the desk on an inquiry: its own alone, kept with a draft, destroyed with the inquiry."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.exports.registry import LISTS
from casework.models import Draft
from casework.own.forms import name_of
from families.models import Erasure, Inquiry, InquiryOwnValue
from tests.casework.own.making import field, own, stands, written
from tests.conftest import ClientOf
from tests.detainees.test_numbers_at_rest import texts
from tests.families.making import destroyed, taken, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation)


def fill(client: Any, inquiry: Inquiry, said: dict[str, str]) -> Any:
    return client.post(f"/families/{inquiry.reference}/own/", {"version": inquiry.version, **said})


def test_it_is_typed_during_the_call(documentation: Team, supervisor: User, liaison: User, client_of: ClientOf) -> None:
    one = field(documentation, supervisor, of="inquiry")
    assert client_of(liaison).post("/families/new/", typed(documentation, **own(one, "of the call"))).status_code == 302
    assert stands(Inquiry.objects.get(), one) == "of the call"


def test_an_unfinished_call_is_kept_with_it(
    documentation: Team, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    one, client = field(documentation, supervisor, of="inquiry"), client_of(liaison)
    said = {"once": "k" * 24, "team": str(documentation.pk), "channel": "hotline", **own(one, "half a sentence")}
    client.post("/drafts/keep/", {**said, "kept-form": "call"})
    page = client.get(f"/families/drafts/{Draft.objects.get().pk}/")
    assert "half a sentence" in page.content.decode()


def test_the_desk_fills_it_in_changes_it_and_reads_its_history(
    asked: Inquiry, documentation: Team, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    one, client = field(documentation, supervisor, "choice", of="inquiry"), client_of(liaison)
    assert fill(client, asked, own(one, "his-brother")).status_code == 302
    asked.refresh_from_db()
    assert fill(client, asked, own(one, "his-father")).status_code == 302
    dossier = client.get(f"/families/{asked.reference}/").context["dossier"]
    assert [each.said for each in dossier.own] == [str(stands(asked, one))]
    assert any(str(stands(asked, one)) in event.why for event in dossier.history)


def test_another_desk_and_the_documenters_see_nothing_of_it(
    asked: Inquiry, documentation: Team, supervisor: User, liaison: User, documenter: User, overseer: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    one = field(documentation, supervisor, "choice", of="inquiry")
    written(asked, one, "his-brother", liaison)
    assert client_of(overseer).get(f"/families/{asked.reference}/own/").status_code == 404
    assert client_of(documenter).get(f"/families/{asked.reference}/own/").status_code == 403
    assert name_of(one) not in client_of(overseer).get("/families/").context["form"].fields
    found = (
        client_of(liaison).get(f"/families/?{name_of(one)}={one.choices.order_by('order')[0].pk}").context["page"].rows
    )
    assert [row.reference for row in found] == [asked.reference]


def test_a_closed_inquiry_takes_nothing_more(
    asked: Inquiry, documentation: Team, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    one, client = field(documentation, supervisor, of="inquiry"), client_of(liaison)
    client.post(f"/families/{asked.reference}/moves/close/", {"revision": 0, "reason": "found", "sentence": "Found."})
    assert fill(client, asked, own(one, "too late")).status_code == 403


def test_what_stood_there_is_destroyed_with_it_and_the_proof_counts_it(
    asked: Inquiry, documentation: Team, supervisor: User, liaison: User
) -> None:
    one = field(documentation, supervisor, of="inquiry")
    for text in ("PLANTEDBEFORE", "PLANTEDNOW"):
        written(asked, one, text, liaison)
    destroyed(asked, liaison)
    assert not InquiryOwnValue.objects.exists()
    assert Erasure.objects.get().destroyed["families_inquiryownvalue.text"] == 2
    assert [table for table, text in texts() if "PLANTED" in text] == []


def test_the_page_before_says_that_it_will_be_destroyed(
    asked: Inquiry, documentation: Team, supervisor: User, liaison: User, english_of: ClientOf
) -> None:
    written(asked, field(documentation, supervisor, of="inquiry"), "a word", liaison)
    page = english_of(liaison).get(f"/families/{asked.reference}/withdraw/").content.decode()
    assert "Fields of the desk on inquiries" in page


def test_no_list_of_inquiries_leaves_with_it(documentation: Team, supervisor: User) -> None:
    field(documentation, supervisor, of="inquiry")
    listed = LISTS["inquiries"]
    assert listed.further(supervisor, {}) == ()  # type: ignore[arg-type]  # nothing of the address is asked


def test_a_number_is_refused_in_it(
    asked: Inquiry, documentation: Team, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, of="inquiry")
    assert fill(client_of(liaison), asked, own(one, "+447700900123")).status_code == 422
    assert not InquiryOwnValue.objects.exists()

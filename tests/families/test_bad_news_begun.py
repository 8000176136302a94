"""Bad news is kept while it is written: found again, gone when it is sent, shown where it is refused."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Team, User
from casework.idempotency import draw_key
from casework.models import Draft
from casework.tasks import forget_unfinished_forms
from families.models import BadNews, Inquiry
from releases.models import Finding
from tests.conftest import ClientOf
from tests.families.making import agreed, destroyed, moved
from tests.families.test_bad_news import asked_by
from tests.faults.attacking import send
from tests.releases.knowing import death, ruled

pytestmark = pytest.mark.django_db
TEXT, PAPER = "نأسف لما نحمله إليكم، ونحن معكم", "قيد السجل المدني في 3 أيار 2021"


@pytest.fixture
def fate(documentation: Team, documenter: User, supervisor: User, supervisor2: User) -> Finding:
    """A death that two supervisors have verified."""
    return ruled(ruled(death(documentation, documenter), supervisor), supervisor2)


@pytest.fixture
def inquiry(fate: Finding, documentation: Team, liaison: User) -> Inquiry:
    return asked_by(liaison, documentation, fate)


def address_of(inquiry: Inquiry) -> str:
    return f"/families/{inquiry.reference}/news/new/"


def typed(fate: Finding, **changes: str) -> dict[str, str]:
    said = {"kind": "death", "finding": str(fate.pk), "evidence": PAPER, "language": "ar", "text": TEXT}
    return {"once": draw_key(), **said, **changes}


def kept(client: Client, inquiry: Inquiry, form: dict[str, str]) -> Any:
    return client.post("/drafts/keep/", {**form, "kept-form": "bad-news", "kept-about": inquiry.reference})


def test_it_is_kept_sealed_and_gone_when_it_is_sent(
    inquiry: Inquiry, fate: Finding, liaison: User, client_of: ClientOf
) -> None:
    client, form = client_of(liaison), typed(fate)
    assert kept(client, inquiry, form).status_code == 200
    draft = Draft.objects.get()
    assert TEXT not in draft.content
    page = client.get(f"/drafts/{draft.pk}/", follow=True).content.decode()
    assert all(said in page for said in (TEXT, PAPER, form["once"]))
    assert str(draft.pk) in client.get(address_of(inquiry)).content.decode()
    assert [client.post(address_of(inquiry), form).status_code for _turn in range(2)] == [302, 302]
    assert BadNews.objects.get().text == TEXT
    assert not Draft.objects.exists()


def test_a_page_on_which_no_word_was_typed_is_no_draft(
    inquiry: Inquiry, fate: Finding, liaison: User, client_of: ClientOf
) -> None:
    kept(client_of(liaison), inquiry, typed(fate, text=" ", evidence=""))
    assert not Draft.objects.exists()


def test_what_is_refused_because_it_was_closed_meanwhile_is_shown_and_kept(
    inquiry: Inquiry, fate: Finding, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    client, form = client_of(liaison), typed(fate)
    client.get(address_of(inquiry))
    moved(inquiry, "close", by=supervisor)
    answer = client.post(address_of(inquiry), form)
    assert answer.status_code == 403
    assert all(said in answer.content.decode() for said in (TEXT, PAPER))
    draft = Draft.objects.get()
    assert (draft.person, draft.about) == (liaison, inquiry.reference)
    assert TEXT in client.get(f"/drafts/{draft.pk}/").content.decode()
    assert not BadNews.objects.exists()


def test_nobody_opens_what_a_colleague_began(
    inquiry: Inquiry, fate: Finding, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    kept(client_of(liaison), inquiry, typed(fate))
    draft = Draft.objects.get()
    assert client_of(supervisor).get(f"/drafts/{draft.pk}/").status_code == 404
    assert TEXT not in client_of(supervisor).get(f"{address_of(inquiry)}?draft={draft.pk}").content.decode()


def test_with_the_consent_to_search_goes_the_form_and_the_text_is_read_with_the_sentence_why(
    inquiry: Inquiry, fate: Finding, liaison: User, client_of: ClientOf
) -> None:
    client = client_of(liaison)
    kept(client, inquiry, typed(fate))
    agreed(inquiry, "match", liaison, said="withdrawn")
    answer = client.get(f"/drafts/{Draft.objects.get().pk}/")
    assert (answer.status_code, TEXT in answer.content.decode()) == (200, True)
    assert answer.context["why"]


def test_of_an_inquiry_that_is_destroyed_nothing_is_kept_or_shown(
    inquiry: Inquiry, fate: Finding, liaison: User, client_of: ClientOf
) -> None:
    client = client_of(liaison)
    kept(client, inquiry, typed(fate))
    destroyed(inquiry, by=liaison)
    assert not Draft.objects.exists()
    assert kept(client, inquiry, typed(fate)).status_code == 422
    answer = client.post(address_of(inquiry), typed(fate))
    assert (answer.status_code, TEXT in answer.content.decode()) == (403, False)
    assert not Draft.objects.exists()


def test_it_is_removed_after_as_long_as_a_call(
    inquiry: Inquiry, fate: Finding, liaison: User, client_of: ClientOf
) -> None:
    kept(client_of(liaison), inquiry, typed(fate))
    send(liaison, "UPDATE casework_draft SET kept_at = now() - interval '15 days'")
    forget_unfinished_forms()
    assert not Draft.objects.exists()

"""An answer about a release in an inquiry that is new: what is kept makes both moves, in one transaction."""

import pytest

from accounts.models import Team, User
from casework.drafts import content_of
from casework.idempotency import draw_key
from casework.models import Draft, MoveMade
from families.models import Answer, Inquiry
from families.models.inquiries import INQUIRY
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.families.making import checked, taken, told, wished
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db
EDITED = "أُفرج عنه، كما قلنا لكم."


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    return wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)


@pytest.fixture
def inquiry(release: Release, documentation: Team, liaison: User) -> Inquiry:
    return checked(taken(liaison, documentation, detainee=release.detainee, relationship="sibling"), liaison)


def sent(page: str, **said: str) -> dict[str, str]:
    return {"once": draw_key(), "seen": page, "language": "ar", "text": EDITED, "how": "call", **said}


def test_a_new_inquiry_is_answered_as_a_possible_match(inquiry: Inquiry, liaison: User, english_of: ClientOf) -> None:
    client = english_of(liaison)
    assert f'href="/families/{inquiry.reference}/answer/"' in client.get(inquiry.get_absolute_url()).content.decode()
    assert told(inquiry, liaison).kind == "release"
    inquiry.refresh_from_db()
    assert inquiry.status == "answered"
    made = MoveMade.objects.filter(subject=INQUIRY, subject_id=inquiry.pk).order_by("pk")
    assert [(move.name, move.from_state, move.to_state) for move in made] == [
        ("match", "new", "possible-match"),
        ("answer", "possible-match", "answered"),
    ]


def test_bad_news_is_offered_where_it_can_be_written(inquiry: Inquiry, liaison: User, english_of: ClientOf) -> None:
    client, link = english_of(liaison), f'href="/families/{inquiry.reference}/news/'
    assert link not in client.get(inquiry.get_absolute_url()).content.decode()
    told(inquiry, liaison)
    assert link in client.get(inquiry.get_absolute_url()).content.decode()


def test_what_was_edited_is_kept_where_another_language_is_drafted_and_gone_with_the_answer(
    inquiry: Inquiry, liaison: User, english_of: ClientOf
) -> None:
    client, address = english_of(liaison), f"/families/{inquiry.reference}/answer/"
    seen = client.get(address).context["now"].seen
    drafted = client.post(address, sent(seen, anew="tr"), follow=True)
    assert drafted.context["form"]["language"].value() == "tr"
    page = drafted.content.decode()
    assert "What you wrote in Arabic is kept" in page
    assert "Arabic: " + EDITED in page
    draft = Draft.objects.get()
    assert (draft.about, content_of(draft)["text"]) == (inquiry.reference, EDITED)
    assert not Answer.objects.exists()
    assert client.post(address, sent(seen, language="tr", text="Serbest bırakıldı.")).status_code == 302
    assert Answer.objects.get().language == "tr"
    assert not Draft.objects.exists()


def test_what_nobody_edited_is_not_kept(inquiry: Inquiry, liaison: User, english_of: ClientOf) -> None:
    client, address = english_of(liaison), f"/families/{inquiry.reference}/answer/"
    now = client.get(address).context["now"]
    assert client.post(address, sent(now.seen, text=now.text("ar"), anew="en")).status_code == 302
    assert not Draft.objects.exists()

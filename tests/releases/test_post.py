"""A post is its address, the moment of capture and the captured copy; nothing is fetched, and nothing leads there."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import Team, User
from releases.evidence.receiving import give
from releases.models import Evidence
from tests.conftest import ClientOf
from tests.releases.files import html, received
from tests.releases.records import draft
from tests.releases.test_enter import typed
from tests.releases.test_look_at_evidence import address, body

pytestmark = pytest.mark.django_db
POST = "https://www.example.org/groups/سجن/posts/77?x=1"


def said(team: Team, **changed: str) -> dict[str, object]:
    """The form of an entry with a post, but for what is changed; "" leaves something out."""
    values = {"post_address": POST, "captured_at": "2024-12-09 10:30", "shows": "page", **changed}
    file = {} if changed.get("file") == "" else {"claims-0-file": SimpleUploadedFile("post.html", html("said"))}
    return {**typed(team), **{f"claims-0-{name}": value for name, value in values.items() if name != "file"}, **file}


def test_it_is_kept_with_its_address_and_its_moment(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    client.post("/releases/new/", said(documentation))
    piece = Evidence.objects.get()
    assert piece.post_address == POST
    assert timezone.localtime(piece.captured_at).isoformat() == "2024-12-09T10:30:00+03:00"
    page = body(client, address(piece)).decode()
    assert "example.org/groups/سجن/posts/77" in page
    assert 'href="https://' not in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"post_address": "example.org/post"}, "post_address"),
        ({"post_address": "javascript:alert(1)"}, "post_address"),
        ({"post_address": "file:///etc/passwd"}, "post_address"),
        ({"post_address": ""}, "post_address"),
        ({"captured_at": ""}, "captured_at"),
        ({"captured_at": "yesterday"}, "captured_at"),
        ({"file": ""}, "file"),
    ],
    ids=str,
)
def test_none_of_the_three_without_the_others(
    changed: dict[str, str], field: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    page = client_of(documenter).post("/releases/new/", said(documentation, **changed))
    assert list(page.context["submission"].claims[0].errors) == [field]
    assert not Evidence.objects.exists()


def test_it_was_captured_before_today_is_over(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = client_of(documenter).post("/releases/new/", said(documentation, captured_at=tomorrow.isoformat()))
    assert "captured_at" in page.context["submission"].claims[0].errors


def test_postgresql_takes_no_address_without_its_moment(documentation: Team, documenter: User) -> None:
    claim, upload = draft(documentation, documenter).claims.get(), received(html("said"), documenter)
    with pytest.raises(IntegrityError, match="evidence_post_with_its_moment"):
        give(claim, upload, by=documenter, post_address=POST)

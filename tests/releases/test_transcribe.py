"""What stands on a page is written out beside it, and found however a name is spelled."""

import re

import pytest
from django.test import Client

from accounts.models import Team, User
from releases.evidence.transcribing import transcribe, words_of
from releases.models import Transcript
from tests.conftest import ClientOf
from tests.releases.files import picture
from tests.releases.test_look_at_evidence import address, body, piece_of

pytestmark = pytest.mark.django_db
SEARCH = "/releases/evidence/transcripts/"
LIST = "قائمة المفرج عنهم\n١. أحمد محمود الخطيب – إدلب\n٢. سُهى آل رشي"


@pytest.fixture
def client(documenter: User, client_of: ClientOf) -> Client:
    return client_of(documenter)


def found(client: Client, sought: str) -> int:
    """How many pages are found."""
    return len(client.get(sought_at(client, sought)).context["found"])


def sought_at(client: Client, sought: str) -> str:
    """The address that a search leads to."""
    answer = client.post(SEARCH, {"sought": sought})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_it_is_written_beside_the_page_and_shown_under_it(
    documentation: Team, documenter: User, client: Client
) -> None:
    piece = piece_of(documentation, documenter)
    assert b"/copies/" in body(client, address(piece, "transcripts/1/"))
    answer = client.post(address(piece, "transcripts/1/"), {"text": LIST, "seen": "0"})
    assert answer.headers["Location"] == address(piece) + "?show"
    assert "أحمد محمود الخطيب" in body(client, address(piece)).decode()


@pytest.mark.parametrize("sought", ["أحمد الخطيب", "احمد خطيب", "الخَطيب", "ادلب", "سهى رشي", "1 احمد", "الخطيب، أحمد"])
def test_a_name_is_found_however_it_is_spelled(
    sought: str, documentation: Team, documenter: User, client: Client
) -> None:
    transcribe(piece_of(documentation, documenter), 1, LIST, by=documenter)
    assert found(client, sought) == 1


@pytest.mark.parametrize("sought", ["أحمد الحلبي", "خطي", "—"])
def test_what_does_not_stand_there_is_not_found(
    sought: str, documentation: Team, documenter: User, client: Client
) -> None:
    transcribe(piece_of(documentation, documenter), 1, LIST, by=documenter)
    assert found(client, sought) == 0


def test_the_name_that_is_sought_stands_in_no_address(documentation: Team, documenter: User, client: Client) -> None:
    transcribe(piece_of(documentation, documenter), 1, LIST, by=documenter)
    there = sought_at(client, "الخطيب")
    assert re.fullmatch(re.escape(SEARCH) + r"\?of=[\w-]{8}", there)
    page = client.get(there)
    assert page.status_code == 200
    assert "الخطيب" not in "".join(part for part in page.content.decode().split('"') if part.startswith("/"))


def test_what_is_found_is_a_page_that_can_be_opened_again(
    documentation: Team, documenter: User, client: Client
) -> None:
    transcribe(piece_of(documentation, documenter), 1, LIST, by=documenter)
    there = sought_at(client, "الخطيب")
    for _time in range(2):
        page = client.get(there)
        assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
        assert len(page.context["found"]) == 1
        assert page.context["form"]["sought"].value() == "الخطيب"


def test_a_search_that_is_over_says_so(
    documentation: Team, documenter: User, client: Client, english_of: ClientOf
) -> None:
    transcribe(piece_of(documentation, documenter), 1, LIST, by=documenter)
    page = english_of(documenter).get(sought_at(client, "الخطيب"))
    assert page.status_code == 410
    assert "This search is over" in page.content.decode()
    assert "الخطيب" not in page.content.decode()


@pytest.mark.parametrize("sought", ["", "x" * 201, "\0"])
def test_what_cannot_be_sought_is_said_at_once(sought: str, documenter: User, english_of: ClientOf) -> None:
    page = english_of(documenter).post(SEARCH, {"sought": sought})
    assert page.status_code == 422
    assert "Not looked for yet" in page.content.decode()


def test_a_later_writing_stands_and_the_earlier_one_is_kept(
    documentation: Team, documenter: User, documenter2: User, client: Client
) -> None:
    piece = piece_of(documentation, documenter)
    transcribe(piece, 1, "أحمد الخطيب", by=documenter)
    transcribe(piece, 1, "محمد الخطيب", by=documenter2)
    transcribe(piece, 1, "محمد الخطيب", by=documenter)
    assert Transcript.objects.count() == 2
    assert (found(client, "احمد"), found(client, "محمد")) == (0, 1)


def test_who_writes_while_somebody_else_did_is_shown_theirs_and_loses_nothing(
    documentation: Team, documenter: User, documenter2: User, client: Client
) -> None:
    piece = piece_of(documentation, documenter)
    transcribe(piece, 1, "theirs", by=documenter2)
    page = client.post(address(piece, "transcripts/1/"), {"text": "mine", "seen": "0"})
    assert page.status_code == 409
    assert "theirs" in page.content.decode()
    assert page.context["form"]["text"].value() == "mine"
    again = client.post(address(piece, "transcripts/1/"), {"text": "mine", "seen": str(page.context["seen"])})
    assert again.status_code == 302


def test_a_page_that_is_not_there_has_no_transcript(documentation: Team, documenter: User, client: Client) -> None:
    assert client.get(address(piece_of(documentation, documenter), "transcripts/2/")).status_code == 404


def test_of_another_team_nothing_is_found(
    documentation: Team, family_centre: Team, documenter: User, colleague_documenter: User, client: Client
) -> None:
    theirs = piece_of(family_centre, colleague_documenter)
    transcribe(theirs, 1, LIST, by=colleague_documenter)
    assert found(client, "الخطيب") == 0
    assert client.get(address(theirs, "transcripts/1/")).status_code == 404


def test_what_is_distressing_is_blurred_beside_the_transcript_too(
    documentation: Team, documenter: User, client: Client
) -> None:
    piece = piece_of(documentation, documenter, distressing=True)
    assert b"/copies/" not in body(client, address(piece, "transcripts/1/"))
    assert b"/copies/" in body(client, address(piece, "transcripts/1/?show"))


@pytest.mark.parametrize("many", [1, 8])
def test_the_search_asks_no_more_for_more_pages(
    many: int, documentation: Team, documenter: User, client: Client, django_assert_max_num_queries: object
) -> None:
    for seed in range(many):
        transcribe(piece_of(documentation, documenter, picture(seed=seed + 2)), 1, LIST, by=documenter)
    there = sought_at(client, "الخطيب")
    client.get(there)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert len(client.get(there).context["found"]) == many


def test_words_are_folded_as_names_are() -> None:
    assert words_of("Al-Khatib, KHATIB الخطيب خطيب آل") == ["khatib", "خطيب", "ال"]

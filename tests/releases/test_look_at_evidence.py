"""The page of a piece of evidence, its copies over the wire, and its chain of custody."""

import re

import pytest
from django.test import Client

from accounts.models import Team, User
from releases.evidence import vault
from releases.evidence.lists import Handled, Purpose
from releases.evidence.preparing import prepare
from releases.evidence.receiving import give
from releases.models import Evidence, Handling
from tests.conftest import ClientOf
from tests.releases.files import EXIF, gif, picture, received, smaller, text
from tests.releases.records import draft

pytestmark = pytest.mark.django_db


def piece_of(
    team: Team, by: User, content: bytes = b"", *, distressing: bool = False, name: str = "photo.jpg"
) -> Evidence:
    """A piece of a draft of its own, with its copies made."""
    upload = received(content or picture(), by, name)
    piece = give(draft(team, by).claims.get(), upload, by=by, distressing=distressing)
    prepare(piece.original.pk)
    return piece


def address(piece: Evidence, more: str = "") -> str:
    return f"/releases/evidence/{piece.pk}/{more}"


def copy_address(piece: Evidence, purpose: Purpose) -> str:
    return address(piece, f"copies/{piece.original.copies.get(purpose=purpose).pk}/")


def body(client: Client, path: str, **headers: str) -> bytes:
    answer = client.get(path, headers=headers)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]


def pictures_on(page: bytes) -> set[str]:
    return set(re.findall(r'<img src="([^"]+)"', page.decode()))


def test_the_page_shows_the_pages_of_the_clean_copy(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    piece, client = piece_of(documentation, documenter), client_of(documenter)
    page = body(client, address(piece))
    assert copy_address(piece, Purpose.PAGE) in pictures_on(page)
    shown = body(client, copy_address(piece, Purpose.PAGE))
    assert shown.startswith(b"\xff\xd8\xff")
    assert EXIF not in shown


def test_a_text_is_shown_as_text(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    piece = piece_of(documentation, documenter, text("a <b>message</b> of a brother"))
    assert b"a &lt;b&gt;message&lt;/b&gt; of a brother" in body(client_of(documenter), address(piece))


def test_what_is_distressing_is_blurred_until_it_is_asked_for(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    piece, client = piece_of(documentation, documenter, distressing=True), client_of(documenter)
    page = body(client, address(piece))
    assert pictures_on(page) == {address(piece, "small/")}
    veiled = piece.original.copies.get(purpose=Purpose.VEILED)
    with vault.opened(veiled) as file:
        assert body(client, address(piece, "small/")) == file.read()
    assert copy_address(piece, Purpose.PAGE) in pictures_on(body(client, address(piece) + "?show"))


def test_a_list_shows_the_blurred_picture_and_says_so(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    piece = piece_of(documentation, documenter, distressing=True)
    page = body(english_of(documenter), f"/releases/{piece.claim.record.reference}/").decode()
    assert "Marked as distressing: shown blurred" in page


def test_who_may_not_know_the_source_finds_none_of_it(
    documentation: Team, documenter: User, overseer: User, liaison: User, other_supervisor: User, client_of: ClientOf
) -> None:
    piece = piece_of(documentation, documenter)
    paths = [address(piece), address(piece, "small/"), address(piece, "custody/"), copy_address(piece, Purpose.PAGE)]
    for who, status in ((overseer, 404), (liaison, 403), (other_supervisor, 404)):
        assert {client_of(who).get(path).status_code for path in paths} == {status}


def test_a_copy_of_another_piece_is_not_found_under_this_one(
    documentation: Team, family_centre: Team, documenter: User, colleague_documenter: User, client_of: ClientOf
) -> None:
    mine, theirs = piece_of(documentation, documenter), piece_of(family_centre, colleague_documenter, picture(seed=9))
    copy = theirs.original.copies.get(purpose=Purpose.PAGE)
    assert client_of(documenter).get(address(mine, f"copies/{copy.pk}/")).status_code == 404


def test_nothing_in_a_copy_may_act(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    piece = piece_of(documentation, documenter)
    answer = client_of(documenter).get(copy_address(piece, Purpose.PAGE))
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "filename" not in answer.headers["Content-Disposition"].replace('filename="evidence-', "")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=999999-", 416, slice(0, 0)),
        ("lines=1-2", 206, slice(0, None)),
        (f"bytes={'9' * 4301}-", 206, slice(0, None)),
    ],
)
def test_a_part_of_a_copy_can_be_asked_for(
    asked: str, status: int, part: slice, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    piece, client = piece_of(documentation, documenter), client_of(documenter)
    path = copy_address(piece, Purpose.PAGE)
    whole = body(client, path)
    assert client.get(path, headers={"Range": asked}).status_code == status
    assert body(client, path, Range=asked) == whole[part]


def test_what_the_camera_wrote_is_shown_to_those_who_verify_alone(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    piece = piece_of(documentation, documenter)
    assert b"Model 7" in body(client_of(supervisor), address(piece))
    assert b"Model 7" not in body(client_of(documenter), address(piece))


def test_the_same_file_seen_before_is_pointed_out(
    documentation: Team, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    first, second = piece_of(documentation, documenter), piece_of(documentation, documenter2, name="again.jpg")
    page = body(client_of(documenter), address(first)).decode()
    assert f'href="{address(second)}"' in page
    assert (
        f'href="{address(first)}#again"'
        in body(client_of(documenter), f"/releases/{first.claim.record.reference}/").decode()
    )


def test_a_picture_that_looks_alike_is_pointed_out(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    content = picture(size=(400, 300), seed=3)
    first, again = (piece_of(documentation, documenter, each) for each in (content, smaller(content)))
    other = piece_of(documentation, documenter, picture(size=(400, 300), seed=11))
    page = body(client_of(documenter), address(first)).decode()
    assert f'href="{address(again)}"' in page
    assert f'href="{address(other)}"' not in page


def test_what_another_organisation_entered_is_not_hinted_at(
    documentation: Team, other_team: Team, documenter: User, other_documenter: User, client_of: ClientOf
) -> None:
    mine, theirs = piece_of(documentation, documenter), piece_of(other_team, other_documenter)
    page = body(client_of(documenter), address(mine)).decode()
    assert theirs.original == mine.original
    assert address(theirs) not in page
    assert "#again" not in body(client_of(documenter), f"/releases/{mine.claim.record.reference}/").decode()


# -- Chain of custody --------------------------------------------------------------------------------------------------


def test_who_looked_is_written_down_once_an_hour(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    piece, client = piece_of(documentation, documenter), client_of(supervisor)
    for path in (address(piece), copy_address(piece, Purpose.PAGE), address(piece), address(piece, "small/")):
        client.get(path)
    assert list(Handling.objects.values_list("what", "by")) == [(Handled.LOOKED, supervisor.pk)]


def test_what_stays_blurred_was_not_looked_at(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    piece = piece_of(documentation, documenter, distressing=True)
    client_of(documenter).get(address(piece))
    client_of(documenter).get(address(piece, "small/"))
    assert not Handling.objects.exists()


def test_the_sheet_says_whether_the_original_still_agrees(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    piece, client = piece_of(documentation, documenter), english_of(documenter)
    assert b"not compared yet" in body(client, address(piece, "custody/"))
    client.post(address(piece, "custody/compare/"))
    sheet = body(client, address(piece, "custody/")).decode()
    assert "is the file that was received" in sheet
    assert piece.original.sha256 in sheet
    path = vault.path_of(vault.ORIGINALS, piece.original.place)
    path.write_bytes(path.read_bytes()[:-1])
    client.post(address(piece, "custody/compare/"))
    assert b"<strong>is not the file that was received" in body(client, address(piece, "custody/"))
    assert list(Handling.objects.values_list("what", flat=True)) == [Handled.AGREED, Handled.DIFFERED]


def test_the_sheet_says_what_was_made_when(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    piece = piece_of(documentation, documenter, gif(frames=2))
    sheet = body(english_of(documenter), address(piece, "custody/")).decode()
    assert all(copy.sha256 in sheet for copy in piece.original.copies.all())


@pytest.mark.parametrize("many", [1, 6])
def test_the_record_asks_no_more_for_more_files(
    many: int, documentation: Team, documenter: User, client_of: ClientOf, django_assert_max_num_queries: object
) -> None:
    release, client = draft(documentation, documenter), client_of(documenter)
    for seed in range(many):
        give(release.claims.get(), received(picture(seed=seed + 2), documenter), by=documenter)
    client.get(f"/releases/{release.reference}/")
    with django_assert_max_num_queries(26):  # type: ignore[operator]
        client.get(f"/releases/{release.reference}/")

"""Redacted copies: what is under a box is gone, the original is left alone, and a second person looks before use."""

import hashlib
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image

from accounts.models import Team, User
from casework.mistake import Mistake
from releases.evidence import vault
from releases.evidence.lists import Handled
from releases.evidence.redacting import read_boxes
from releases.models import Evidence, Handling, Redaction
from tests.conftest import ClientOf
from tests.faults.attacking import BROKEN_CHECK, SOMEBODY_ELSE, WRITTEN_ONCE, refused, send
from tests.releases.files import picture
from tests.releases.test_look_at_evidence import address, body, piece_of

pytestmark = pytest.mark.django_db
ONCE = "a" * 32


@pytest.fixture
def piece(documentation: Team, documenter: User) -> Evidence:
    return piece_of(documentation, documenter, picture(size=(400, 300), seed=3))


@pytest.fixture
def client(documenter: User, client_of: ClientOf) -> Client:
    return client_of(documenter)


def redacted(client: Client, piece: Evidence, boxes: str = "25 25 50 50", whom: str = "court") -> Redaction:
    """A copy that was made through the page."""
    key = hashlib.sha256(f"{boxes}{whom}".encode()).hexdigest()
    answer = client.post(address(piece, "redactions/1/"), {"boxes": boxes, "for_whom": whom, "once": key})
    assert answer.status_code == 302
    return Redaction.objects.latest("pk")


def page(redaction: Redaction, more: str = "") -> str:
    return f"/releases/evidence/redactions/{redaction.pk}/{more}"


def points(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def lightest(shown: Image.Image, part: tuple[int, int, int, int]) -> int:
    """The lightest point of a part of a picture, of 255."""
    return max(shown.crop(part).convert("L").tobytes())


def test_under_a_box_there_is_nothing_but_black(piece: Evidence, client: Client) -> None:
    shown = points(body(client, page(redacted(client, piece), "file/")))
    assert lightest(shown, (100, 75, 300, 225)) <= 30  # what JPEG adds, of the points after the boxes were burnt in
    assert lightest(shown, (0, 0, 90, 70)) > 100


def test_the_original_and_its_copies_are_left_alone(piece: Evidence, client: Client) -> None:
    before = [(copy.place, copy.sha256) for copy in piece.original.copies.all()]
    redacted(client, piece)
    assert [(copy.place, copy.sha256) for copy in piece.original.copies.all()] == before
    assert vault.agrees(piece.original)


def test_there_are_several_for_different_readers(piece: Evidence, client: Client) -> None:
    one, other = redacted(client, piece), redacted(client, piece, "0 0 10 10", "newspaper")
    assert one.sha256 != other.sha256
    assert b"newspaper" in body(client, address(piece))


def test_who_made_it_does_not_say_that_it_can_be_used(piece: Evidence, client: Client) -> None:
    redaction = redacted(client, piece)
    assert client.post(page(redaction), {"verdict": "usable"}).status_code == 409
    redaction.refresh_from_db()
    assert not redaction.is_usable


def test_before_the_second_look_nobody_takes_it_out(
    piece: Evidence, client: Client, supervisor: User, client_of: ClientOf
) -> None:
    redaction, second = redacted(client, piece), client_of(supervisor)
    assert client.get(page(redaction, "file/?download")).status_code == 403
    second.post(page(redaction), {"verdict": "usable"})
    assert "attachment" in client.get(page(redaction, "file/?download")).headers["Content-Disposition"]
    assert Handling.objects.filter(what=Handled.HANDED).count() == 1


def test_what_shows_too_much_is_refused_with_a_sentence_and_never_used(
    piece: Evidence, client: Client, supervisor: User, client_of: ClientOf
) -> None:
    redaction, second = redacted(client, piece), client_of(supervisor)
    assert second.post(page(redaction), {"verdict": "refused"}).status_code == 422
    second.post(page(redaction), {"verdict": "refused", "sentence": "The name in the third line."})
    assert client.get(page(redaction, "file/?download")).status_code == 403
    assert second.post(page(redaction), {"verdict": "usable"}).status_code == 409
    assert "The name in the third line." in body(client, page(redaction)).decode()


def test_of_what_is_distressing_the_page_comes_only_when_asked(
    documentation: Team, documenter: User, client: Client
) -> None:
    piece = piece_of(documentation, documenter, distressing=True)
    assert b"/copies/" not in body(client, address(piece, "redactions/1/"))
    assert b"/copies/" in body(client, address(piece, "redactions/1/?show"))


@pytest.mark.parametrize(
    ("typed", "boxes"),
    [
        ("10 20 30 5", [[100, 200, 300, 50]]),
        ("10, 20, 30, 5\n\n0 0 100 100", [[100, 200, 300, 50], [0, 0, 1000, 1000]]),
        ("1.5 2,5 3 4", [[15, 25, 30, 40]]),
        ("١٠ ٢٠ ٣٠ ٥", [[100, 200, 300, 50]]),
    ],
)
def test_boxes_are_typed_as_lines(typed: str, boxes: list[list[int]]) -> None:
    assert read_boxes(typed) == boxes


@pytest.mark.parametrize("typed", ["", "10 20 30", "a b c d", "10 20 0 5", "90 0 20 5", "0 99 5 5", "1 1 1 1\n" * 201])
def test_what_is_no_box_is_said(typed: str) -> None:
    assert isinstance(read_boxes(typed), Mistake)


def test_a_mistake_loses_nothing(piece: Evidence, client: Client) -> None:
    said = {"boxes": "90 0 20 5", "for_whom": "court", "once": ONCE}
    answer = client.post(address(piece, "redactions/1/"), said)
    assert answer.status_code == 422
    assert b"90 0 20 5" in answer.content
    assert not Redaction.objects.exists()


def test_the_second_person_is_another_one_for_postgresql_too(
    piece: Evidence, client: Client, documenter: User, supervisor: User
) -> None:
    redaction = redacted(client, piece)
    said = "UPDATE releases_redaction SET verdict = 'usable', looked_by_id = %s, looked_at = now() WHERE id = %s"
    with refused(BROKEN_CHECK):
        send(documenter, said, documenter.pk, redaction.pk)
    with refused(SOMEBODY_ELSE):
        send(documenter, said, supervisor.pk, redaction.pk)
    send(supervisor, said, supervisor.pk, redaction.pk)
    with refused(WRITTEN_ONCE):
        send(supervisor, "UPDATE releases_redaction SET verdict = 'refused', sentence = 'x'")


def test_an_original_is_taken_out_on_the_server_alone_and_written_down(
    piece: Evidence, documenter: User, liaison: User, tmp_path: Path
) -> None:
    file = tmp_path / "original"
    call_command("export_original", str(piece.pk), str(file), by="documenter", stdout=io.StringIO())
    assert hashlib.sha256(file.read_bytes()).hexdigest() == piece.original.sha256
    assert file.stat().st_mode & 0o077 == 0
    assert Handling.objects.get().what == Handled.EXPORTED
    for name in ("liaison", "documenter"):
        with pytest.raises(CommandError):
            call_command("export_original", str(piece.pk), str(file), by=name)

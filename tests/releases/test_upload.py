"""A file sent in parts (tus 1.0): it goes on where the line broke, and is whole at the end or not there at all."""

import hashlib
import os
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from django.http import UnreadablePostError
from django.test import Client
from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from accounts.sealed_files import CHUNK, Overtaken
from releases.evidence import arriving, forgetting, vault
from releases.evidence.receiving import take
from releases.models import Original, Upload
from tests.conftest import ClientOf
from tests.releases.files import picture, text

pytestmark = pytest.mark.django_db
ADDRESS = "/releases/evidence/uploads/"
TUS = {"Tus-Resumable": "1.0.0"}
PART = "application/offset+octet-stream"


def begun(client: Client, size: int, name: str = "photo.jpg") -> Any:
    name = b64encode(name.encode()).decode()
    return client.post(ADDRESS, headers={**TUS, "Upload-Length": str(size), "Upload-Metadata": f"filename {name}"})


def part(client: Client, address: str, offset: int, content: bytes) -> Any:
    headers = {**TUS, "Upload-Offset": str(offset)}
    return client.patch(address, content, content_type=PART, headers=headers)


def offset(client: Client, address: str) -> int:
    return int(client.head(address, headers=TUS).headers["Upload-Offset"])


def long_text(size: int) -> bytes:
    """A text that no two of are the same, of about this size."""
    return b"\n".join(os.urandom(30).hex().encode() for _line in range(size // 61))


def broken_after(content: bytes) -> Iterator[bytes]:
    """What a request gives whose line breaks."""
    yield content
    raise UnreadablePostError("broken")


@pytest.fixture
def client(documenter: User, client_of: ClientOf) -> Client:
    return client_of(documenter)


def test_the_server_says_what_it_speaks(client: Client) -> None:
    answer = client.options(ADDRESS)
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,termination"


def test_a_file_comes_in_parts_and_has_the_digest_it_was_sent_with(client: Client) -> None:
    content = long_text(5 * CHUNK)
    address = begun(client, len(content)).headers["Location"]
    for at in range(0, len(content), 2 * CHUNK):
        answer = part(client, address, at, content[at : at + 2 * CHUNK])
        assert answer.status_code == 204
    assert int(answer.headers["Upload-Offset"]) == len(content)
    original = Original.objects.get()
    assert original.sha256 == hashlib.sha256(content).hexdigest()
    assert vault.agrees(original)


def test_a_line_that_breaks_costs_less_than_a_chunk(client: Client, documenter: User) -> None:
    content, breaks = long_text(9 * CHUNK), (CHUNK - 5, 2 * CHUNK, 3 * CHUNK + 7, 10)
    address = begun(client, len(content)).headers["Location"]
    upload = Upload.objects.get()
    for length in breaks:
        at = offset(client, address)
        arriving._known.clear()  # the next part may be another process's
        take(upload, broken_after(content[at : at + length]), at=at, by=documenter)
        assert at + length - CHUNK < offset(client, address) <= at + length
    at = offset(client, address)
    assert part(client, address, at, content[at:]).status_code == 204
    assert Original.objects.get().sha256 == hashlib.sha256(content).hexdigest()


def test_a_go_that_was_thought_dead_and_wrote_meanwhile_is_asked_for_again(client: Client, documenter: User) -> None:
    """The server was asked how far it is, and the dead one wrote another chunk before the next one began."""
    content = long_text(6 * CHUNK)
    begun(client, len(content))
    upload = Upload.objects.get()
    take(upload, [content[: 3 * CHUNK]], at=0, by=documenter)
    with pytest.raises(Overtaken):
        take(upload, [content[2 * CHUNK :]], at=2 * CHUNK, by=documenter)
    take(upload, [content[3 * CHUNK :]], at=3 * CHUNK, by=documenter)
    assert Original.objects.get().sha256 == hashlib.sha256(content).hexdigest()


def test_no_byte_of_it_is_read_twice_by_the_process_that_takes_it(client: Client) -> None:
    content = long_text(6 * CHUNK)
    address = begun(client, len(content)).headers["Location"]
    with patch("releases.evidence.arriving.vault.reader", side_effect=AssertionError):
        for at in range(0, 4 * CHUNK, 2 * CHUNK):
            part(client, address, at, content[at : at + 2 * CHUNK])


def test_a_part_at_another_place_is_refused(client: Client) -> None:
    address = begun(client, 3 * CHUNK).headers["Location"]
    assert part(client, address, CHUNK, b"x" * CHUNK).status_code == 409


def test_more_than_was_announced_is_refused(client: Client) -> None:
    address = begun(client, 10).headers["Location"]
    assert part(client, address, 0, b"x" * 11).status_code == 413


@pytest.mark.parametrize("size", [0, 4 * 1024**3])
def test_what_is_announced_too_large_or_empty_is_refused_before_it_comes(client: Client, size: int) -> None:
    answer = begun(client, size)
    assert answer.status_code == 413
    assert answer.content
    assert not Upload.objects.exists()


def test_a_picture_above_the_limit_of_pictures_is_refused_with_its_first_bytes(client: Client) -> None:
    address = begun(client, 60 * 1024**2).headers["Location"]
    answer = part(client, address, 0, picture() + b"x" * CHUNK)
    assert answer.status_code == 422
    assert "50" in answer.content.decode()
    assert client.head(address, headers=TUS).status_code == 404


def test_a_disk_without_room_is_said(client: Client) -> None:
    with patch("releases.evidence.vault.ROOM_LEFT", 1 << 62):
        answer = begun(client, 100)
    assert answer.status_code == 413
    assert answer.content


def test_what_is_none_of_ours_is_refused_when_it_is_whole_and_removed(client: Client) -> None:
    content = b"\x89PNG\r\n\x1a\n" + os.urandom(500)
    address = begun(client, len(content)).headers["Location"]
    assert part(client, address, 0, content).status_code == 422
    assert not Upload.objects.exists()
    assert not vault.path_of(vault.ORIGINALS, place(address)).exists()


def test_who_did_not_begin_it_finds_nothing(client: Client, documenter2: User, client_of: ClientOf) -> None:
    address = begun(client, 100).headers["Location"]
    other = client_of(documenter2)
    assert other.head(address, headers=TUS).status_code == 404
    assert part(other, address, 0, b"x" * 100).status_code == 404
    assert other.delete(address, headers=TUS).status_code == 404


def test_who_enters_nothing_sends_nothing(liaison: User, client_of: ClientOf) -> None:
    assert begun(client_of(liaison), 100).status_code == 403


def test_an_upload_is_ended_by_who_began_it(client: Client) -> None:
    address = begun(client, 3 * CHUNK).headers["Location"]
    part(client, address, 0, text("x" * 2 * CHUNK))
    file = vault.path_of(vault.ORIGINALS, place(address))
    assert file.exists()
    assert client.delete(address, headers=TUS).status_code == 204
    assert not file.exists()
    assert not Upload.objects.exists()


def test_another_version_of_the_protocol_is_refused(client: Client) -> None:
    assert client.post(ADDRESS, headers={"Upload-Length": "5"}).status_code == 412


def test_what_nobody_came_back_for_is_gone_after_a_day(client: Client, documenter: User) -> None:
    old, whole = (begun(client, 3 * CHUNK).headers["Location"] for _each in range(2))
    part(client, old, 0, b"." * 2 * CHUNK)
    part(client, whole, 0, b"." * 3 * CHUNK)
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    with acting(documenter):
        new = Upload.objects.create(person=documenter, name="", bytes=1, begun_at=tomorrow)
    with patch("releases.evidence.forgetting.timezone.now", return_value=tomorrow):
        forgetting.forget_what_is_over()
    assert list(Upload.objects.all()) == [new]
    assert not Original.objects.exists()
    assert not vault.path_of(vault.ORIGINALS, place(old)).exists()


def place(address: str) -> UUID:
    return UUID(address.split("/")[-2])

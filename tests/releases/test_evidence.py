"""Files that come with a claim."""

import io
import zipfile
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import Team, User
from casework.mistake import Mistake
from releases.evidence.receiving import Received, give, place_of, read_token, receive, token_of
from releases.models import Evidence, Release
from tests.conftest import ClientOf
from tests.releases.records import draft
from tests.releases.test_enter import typed


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """A small picture with a position in its metadata."""
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x9286] = "taken in Maarrat Misrin"
    Image.new("RGB", size, "teal").save(file, kind, exif=exif, **options)
    return file.getvalue()


def pdf_that_acts() -> bytes:
    """A PDF that runs a script when it is opened and carries a file inside."""
    document, file = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
    document.attachments["inside.exe"] = b"MZ"
    document.save(file)
    return file.getvalue()


def send(content: bytes, name: str = "photo.jpg") -> Received | Mistake:
    return receive(SimpleUploadedFile(name, content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_kept_unaltered_and_its_copy_tells_nothing(kind: str) -> None:
    content = picture(kind)
    received = send(content)
    assert isinstance(received, Received)
    assert place_of("originals", received.sha256).read_bytes() == content
    copy = place_of("copies", received.sha256).read_bytes()
    assert b"Maarrat" in content
    assert b"Maarrat" not in copy


def test_a_pdf_loses_what_acts() -> None:
    received = send(pdf_that_acts(), "list.pdf")
    assert isinstance(received, Received)
    copy = pikepdf.open(place_of("copies", received.sha256))
    assert "/OpenAction" not in copy.Root
    assert len(copy.attachments) == 0


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "a")
    return file.getvalue()


HOSTILE = {
    "empty": b"",
    "page": b"<html><script>alert(1)</script></html>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "archive": _zip(),
    "half a picture": picture()[:60],
    "program": b"\x7fELF" + b"\0" * 200,
    "pdf in name alone": b"%PDF-1.7 and nothing else",
    "picture type not taken": picture("GIF"),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_picture_and_no_pdf_is_refused_in_a_sentence(content: bytes) -> None:
    answer = send(content, "photo.jpg")
    assert isinstance(answer, Mistake)
    assert answer.sentence


def test_a_picture_of_too_many_points_is_refused() -> None:
    assert isinstance(send(picture("PNG", (9000, 9000))), Mistake)


def test_a_page_after_the_picture_is_not_in_the_copy() -> None:
    received = send(picture() + b"<script>alert(1)</script>")
    assert isinstance(received, Received)
    assert b"<script>" not in place_of("copies", received.sha256).read_bytes()


def test_a_note_that_is_not_ours_brings_no_file() -> None:
    received = send(picture())
    assert isinstance(received, Received)
    assert read_token(token_of(received)) == received
    assert read_token(token_of(received)[:-1] + "x") is None


@pytest.mark.django_db
def test_a_file_survives_a_mistake_elsewhere_on_the_page(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client, said = client_of(documenter), typed(documentation, date="2022-13")
    page = client.post("/releases/new/", {**said, "claims-0-file": SimpleUploadedFile("photo.jpg", picture())})
    kept = page.context["submission"].claims[0]["kept_file"].value()
    client.post("/releases/new/", typed(documentation, **{"claims-0-kept_file": kept}))
    assert Evidence.objects.get().original_name == "photo.jpg"


@pytest.mark.django_db
def test_who_may_not_know_the_source_does_not_get_the_file(
    documentation: Team, documenter: User, overseer: User, liaison: User, other_supervisor: User, client_of: ClientOf
) -> None:
    release: Release = draft(documentation, documenter)
    received = send(picture())
    assert isinstance(received, Received)
    evidence = give(release.claims.get(), received, by=documenter)
    address = f"/releases/evidence/{evidence.pk}/"
    shown = client_of(documenter).get(address)
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    refused = {who: client_of(who).get(address).status_code for who in (overseer, liaison, other_supervisor)}
    assert refused == {overseer: 404, liaison: 403, other_supervisor: 404}

"""Files that come with a claim: kept unaltered and sealed, shown as clean copies made by a worker."""

import hashlib
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Team, User
from accounts.sealing import NotSealedHere
from casework.mistake import Mistake
from casework.models import OutboxEntry
from releases.evidence import vault
from releases.evidence.lists import Preparation, Purpose
from releases.evidence.preparing import prepare
from releases.evidence.receiving import give, kept_name, receive
from releases.evidence.sentences import refusal
from releases.models import CleanCopy, Evidence, Original, Upload
from tests.conftest import ClientOf
from tests.releases.files import EXIF, gif, html, pdf_that_acts, picture, received, text
from tests.releases.hostile_parts import pdf_page_with
from tests.releases.records import draft
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db


def content_of(stored: Original | CleanCopy) -> bytes:
    with vault.opened(stored) as file:
        return file.read()


def prepared(content: bytes, by: User, name: str = "file") -> Original:
    """The original of a file that came, after a worker had it."""
    original = received(content, by, name).original
    assert original is not None
    prepare(original.pk)
    original.refresh_from_db()
    return original


def copies(original: Original, purpose: Purpose) -> list[bytes]:
    return [content_of(copy) for copy in original.copies.filter(purpose=purpose)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_is_kept_unaltered_and_its_copies_tell_nothing(kind: str, documenter: User) -> None:
    content = picture(kind)
    original = prepared(content, documenter)
    assert content_of(original) == content
    assert original.sha256 == hashlib.sha256(content).hexdigest()
    assert original.state == Preparation.READY
    assert EXIF in content
    made = [content_of(copy) for copy in original.copies.all()]
    assert len(made) == 3
    assert not [copy for copy in made if EXIF in copy]


def test_nothing_of_it_lies_in_clear_on_the_disk(documenter: User) -> None:
    prepared(text("planted text of Maarrat Misrin"), documenter)
    prepared(picture(), documenter)
    stored = [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()]
    assert len(stored) == 6
    planted = (b"planted text", EXIF, b"\xff\xd8\xff", b"JFIF", b"WEBP")
    assert not [file for file in stored for each in planted if each in file.read_bytes()]


def test_a_pdf_loses_what_acts_and_becomes_pictures(documenter: User) -> None:
    original = prepared(pdf_that_acts(), documenter)
    [bare] = copies(original, Purpose.DOCUMENT)
    assert b"JavaScript" not in bare
    [page] = copies(original, Purpose.PAGE)
    assert page.startswith(b"\xff\xd8\xff")


def test_a_saved_page_becomes_plain_text(documenter: User) -> None:
    [shown] = copies(prepared(html("<p>أُفرج عنه</p><script>alert(1)</script>"), documenter), Purpose.TEXT)
    assert shown.decode() == "أُفرج عنه"


def test_a_film_of_pictures_becomes_its_first_picture(documenter: User) -> None:
    assert len(copies(prepared(gif(frames=3), documenter), Purpose.PAGE)) == 1


def test_the_same_file_is_kept_once_whoever_sends_it(documenter: User, documenter2: User) -> None:
    first, second = received(picture(), documenter), received(picture(), documenter2, "again.jpg")
    assert first.original == second.original
    assert len(list(Path(settings.MEDIA_ROOT, "evidence", "originals").rglob("??/*"))) == 1


def test_a_worker_is_asked_once_for_each_file(documenter: User) -> None:
    original = received(picture(), documenter).original
    received(picture(), documenter)
    assert original is not None
    [entry] = OutboxEntry.objects.filter(task="releases.tasks.prepare_evidence")
    assert entry.ids == {"original": original.pk}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\photo.jpg", "photo.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\0b.png", "ab.png"),
        ("..", ".."),
        ("x" * 500, "x" * 200),
        ("WhatsApp Chat with +963 944 357 766.txt", "WhatsApp Chat with ….txt"),
        ("0944-357-766.jpg", "….jpg"),
        ("IMG_20241208_143012.jpg", "IMG_20241208_143012.jpg"),
        ("20241208143012.jpg", "20241208143012.jpg"),
        ("PTT-20220505-WA0013.opus", "PTT-20220505-WA0013.opus"),
    ],
)
def test_of_a_name_only_what_can_be_seen_is_kept(sent: str, kept: str) -> None:
    assert kept_name(sent) == kept


def test_a_file_survives_a_mistake_elsewhere_on_the_page(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client, said = client_of(documenter), typed(documentation, date="2022-13")
    page = client.post("/releases/new/", {**said, "claims-0-file": SimpleUploadedFile("photo.jpg", picture())})
    kept = page.context["submission"].claims[0]["kept_file"].value()
    client.post("/releases/new/", typed(documentation, **{"claims-0-kept_file": kept}))
    assert Evidence.objects.get().original_name == "photo.jpg"


def test_a_file_that_somebody_else_sent_comes_with_nobodys_form(
    documentation: Team, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    kept = str(received(picture(), documenter2).pk)
    page = client_of(documenter).post("/releases/new/", typed(documentation, **{"claims-0-kept_file": kept}))
    assert page.status_code == 422
    assert not Evidence.objects.exists()


def test_a_refused_file_is_a_sentence_and_the_entry_is_kept(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    said = typed(documentation)
    sent = {"claims-0-file": SimpleUploadedFile("photo.jpg", b"PK\x03\x04" + b"x" * 100)}
    page = client_of(documenter).post("/releases/new/", {**said, **sent})
    assert page.status_code == 422
    assert page.context["submission"].claims[0].errors["file"]
    assert page.context["submission"].claims[0]["source_name"].value() == said["claims-0-source_name"]
    assert not Upload.objects.exists()


def test_of_an_archive_it_is_said_what_to_do(documenter: User) -> None:
    answer = receive(SimpleUploadedFile("photo.jpg", b"PK\x03\x04" + b"x" * 100), by=documenter)
    assert answer == refusal("archive") != refusal("unreadable")


def test_the_same_file_twice_is_one_piece_of_a_claim(documentation: Team, documenter: User) -> None:
    claim = draft(documentation, documenter).claims.get()
    for _time in range(2):
        give(claim, received(picture(), documenter), by=documenter)
    assert Evidence.objects.count() == 1


def test_what_is_larger_than_the_form_takes_is_refused(documenter: User) -> None:
    sent = SimpleUploadedFile("photo.jpg", b"x")
    sent.size = 51 * 1024 * 1024
    assert isinstance(receive(sent, by=documenter), Mistake)


def test_an_original_opens_at_its_own_place_alone(documenter: User) -> None:
    one, other = prepared(picture(), documenter), prepared(text("x" * 40), documenter)
    vault.path_of(vault.ORIGINALS, one.place).replace(vault.path_of(vault.ORIGINALS, other.place))
    with pytest.raises(NotSealedHere):
        content_of(other)
    assert not vault.agrees(other)


def test_the_copy_of_a_pdf_has_no_attachment(documenter: User, tmp_path: Path) -> None:
    [bare] = copies(prepared(pdf_that_acts(), documenter), Purpose.DOCUMENT)
    (tmp_path / "bare.pdf").write_bytes(bare)
    with pikepdf.open(tmp_path / "bare.pdf") as document:
        assert "/OpenAction" not in document.Root
        assert len(document.attachments) == 0


def test_what_a_page_of_a_pdf_does_is_gone(documenter: User) -> None:
    acts = pdf_page_with("/AA", "<< /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>")
    [bare] = copies(prepared(acts, documenter), Purpose.DOCUMENT)
    assert b"JavaScript" in acts
    assert b"JavaScript" not in bare


def test_a_picture_of_too_many_points_is_refused(documenter: User) -> None:
    answer = receive(SimpleUploadedFile("photo.png", picture("PNG", (8000, 7501))), by=documenter)
    assert isinstance(answer, Mistake)


def test_a_text_cannot_turn_the_page_round(documenter: User) -> None:
    [shown] = copies(prepared("the \u202egpj.exe file".encode(), documenter), Purpose.TEXT)
    assert shown.decode() == "the ⟨U+202E⟩gpj.exe file"

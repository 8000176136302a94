"""Sound and film: previews by the ffmpeg of this machine, and a sentence where it has none."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Team, User
from releases.evidence import vault
from releases.evidence.lists import Failure, Preparation, Purpose
from releases.evidence.preparing import prepare, told_by
from releases.evidence.receiving import give
from releases.models import Original
from tests.conftest import ClientOf
from tests.releases.files import received
from tests.releases.records import draft

pytestmark = pytest.mark.django_db
FFMPEG = os.environ.get("IFRAJ_FFMPEG") or shutil.which("ffmpeg") or ""
with_ffmpeg = pytest.mark.skipif(not FFMPEG, reason="this machine has no ffmpeg (IFRAJ_FFMPEG names one)")
SOUND = ["-f", "lavfi", "-i", "sine=duration=2"]
FILM = ["-f", "lavfi", "-i", "testsrc=duration=2:size=800x600:rate=10"]
SAID = ["-metadata", "location=+35.9333+036.6333/", "-metadata", "creation_time=2024-12-08T04:30:00Z"]


def recorded(folder: Path, name: str, *how: str) -> bytes:
    """A recording made by ffmpeg itself."""
    subprocess.run([FFMPEG, "-v", "error", *how, *SAID, str(folder / name)], check=True, timeout=60)
    return (folder / name).read_bytes()


def prepared(content: bytes, by: User, name: str) -> Original:
    original = received(content, by, name).original
    assert original is not None
    prepare(original.pk)
    original.refresh_from_db()
    return original


def first_bytes(original: Original, purpose: Purpose) -> bytes:
    with vault.opened(original.copies.get(purpose=purpose)) as file:
        return file.read(12)


@with_ffmpeg
@pytest.mark.parametrize("name", ["call.mp3", "call.ogg", "call.m4a", "call.wav", "call.flac"])
def test_sound_gets_a_preview(name: str, documenter: User, tmp_path: Path) -> None:
    original = prepared(recorded(tmp_path, name, *SOUND), documenter, name)
    assert original.state == Preparation.READY
    assert first_bytes(original, Purpose.RECORDING)[4:8] == b"ftyp"


@with_ffmpeg
@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "film.avi"])
def test_a_film_gets_a_preview_and_small_pictures(name: str, documenter: User, tmp_path: Path) -> None:
    original = prepared(recorded(tmp_path, name, *FILM, *SOUND, "-shortest"), documenter, name)
    assert original.state == Preparation.READY
    assert first_bytes(original, Purpose.RECORDING)[4:8] == b"ftyp"
    for purpose in (Purpose.SMALL, Purpose.VEILED):
        assert first_bytes(original, purpose).startswith(b"\xff\xd8\xff")


@with_ffmpeg
def test_what_the_recorder_wrote_is_kept_and_not_in_the_preview(documenter: User, tmp_path: Path) -> None:
    original = prepared(recorded(tmp_path, "film.mp4", *FILM), documenter, "film.mp4")
    told = told_by(original)
    assert told["place"].startswith("+35.9333")
    assert told["time"].startswith("2024-12-08")
    with vault.opened(original.copies.get(purpose=Purpose.RECORDING)) as file:
        assert b"35.9333" not in file.read()


@with_ffmpeg
@pytest.mark.parametrize(
    "content",
    [
        b"ID3\x03\0\0\0\0\0\0" + b"\xff\xfb" * 300,
        b"\0\0\0\x18ftypmp42" + b"\0" * 500,
        b"\x1aE\xdf\xa3" + b"\x9f" * 500,
        b"OggS" + b"\0" * 300,
        b"RIFF\xff\xff\xff\x7fWAVEfmt " + b"\xff" * 300,
    ],
    ids=["mp3", "mp4", "webm", "ogg", "wav"],
)
def test_what_only_begins_like_a_recording_could_not_be_made(content: bytes, documenter: User) -> None:
    original = prepared(content, documenter, "film.mp4")
    assert (original.state, original.failure) == (Preparation.FAILED, Failure.UNREADABLE)
    assert not original.copies.exists()


@with_ffmpeg
def test_a_list_of_addresses_leads_nowhere(documenter: User) -> None:
    """Read as the film that its first bytes promise, and not as what ffmpeg would guess."""
    playlist = b"\0\0\0\x18ftypmp42\n#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"
    assert prepared(playlist, documenter, "film.mp4").failure == Failure.UNREADABLE


def test_without_ffmpeg_the_page_says_why_there_is_no_preview(
    documentation: Team, documenter: User, english_of: ClientOf, settings: Settings
) -> None:
    settings.FFMPEG = ""
    upload = received(b"ID3\x03\0\0\0\0\0\0" + b"\xff\xfb" * 300, documenter, "call.mp3")
    piece = give(draft(documentation, documenter).claims.get(), upload, by=documenter)
    prepare(piece.original.pk)
    page = english_of(documenter).get(f"/releases/evidence/{piece.pk}/").content.decode()
    assert "This machine has no ffmpeg" in page
    assert "The original is kept as it came." in page

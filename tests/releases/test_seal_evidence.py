"""Files that an earlier version kept in clear are sealed by a command, or by the worker that first prepares them."""

import hashlib
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from accounts.acting import acting
from accounts.models import User
from releases.evidence import vault
from releases.evidence.lists import Preparation
from releases.evidence.preparing import prepare
from releases.models import Original
from tests.releases.files import EXIF, picture

pytestmark = pytest.mark.django_db


def in_clear(content: bytes) -> Original:
    """An original as the migration leaves it: its row, and the file as the earlier version kept it."""
    sha256 = hashlib.sha256(content).hexdigest()
    for kind in ("originals", "copies"):
        file = Path(settings.MEDIA_ROOT, "evidence", kind, sha256[:2], sha256)
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
    with acting(User.objects.system("evidence")):
        return Original.objects.create(sha256=sha256, bytes=len(content), media_type="image/jpeg")


def planted_in() -> list[Path]:
    """The files in which the text of the picture is found."""
    files = (file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file())
    return [file for file in files if EXIF in file.read_bytes()]


def sealed() -> tuple[str, str]:
    """What the command says on standard output and on standard error."""
    said, progress = io.StringIO(), io.StringIO()
    call_command("seal_evidence", stdout=said, stderr=progress)
    return said.getvalue().strip(), progress.getvalue()


def test_afterwards_nothing_lies_in_clear_and_the_originals_agree() -> None:
    originals = [in_clear(picture(seed=seed)) for seed in (2, 3)]
    assert len(planted_in()) == 4
    said, progress = sealed()
    assert said == "2 sealed."
    assert "2 of 2, 2 sealed" in progress
    assert planted_in() == []
    assert all(vault.agrees(original) for original in originals)


def test_done_twice_it_does_nothing() -> None:
    in_clear(picture())
    sealed()
    assert sealed()[0] == "0 sealed."


def test_what_was_altered_before_is_sealed_and_does_not_agree() -> None:
    original = in_clear(picture())
    Path(settings.MEDIA_ROOT, "evidence", "originals", original.sha256[:2], original.sha256).write_bytes(b"altered")
    sealed()
    assert not vault.agrees(original)


def test_a_worker_seals_what_it_prepares() -> None:
    original = in_clear(picture())
    prepare(original.pk)
    original.refresh_from_db()
    assert original.state == Preparation.READY
    assert [file for file in planted_in() if "originals" in str(file)] == []

"""Clean copies are made by a worker: all of them or none, by one at a time, again after it was killed."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import connections
from pytest_django.fixtures import Settings

from accounts.acting import acting
from accounts.models import User
from releases.evidence import child, forgetting, preparing, vault
from releases.evidence.copies import Handed, Made
from releases.evidence.lists import Failure, Preparation, Purpose
from releases.evidence.preparing import prepare, take_up, told_by
from releases.models import CleanCopy, Original
from releases.tasks import prepare_evidence
from tests.detainees.linkage.searching import command, environment, held_up, on_this_database, waits_for
from tests.releases.files import picture, received
from tests.run.running import wait_until

__all__ = ["on_this_database"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def original(documenter: User) -> Original:
    """A picture that has come and waits for a worker."""
    found = received(picture(), documenter).original
    assert found is not None
    return found


def files(kind: str) -> list[Path]:
    return list(Path(settings.MEDIA_ROOT, "evidence", kind).glob("*/*"))


@contextmanager
def held_elsewhere(pk: int) -> Iterator[None]:
    """Another worker has this one as long as the block lasts."""
    other = connections["owner"].copy("holding")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [preparing.LOCKS, pk])
            yield
            cursor.execute("SELECT pg_advisory_unlock_all()")
    finally:
        other.close()


def test_a_task_that_comes_twice_makes_the_copies_once(original: Original) -> None:
    prepare_evidence(original=original.pk)
    prepare_evidence(original=original.pk)
    assert original.copies.count() == len(files("copies")) == 3


def test_what_waits_though_its_message_was_lost_is_taken_up(original: Original) -> None:
    take_up()
    original.refresh_from_db()
    assert original.state == Preparation.READY


def test_another_worker_leaves_it_to_the_one_who_has_it(original: Original) -> None:
    with held_elsewhere(original.pk):
        prepare(original.pk)
        assert not original.copies.exists()
    prepare(original.pk)
    assert original.copies.exists()


def test_what_kills_each_worker_is_given_up_after_three(original: Original) -> None:
    with patch("releases.evidence.preparing._make", side_effect=SystemExit):
        for _time in range(3):
            with pytest.raises(SystemExit):
                prepare(original.pk)
    prepare(original.pk)
    original.refresh_from_db()
    assert (original.state, original.failure) == (Preparation.FAILED, Failure.GIVEN_UP)


def test_an_original_that_was_altered_is_said_and_has_no_copies(original: Original) -> None:
    path = vault.path_of(vault.ORIGINALS, original.place)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    prepare(original.pk)
    original.refresh_from_db()
    assert (original.state, original.failure) == (Preparation.FAILED, Failure.ALTERED)
    assert files("copies") == []


def test_what_the_camera_wrote_is_kept_sealed(original: Original) -> None:
    prepare(original.pk)
    original.refresh_from_db()
    told = told_by(original)
    assert told["place"] == "35.93333, 36.63333"
    assert told["time"] == "2024:12:08 04:30:00"
    assert told["device"] == "Model 7"
    assert "Model" not in original.told


def test_half_of_the_copies_is_nothing(original: Original) -> None:
    keep, kept = Made.keep, []

    def keep_two(made: Made, handed: Handed) -> None:
        kept.append(handed.purpose)
        if len(kept) == 3:
            raise child.EndedEarly
        keep(made, handed)

    with patch.object(Made, "keep", keep_two):
        prepare(original.pk)
    original.refresh_from_db()
    assert original.failure == Failure.UNREADABLE
    assert files("copies") == []
    assert not CleanCopy.objects.exists()


def test_what_unpacks_to_too_much_is_said(original: Original) -> None:
    with patch("releases.evidence.child.MOST_COPIES", 700):
        prepare(original.pk)
    original.refresh_from_db()
    assert original.failure == Failure.TOO_LARGE


def test_a_file_that_no_row_names_goes_after_a_day(original: Original) -> None:
    prepare(original.pk)
    left = vault.path_of(vault.COPIES, original.place)  # a copy under a name that no row has
    left.write_bytes(b"half")
    assert forgetting.forget_what_is_over() == 0
    with patch("releases.evidence.forgetting.time.time", return_value=left.stat().st_mtime + 25 * 60 * 60):
        forgetting.forget_what_is_over()
    assert not left.exists()
    assert len(files("copies")) == 3
    assert len(files("originals")) == 1


@pytest.mark.services
@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
@pytest.mark.usefixtures("on_this_database")
def test_a_worker_that_is_killed_in_the_midst_begins_again(documenter: User, settings: Settings) -> None:
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    original = received(picture(), documenter).original
    assert original is not None
    said = f"from releases.evidence.preparing import prepare; prepare({original.pk})"
    with held_up("releases_cleancopy"):
        worker = subprocess.Popen(command("shell", "--no-imports", "-c", said), env=environment())
        wait_until(lambda: waits_for("releases_cleancopy"), 60)
        worker.kill()
        worker.wait()
    original.refresh_from_db()
    assert original.state == Preparation.WAITING
    assert len(files("copies")) == 3  # of the one that was killed
    # What the killed one held PostgreSQL lets go when it sees that nobody is there any more.
    wait_until(lambda: prepared_anew(original), 30)
    assert sorted(original.copies.values_list("purpose", flat=True)) == sorted(
        [Purpose.PAGE, Purpose.SMALL, Purpose.VEILED]
    )
    for copy in original.copies.all():
        assert vault.opened(copy).read()


def prepared_anew(original: Original) -> bool:
    prepare(original.pk)
    original.refresh_from_db()
    return original.state == Preparation.READY


def test_recordings_are_tried_again_when_there_is_ffmpeg(documenter: User, settings: Settings) -> None:
    settings.FFMPEG = ""
    original = received(b"ID3\x03\0\0\0\0\0\0" + b"\xff\xfb" * 300, documenter).original
    assert original is not None
    prepare(original.pk)
    original.refresh_from_db()
    assert original.failure == Failure.NO_FFMPEG
    settings.FFMPEG = "/bin/true"
    forgetting.try_again_with_ffmpeg()
    original.refresh_from_db()
    assert original.state == Preparation.WAITING


def test_of_recordings_one_is_prepared_at_a_time(documenter: User) -> None:
    original = received(b"ID3\x03\0\0\0\0\0\0" + b"\xff\xfb" * 300, documenter).original
    assert original is not None
    with held_elsewhere(preparing.ONE_RECORDING):
        prepare(original.pk)
    original.refresh_from_db()
    assert (original.state, original.attempts) == (Preparation.WAITING, 0)


def test_a_clean_copy_is_made_by_somebody(original: Original) -> None:
    """The job acts under its own name, which PostgreSQL asks for."""
    with acting(preparing.worker()):
        assert Original.objects.filter(pk=original.pk).update(attempts=1) == 1
    assert preparing.worker().is_system


def test_a_stored_original_that_is_another_file_does_not_agree(original: Original) -> None:
    """Not even where somebody who has the keys sealed it at this very place."""
    assert vault.agrees(original)
    vault.remove(vault.ORIGINALS, original.place)
    with vault.writer(vault.ORIGINALS, original.place) as file:
        file.write(b"another")
    assert not vault.agrees(original)

"""Removing what is over: uploads of yesterday, originals that no claim was given, files that no row names."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, models
from django.db.models import ProtectedError
from django.utils import timezone

from accounts.acting import acting
from releases.evidence import receiving, recordings, vault
from releases.evidence.lists import Failure, Preparation
from releases.evidence.preparing import worker
from releases.models import CleanCopy, Original, Redaction, Upload

KEPT = timedelta(days=1)
# The rows that name files of a kind, by which of their fields.
NAMES: dict[str, tuple[tuple[type[models.Model], str], ...]] = {
    vault.ORIGINALS: ((Original, "place"), (Upload, "pk")),
    vault.COPIES: ((CleanCopy, "place"), (Redaction, "place")),
}


def forget_what_is_over() -> int:
    """Remove what nobody came back for within KEPT; how many files that were."""
    before = timezone.now() - KEPT
    removed = 0
    for upload in Upload.objects.filter(begun_at__lt=before):
        receiving.remove(upload, by=worker())
        removed += 1
    for original in Original.objects.belonging_to_nothing().filter(received_at__lt=before):
        removed += _removed(original)
    return removed + sum(1 for _file in _nameless())


def try_again_with_ffmpeg() -> None:
    """Let recordings wait again that could not be prepared as long as there was no ffmpeg."""
    if recordings.is_at_hand():
        with acting(worker()):
            Original.objects.filter(failure=Failure.NO_FFMPEG).update(
                state=Preparation.WAITING, failure="", prepared_at=None, attempts=0
            )


def _removed(original: Original) -> bool:
    """Whether it could be removed: one that a claim was given meanwhile stays."""
    copies = list(original.copies.all())
    try:
        with acting(worker()):
            original.copies.all().delete()
            original.delete()
    except (ProtectedError, IntegrityError):
        return False
    for copy in copies:
        vault.remove(vault.COPIES, copy.place)
    vault.remove(vault.ORIGINALS, original.place)
    return True


def _nameless() -> Iterator[Path]:
    """Files of a worker or a request that was stopped, removed one by one."""
    for kind in (vault.ORIGINALS, vault.COPIES):
        for folder in Path(settings.MEDIA_ROOT, "evidence", kind).glob("[0-9a-f][0-9a-f]"):
            old = {file for file in folder.iterdir() if file.stat().st_mtime < time.time() - KEPT.total_seconds()}
            for file in old - _named(kind, old):
                file.unlink(missing_ok=True)
                yield file


def _named(kind: str, files: set[Path]) -> set[Path]:
    """Those that a row names, or that are not named as the vault names files."""
    places = {file: UUID(file.name) for file in files if len(file.name) == 32}
    known: set[UUID] = set()
    for model, name in NAMES[kind]:
        rows = model._default_manager.filter(**{f"{name}__in": places.values()})
        known |= set(rows.values_list(name, flat=True))
    return {file for file in files if file not in places or places[file] in known}

"""What is not kept: files and rows of imports that were given up, and of those that ended a month ago."""

import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from accounts.acting import acting
from releases.imports.wizard import staging
from releases.imports.wizard.alike import folder_of, forget_folder
from releases.imports.wizard.course import give_up, is_carried, reader
from releases.models import ImportJob, ImportRow

KEPT = timedelta(days=30)
A_DAY = 24 * 60 * 60  # seconds


def forget(job: ImportJob) -> None:
    """Delete the file, its lines and its rows; what became of it, in figures, stays."""
    with acting(reader()):
        held = ImportJob.objects.select_for_update(of=("self",)).get(pk=job.pk)
        if held.is_busy:
            return
        give_up(held)
        staging.forget(held.place)
        ImportRow.objects.filter(job=held).order_by().delete()
        ImportJob.objects.filter(pk=held.pk).update(forgotten_at=timezone.now())


def forget_what_is_over() -> None:
    """Of all imports with which nobody went on for a month; and files that belong to none."""
    for job in ImportJob.objects.over_since(timezone.now() - KEPT):
        forget(job)
    places = {place.hex for place in ImportJob.objects.filter(forgotten_at=None).values_list("place", flat=True)}
    for path in Path(settings.MEDIA_ROOT, "imports").glob("*/*"):
        if path.name.partition(".")[0] not in places and path.stat().st_mtime < time.time() - A_DAY:
            path.unlink(missing_ok=True)


def forget_what_was_left() -> None:
    """Delete what a killed process has left in clear, unless another one works on that import."""
    for folder in folder_of(0).parent.glob("*"):
        if folder.name.isdecimal() and not is_carried(int(folder.name)):
            forget_folder(int(folder.name))

"""What is not kept: files and rows of imports that were given up, and of those that ended a month ago."""

from datetime import timedelta

from django.utils import timezone

from accounts.acting import acting
from releases.imports.wizard import staging
from releases.imports.wizard.course import reader
from releases.models import ImportJob, ImportRow

KEPT = timedelta(days=30)


def forget(job: ImportJob) -> None:
    """Delete the file, its lines and its rows; what became of it, in figures, stays."""
    staging.forget(job.place)
    with acting(reader()):
        ImportRow.objects.filter(job=job).order_by().delete()
        ImportJob.objects.filter(pk=job.pk).update(forgotten_at=timezone.now())


def forget_what_is_over() -> None:
    """Of all imports with which nobody went on for a month."""
    for job in ImportJob.objects.over_since(timezone.now() - KEPT):
        forget(job)

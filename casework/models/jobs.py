"""When each scheduled job ran last; shown by /healthz."""

from django.db import models

from accounts.sensitivity import Declaration, Rights


class Job(models.Model):
    """One scheduled job and its last run."""

    name = models.CharField(max_length=60, primary_key=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)

    declaration = Declaration(internal=("name", "started_at", "finished_at", "failed_at", "error"), rights=Rights.KEEP)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

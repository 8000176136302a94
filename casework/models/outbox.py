"""What follows a change: written in the change's own transaction, carried to Celery by the relay."""

from typing import Any, Self

from django.db import models
from django.utils import timezone

from accounts.sensitivity import Declaration, Rights


class OutboxQuerySet(models.QuerySet["OutboxEntry"]):
    def waiting(self) -> Self:
        """What the relay has yet to hand over, oldest first."""
        return self.filter(sent_at__isnull=True).order_by("pk")


class OutboxEntry(models.Model):
    """One consequence: the name of a Celery task and the ids it takes. No personal data."""

    task = models.CharField(max_length=100)
    ids: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "task", "ids", "made_at", "sent_at"), rights=Rights.APPEND, update_only=("sent_at",)
    )

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(sent_at__isnull=True), name="outbox_waiting"),
            models.Index(fields=["task", "made_at"], name="outbox_followed"),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.ids}"

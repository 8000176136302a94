"""What each creating form made when it was sent for the first time, for good."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.sensitivity import Declaration, Rights


class IdempotencyKey(models.Model):
    """One sending of one form by one person: the key that the page carried, and the address of what it made.

    `content` is a keyed digest of what was typed, so that the same key with another content is noticed; it tells
    nothing of the content itself.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)
    result = models.CharField(max_length=200)

    declaration = Declaration(
        internal=("id", "person", "form", "key", "content", "made_at", "result"), rights=Rights.APPEND
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "form", "key"], name="idempotency_key_once"),
            models.CheckConstraint(
                name="idempotency_result_is_ours",
                condition=Q(result__startswith="/") & ~Q(result__startswith="//"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}: {self.result}"

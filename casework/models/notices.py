"""What a person is told on their dashboard: somebody else's move on a record of theirs."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from casework.models.history import MoveMade


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What `user` is told themself."""
        return self.filter(person=user.pk)

    def unread(self) -> Self:
        """What the person has not yet put aside, newest first."""
        return self.filter(read_at__isnull=True).order_by("-pk")


class Notice(models.Model):
    """One person is told of one move; put aside by them."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    move = models.ForeignKey(MoveMade, on_delete=models.PROTECT, related_name="notices")
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "person", "move", "made_at", "read_at"), rights=Rights.APPEND, update_only=("read_at",)
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "move"], name="notice_told_once")]
        indexes = [
            models.Index(fields=["person", "id"], condition=models.Q(read_at__isnull=True), name="notice_unread")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.move}"

"""Who wants to be told here when a record changes. It ends when they say so, and at night where they may not see the
record any more. Nothing is told meanwhile either: what is told is asked of `visible_to` when it is read.
"""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights


class WatchQuerySet(models.QuerySet["Watch"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own."""
        return self.filter(person=user.pk or 0)

    def standing(self) -> Self:
        """Not ended."""
        return self.filter(ended_at__isnull=True)

    def of(self, subject: str, subject_id: int) -> Self:
        """Those of one record."""
        return self.filter(subject=subject, subject_id=subject_id)


class Watch(models.Model):
    """One person watches one record, from one moment to another. PostgreSQL tells them (casework/sql/notices.sql)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    begun_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = WatchQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "person", "subject", "subject_id", "begun_at", "ended_at"),
        rights=Rights.APPEND,
        update_only=("ended_at",),
    )

    class Meta:
        verbose_name = _("watch")
        verbose_name_plural = _("watches")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id", "person"], condition=Q(ended_at__isnull=True), name="watch_once"
            )
        ]
        indexes = [models.Index(F("person"), F("id"), name="watch_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.subject} {self.subject_id}"

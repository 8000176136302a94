"""What was changed in the facts of a record that keeps no revisions: from what to what, by whom and when.

Rows are written by triggers of the database's owner (`casework.guards.change_guard`); the serving role reads them.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F

from accounts.sensitivity import Declaration, Rights


class FactChangeQuerySet(models.QuerySet["FactChange"]):
    def of(self, subject: str, *subject_ids: int) -> Self:
        """Those of one record, or of several, the newest first; who asks has fetched them as one at work on them."""
        return self.filter(subject=subject, subject_id__in=subject_ids).select_related("by").order_by("-pk")


class FactChange(models.Model):
    """One change. `changes` has, by the column, what stood there before and what stood there then."""

    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    changes = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    objects = FactChangeQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "subject", "subject_id", "by", "at"), personal=("changes",), rights=Rights.READ
    )

    class Meta:
        default_permissions = ()
        indexes = [models.Index(F("subject"), F("subject_id"), F("id"), name="factchange_of_record")]

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id}: {self.by_id}"

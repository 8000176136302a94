"""Who wrote any part of a record: the one rule behind "nobody decides on what they wrote".

Rows are written by triggers of the database's owner when a fact changes, with the acting person of the transaction;
the serving role can only read them.
"""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from accounts.sensitivity import Declaration, Rights


class AuthorshipQuerySet(models.QuerySet["Authorship"]):
    def of(self, subject: str, *subject_ids: int) -> Self:
        """Who wrote what of one record, or of several."""
        return self.filter(subject=subject, subject_id__in=subject_ids)

    def since(self, moment: datetime | None) -> Self:
        """What was written after `moment`; everything where there is none."""
        return self if moment is None else self.filter(at__gt=moment)


class Authorship(models.Model):
    """One person wrote some part of one record at one time."""

    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()

    objects = AuthorshipQuerySet.as_manager()

    declaration = Declaration(internal=("id", "subject", "subject_id", "person", "what", "at"), rights=Rights.READ)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "subject_id", "person", "at"], name="authorship_of_record"),
            BrinIndex(
                fields=["at"], name="authorship_by_day", autosummarize=True
            ),  # rows come in the order of their time
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id}: {self.person}"

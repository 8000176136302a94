"""Every move that was made, for good."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.utils import timezone

from accounts.among import any_of
from accounts.questions import Question
from accounts.sensitivity import Declaration, Rights


class MoveMadeQuerySet(models.QuerySet["MoveMade"]):
    def of(self, subject: str, *subject_ids: int) -> Self:
        """The moves of one record, or of several, oldest first."""
        return self.filter(subject=subject, subject_id__in=subject_ids).order_by("at", "pk")


class MoveMade(models.Model):
    """A move from one state to another: who, when, on which revision, and why where it was a refusal."""

    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    name = models.CharField(max_length=30)
    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=40, blank=True)
    sentence = models.TextField(blank=True)

    objects = MoveMadeQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "subject", "subject_id", "name", "from_state", "to_state", "revision", "by", "at", "reason",
        ),
        personal=("sentence",),
        rights=Rights.APPEND,
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["subject", "subject_id", "at"], name="move_of_record"),
            BrinIndex(fields=["at"], name="move_by_day", autosummarize=True),  # rows come in the order of their time
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id}: {self.name}"


_MADE = Question(
    lambda subject, ids: (
        MoveMade.objects.filter(any_of(ids, of="subject_id"), subject=subject).order_by("at", "pk").select_related("by")
    )
)


def moves_made(subject: str, *subject_ids: int) -> list[MoveMade]:
    """`MoveMade.objects.of`, each with who made it: what the history on a page is made of."""
    return _MADE.rows(subject=subject, ids=list(subject_ids))

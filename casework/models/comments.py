"""What colleagues say to each other about a record, and whom they mention: their work, and never a part of the record.

It is shown to those who see the record in every state, and to nobody else: not to readers of what is verified, and in
no export, case file or disclosure.
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
from casework.typed_text import visible_only


class CommentQuerySet(models.QuerySet["Comment"]):
    def of(self, subject: str, subject_id: int) -> Self:
        """What was said about one record, the oldest first; who asks has fetched the record as one at work on it."""
        return self.filter(subject=subject, subject_id=subject_id).order_by("pk")

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own: those that one can take back. Others are read on their record (casework/discussing.py)."""
        return self.filter(by=user.pk or 0)

    def standing(self) -> Self:
        """Neither taken back nor destroyed with the record."""
        return self.exclude(text="")

    def with_people(self) -> Self:
        """With who said it, and whom they mention."""
        return self.select_related("by").prefetch_related("mentions__person")


class Comment(models.Model):
    """One sentence or several, said once: never changed, and taken back by who said it, of which a mark stays."""

    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    text = models.TextField(_("comment"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "subject", "subject_id", "by", "at", "withdrawn_at"),
        personal=("text",),
        rights=Rights.APPEND,
        update_only=("text", "withdrawn_at"),
    )

    class Meta:
        verbose_name = _("comment between colleagues")
        verbose_name_plural = _("comments between colleagues")
        default_permissions = ()
        constraints = [
            visible_only("comment_visible", ["text"]),
            models.CheckConstraint(
                name="comment_withdrawn_is_gone", condition=Q(withdrawn_at__isnull=True) | Q(text="")
            ),
        ]
        indexes = [
            models.Index(F("subject"), F("subject_id"), F("id"), name="comment_of_record"),
            models.Index(F("by"), F("at"), name="comment_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id}: {self.by_id}"


class Mention(models.Model):
    """A comment turns to a colleague, who may see the record."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="mentions", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)

    declaration = Declaration(internal=("id", "comment", "person"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mention_once")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.person_id}"

"""What a person is told here: a move on a record of theirs, what was handed over to them, where they were mentioned,
and what happened to a record that they watch. A notice holds a record and what happened, and no content of it.
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
from casework.lists import known
from casework.models.comments import Comment
from casework.models.history import MoveMade


class NoticeKind(models.TextChoices):
    """Why somebody is told."""

    MOVED = "moved", _("Your records")
    HANDED = "handed", _("Handed over to you")
    MENTIONED = "mentioned", _("Mentions")
    WATCHED = "watched", _("What you watch")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What `user` is told themself."""
        return self.filter(person=user.pk)

    def unread(self) -> Self:
        """What the person has not yet put aside, newest first."""
        return self.filter(read_at__isnull=True).order_by("-pk")

    def tell(self, move: MoveMade, *people: int, kind: NoticeKind = NoticeKind.MOVED) -> None:
        """Tell these (ids) of a move, once. Who is told already because they watch the record is told why it is theirs.

        The one way in which notices of moves are written, besides PostgreSQL's of what is watched.
        """
        told = [
            Notice(
                person_id=pk, move=move, kind=kind, subject=move.subject, subject_id=move.subject_id, by_id=move.by_id
            )
            for pk in people
        ]
        self.bulk_create(told, update_conflicts=True, unique_fields=["person", "move"], update_fields=["kind"])


class Notice(models.Model):
    """One person is told of one thing that happened to one record; put aside by them.

    Of a move or a comment PostgreSQL fills in the record and who it was (casework/sql/notices.sql). `what` is the part
    that was written of a watched record, as `Authorship` has it; of one record it is told once until it is put aside.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind, default=NoticeKind.MOVED)
    subject = models.CharField(max_length=20, blank=True)
    subject_id = models.BigIntegerField(default=0)
    move = models.ForeignKey(MoveMade, on_delete=models.PROTECT, null=True, blank=True, related_name="notices")
    comment = models.ForeignKey(
        Comment, on_delete=models.PROTECT, null=True, blank=True, related_name="notices", db_index=False
    )
    what = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "person", "kind", "subject", "subject_id", "move", "comment", "what", "by", "made_at", "read_at",
        ),
        rights=Rights.REMOVE,
        update_only=("kind", "read_at"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "move"], name="notice_told_once"),
            models.UniqueConstraint(fields=["person", "comment"], name="notice_of_comment_once"),
            models.UniqueConstraint(
                fields=["person", "subject", "subject_id"],
                condition=Q(read_at__isnull=True) & ~Q(what=""),
                name="notice_written_once",
            ),
            models.CheckConstraint(name="notice_of_a_record", condition=~Q(subject="") & Q(by__isnull=False)),
            known("kind", NoticeKind),
        ]
        indexes = [
            models.Index(fields=["person", "id"], condition=Q(read_at__isnull=True), name="notice_unread"),
            models.Index(F("person"), F("id"), name="notice_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind}, {self.subject} {self.subject_id}"

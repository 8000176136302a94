"""What stands on a page of evidence, written out by somebody so that it can be searched."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from casework.typed_text import visible_only
from releases.models.evidence import Evidence


class TranscriptQuerySet(models.QuerySet["Transcript"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the evidence that `user` sees."""
        return self.filter(evidence__in=Evidence.objects.visible_to(user))

    def standing(self) -> Self:
        """The one of each page that was written last."""
        of_page = self.model._default_manager.filter(evidence=OuterRef("evidence"), page=OuterRef("page"))
        return self.filter(~Exists(of_page.filter(pk__gt=OuterRef("pk"))))

    def with_words(self, words: list[str]) -> Self:
        """Those in which each of these folded words stands."""
        return self.filter(words__contains=words)


class Transcript(models.Model):
    """One writing of one page. It is never rewritten: another one stands in its place, and it stays."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="transcripts")
    page = models.PositiveIntegerField(_("page"))
    text = models.TextField(_("what stands there"))
    words: "ArrayField[list[str], list[str]]" = ArrayField(models.CharField(max_length=60))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = TranscriptQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "evidence", "page", "by", "at"), source=("text", "words"), rights=Rights.APPEND
    )

    class Meta:
        ordering = ["evidence", "page", "pk"]
        indexes = [
            models.Index(fields=["evidence", "page", "id"], name="transcript_of_page"),
            GinIndex(fields=["words"], name="transcript_words"),
        ]
        constraints = [
            models.CheckConstraint(name="transcript_has_text", condition=~Q(text="")),
            visible_only("transcript_text_visible", ["text"]),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} · {self.page}"

"""Redacted copies of pages: what is under the boxes is gone, and a second person looks before one is used."""

import uuid
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
from casework.typed_text import visible_only
from releases.evidence.lists import SecondLook
from releases.models.evidence import Evidence


class RedactionQuerySet(models.QuerySet["Redaction"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the evidence that `user` sees."""
        return self.filter(evidence__in=Evidence.objects.visible_to(user))


class Redaction(models.Model):
    """A copy of one page for one reader, with boxes burnt into it; the original and other copies are left alone.

    `boxes` are left, top, width and height in thousandths of the page.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="redactions")
    page = models.PositiveIntegerField(_("page"))
    boxes: "models.JSONField[list[list[int]], list[list[int]]]" = models.JSONField()
    for_whom = models.CharField(_("for whom"), max_length=120)
    place = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    media_type = models.CharField(max_length=60)
    bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=10, choices=SecondLook, blank=True)
    sentence = models.TextField(_("what is to be seen still"), blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    looked_at = models.DateTimeField(null=True, blank=True)

    objects = RedactionQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "evidence", "page", "place", "media_type", "bytes", "sha256", "made_by", "made_at", "verdict",
            "looked_by", "looked_at",
        ),
        source=("boxes", "for_whom", "sentence"),
        rights=Rights.APPEND,
        update_only=("verdict", "sentence", "looked_by", "looked_at"),
    )  # fmt: skip

    class Meta:
        ordering = ["evidence", "pk"]
        constraints = [
            models.CheckConstraint(
                name="redaction_looked_pair",
                condition=Q(verdict="", looked_by__isnull=True, looked_at__isnull=True)
                | ~Q(verdict="") & Q(looked_by__isnull=False, looked_at__isnull=False),
            ),
            models.CheckConstraint(name="redaction_by_two", condition=~Q(looked_by=F("made_by"))),
            models.CheckConstraint(
                name="redaction_refused_says_why", condition=~Q(verdict=SecondLook.REFUSED) | ~Q(sentence="")
            ),
            visible_only("redaction_text_visible", ["for_whom", "sentence"]),
            known("verdict", SecondLook, blank=True),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} · {self.page} · {self.for_whom}"

    @property
    def is_usable(self) -> bool:
        """Whether a second person looked at it and found nothing left."""
        return self.verdict == SecondLook.USABLE

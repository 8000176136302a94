"""One verdict on many releases: each is looked at beforehand, and moved only where it alone would pass."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from casework.typed_text import visible_only
from releases.lists import RefusalReason
from releases.models.releases import Release


class BulkMove(models.TextChoices):
    """The moves that are made on many at once."""

    VERIFY = "verify", _("Verify")
    RETURN = "return", _("Return")


class RowOutcome(models.TextChoices):
    """What was found of one release, and what became of it; "" while nobody has looked."""

    PASSES = "passes", _("would pass")
    REFUSED = "refused", _("left out")
    DONE = "done", _("done")


class BulkDecisionQuerySet(models.QuerySet["BulkDecision"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own."""
        return self.filter(asked_by=user.pk or 0)

    def busy(self) -> Self:
        """Those that a process looks through or carries out, or is about to."""
        return self.filter(Q(looked_at__isnull=True) | Q(confirmed_at__isnull=False), ended_at__isnull=True)


class BulkDecision(models.Model):
    """What one person asked for: the move, and of each release the revision that they had before them.

    First all are looked at; then the person confirms, with a sentence; then those that pass are moved one by one.
    """

    name = models.CharField(_("move"), max_length=10, choices=BulkMove)
    total = models.PositiveIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=40, choices=RefusalReason, blank=True)
    sentence = models.TextField(_("sentence"), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    stopped = models.TextField(_("why it was stopped"), blank=True)

    objects = BulkDecisionQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "name", "total", "asked_by", "asked_at", "looked_at", "confirmed_at", "reason", "ended_at",
                  "stopped"),
        personal=("sentence",),
    )  # fmt: skip

    class Meta:
        verbose_name = _("decision on many")
        verbose_name_plural = _("decisions on many")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="bulkdecision_confirmed_says_why",
                condition=Q(confirmed_at__isnull=True, reason="", sentence="")
                | Q(confirmed_at__isnull=False, looked_at__isnull=False, name=BulkMove.VERIFY, reason="")
                & ~Q(sentence="")
                | Q(confirmed_at__isnull=False, looked_at__isnull=False, name=BulkMove.RETURN)
                & ~Q(reason="")
                & ~Q(sentence=""),
            ),
            known("name", BulkMove),
            known("reason", RefusalReason, blank=True),
            visible_only("bulkdecision_visible", ["sentence"]),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(ended_at__isnull=True), name="bulkdecision_under_way"),
            models.Index(F("asked_by"), F("id"), name="bulkdecision_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.name}"

    def get_absolute_url(self) -> str:
        """The address of its page."""
        return reverse("releases:bulk", args=[self.pk])

    @property
    def is_busy(self) -> bool:
        """Whether a process looks through it or carries it out, or is about to."""
        return self.ended_at is None and (self.looked_at is None or self.confirmed_at is not None)

    @property
    def waits_for_a_word(self) -> bool:
        """Whether all were looked at, and the person has to confirm."""
        return self.looked_at is not None and self.confirmed_at is None and self.ended_at is None


class BulkRowQuerySet(models.QuerySet["BulkRow"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of one's own decisions, of releases that one sees."""
        mine = BulkDecision.objects.visible_to(user)
        return self.filter(decision__in=mine, release__in=Release.objects.visible_to(user, in_work=True))

    def in_state(self, outcome: str) -> Self:
        """Those of which this was found or has become, in one order."""
        return self.filter(outcome=outcome).order_by("pk")


class BulkRow(models.Model):
    """One release of a decision on many, as it was shown."""

    decision = models.ForeignKey(BulkDecision, on_delete=models.PROTECT, related_name="rows", db_index=False)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+", db_index=False)
    revision = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=RowOutcome, blank=True)
    sentence = models.TextField(blank=True)

    objects = BulkRowQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "decision", "release", "revision", "outcome"),
        personal=("sentence",),
        rights=Rights.APPEND,
        update_only=("outcome", "sentence"),
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["release", "decision"], name="bulkrow_once"),
            models.CheckConstraint(
                name="bulkrow_refused_says_why",
                condition=Q(outcome=RowOutcome.REFUSED) & ~Q(sentence="")
                | ~Q(outcome=RowOutcome.REFUSED) & Q(sentence=""),
            ),
            known("outcome", RowOutcome, blank=True),
        ]
        indexes = [models.Index(fields=["decision", "outcome", "id"], name="bulkrow_of_decision")]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.release_id}"

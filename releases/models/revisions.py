"""Frozen submissions, and the one verdict on each."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from detainees.lists import Sex
from releases.lists import RefusalReason
from releases.models.facts import DAYS, FACTS, ReleaseFacts
from releases.models.releases import Release


class Revision(ReleaseFacts):
    """The facts as they were submitted. The serving role can add one and never change it.

    Sex and minority are the person's on the day of submission, because the ledger counts by them.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    submitted_at = models.DateTimeField(default=timezone.now)
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.UNKNOWN)
    minor = models.BooleanField(null=True)
    counted_people = models.PositiveIntegerField()

    declaration = Declaration(
        internal=("id", "release", "number", "submitted_by", "submitted_at", "counted_people", "home", "place",
                  "group_bound", "group_count", "group_count_to", "group_governorates", "of_group"),
        personal=("sex", "minor", "wave", "facility", "mode", "category", "group_women", "group_minors", "detainee",
                  "group_name", "date", *DAYS, "authority", "let_go_at", "was_disappeared", "health",
                  "needs", "security_case", "undertaking", "undertaking_days", "payment_demanded", "rearrest_risk",
                  "redetained_on"),
        facts=FACTS,
        rights=Rights.APPEND,
    )  # fmt: skip

    class Meta(ReleaseFacts.Meta):
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            *ReleaseFacts.Meta.constraints,
            models.UniqueConstraint(fields=["release", "number"], name="revision_number_once"),
            known("sex", Sex),
        ]
        indexes = [
            models.Index(fields=["of_group"], condition=models.Q(of_group__isnull=False), name="revision_of_group")
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.number}"


class Ruling(models.TextChoices):
    VERIFIED = "verified", _("verified")
    RETURNED = "returned", _("returned")
    REJECTED = "rejected", _("rejected")


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def refusals_since(self, moment: datetime) -> Self:
        """Those by which a revision was returned or rejected since this moment."""
        return self.filter(at__gte=moment).exclude(reason="")


class Verdict(models.Model):
    """The one verdict on one revision, by somebody who wrote no part of it. PostgreSQL refuses any other."""

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="verdict")
    ruling = models.CharField(_("ruling"), max_length=10, choices=Ruling)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(_("reason"), max_length=40, choices=RefusalReason, blank=True)
    sentence = models.TextField(_("sentence"), blank=True)

    objects = VerdictQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "revision", "ruling", "by", "at", "reason"), personal=("sentence",), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        constraints = [
            models.CheckConstraint(
                name="verdict_refusal_has_a_reason",
                condition=models.Q(ruling=Ruling.VERIFIED, reason="")
                | ~models.Q(ruling=Ruling.VERIFIED) & ~models.Q(reason="") & ~models.Q(sentence=""),
            ),
            known("ruling", Ruling),
            known("reason", RefusalReason, blank=True),
        ]
        indexes = [models.Index(fields=["at"], condition=~models.Q(reason=""), name="verdict_refused_lately")]

    def __str__(self) -> str:
        return f"{self.revision}: {self.get_ruling_display()}"

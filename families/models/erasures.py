"""What is left of an inquiry whose content was destroyed, and who has to be told that they may not keep it."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from families.consent_lists import ErasedWhy
from families.models.inquiries import Inquiry
from families.models.passed_on import Referral, Share


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the inquiries that `user` took or could have taken."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))


class Erasure(models.Model):
    """The tombstone: what of an inquiry was destroyed, and what stays. The owner's function alone writes it.

    `destroyed` has for each column (`table.column`) in how many rows something stood; `remains` what stays and why.
    """

    inquiry = models.OneToOneField(Inquiry, on_delete=models.PROTECT, related_name="erasure")
    why = models.CharField(_("why"), max_length=20, choices=ErasedWhy)
    destroyed: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()
    remains: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    objects = ErasureQuerySet.as_manager()

    declaration = Declaration(internal=("id", "inquiry", "why", "destroyed", "remains", "by", "at"), rights=Rights.READ)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        default_permissions = ()
        constraints = [known("why", ErasedWhy)]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.why}"


class TellingQuerySet(models.QuerySet["Telling"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those whom one's own desks have to tell, and what one's own desks are told."""
        desks = where(user, Right.TAKE_INQUIRIES)
        return self.filter(Q(inquiry__team__in=desks) | Q(share__desk__in=desks) | Q(referral__desk__in=desks))

    def waiting(self) -> Self:
        """Those who do not know yet, the longest first."""
        return self.filter(told_at__isnull=True).order_by("pk")

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def for_rows(self) -> Self:
        """With what they had of whom."""
        return self.select_related("inquiry", "share__consent", "referral__consent", "referral__received", "told_by")


class Telling(models.Model):
    """Who had a share or a referral has to be told that it was taken back; told once, by somebody."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="tellings")
    share = models.OneToOneField(Share, on_delete=models.PROTECT, null=True, blank=True, related_name="telling")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="telling")
    made_at = models.DateTimeField(default=timezone.now)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    told_at = models.DateTimeField(null=True, blank=True)

    objects = TellingQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "inquiry", "share", "referral", "made_at", "told_by", "told_at"),
        rights=Rights.READ,
        update_only=("told_by", "told_at"),
    )

    class Meta:
        verbose_name = _("somebody to be told")
        verbose_name_plural = _("those to be told")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="telling_of_one",
                condition=Q(share__isnull=False, referral__isnull=True) | Q(share__isnull=True, referral__isnull=False),
            ),
            models.CheckConstraint(
                name="telling_told_pair",
                condition=Q(told_by__isnull=True, told_at__isnull=True)
                | Q(told_by__isnull=False, told_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(told_at__isnull=True), name="telling_waits")]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.pk}"

    @property
    def of(self) -> Share | Referral:
        """What they had."""
        passed = self.share or self.referral
        if passed is None:
            raise ValueError("PostgreSQL lets no telling be of nothing.")
        return passed

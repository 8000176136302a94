"""By what somebody who demands money can be known again: sealed for its row, and as digests."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from casework.sealed import BlindIndexField, SealedField
from detainees.lists import IdentifierKind
from families.demands import IdentifierShownWhy, SettledWhy
from families.models.extortion import ExtortionReport


class IdentifierQuerySet(models.QuerySet["ExtortionIdentifier"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the reports that `user` sees; the identifier itself stays sealed."""
        return self.filter(report__team__in=where(user, Right.TAKE_INQUIRIES))

    def standing(self) -> Self:
        """Those that were not struck out, of reports that were not found to be none."""
        return self.filter(struck_at=None).exclude(report__settled_why=SettledWhy.MISTAKEN)


class ExtortionIdentifier(models.Model):
    """One identifier of a report, never changed; one that was typed wrong is struck out, and warns nobody.

    `text` is as it was given, sealed; `digest` is that of its normal form, which warns wherever it is typed
    (detainees.WarningIdentifier); `contact_digest` is that of the same number or address as a caller's.
    """

    report = models.ForeignKey(ExtortionReport, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(_("kind of identifier"), max_length=10, choices=IdentifierKind)
    text = SealedField(_("identifier"))
    digest = BlindIndexField()
    contact_digest = BlindIndexField(null=True)  # type: ignore[misc]  # none of what is no number or address
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    struck_at = models.DateTimeField(null=True, blank=True)

    objects = IdentifierQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "report", "kind", "by", "at", "struck_by", "struck_at"),
        personal=("text", "digest", "contact_digest"),
        rights=Rights.APPEND,
        update_only=("struck_by", "struck_at"),
    )

    class Meta:
        verbose_name = _("identifier of a report")
        verbose_name_plural = _("identifiers of reports")
        default_permissions = ()
        constraints = [
            known("kind", IdentifierKind),
            models.UniqueConstraint(fields=["report", "digest"], name="extortionidentifier_once"),
            models.CheckConstraint(
                name="extortionidentifier_struck_pair",
                condition=models.Q(struck_by__isnull=True, struck_at__isnull=True)
                | models.Q(struck_by__isnull=False, struck_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["digest"], name="extortionidentifier_known"),
            models.Index(
                fields=["contact_digest"], name="extortionidentifier_caller", condition=~models.Q(contact_digest=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.kind}"


class IdentifierShownQuerySet(models.QuerySet["IdentifierShown"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the reports that `user` sees."""
        return self.filter(identifier__report__team__in=where(user, Right.TAKE_INQUIRIES))


class IdentifierShown(models.Model):
    """Somebody was shown a whole identifier, and why; kept for good."""

    identifier = models.ForeignKey(ExtortionIdentifier, on_delete=models.PROTECT, related_name="showings")
    reason = models.CharField(_("why it is shown"), max_length=20, choices=IdentifierShownWhy)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = IdentifierShownQuerySet.as_manager()

    declaration = Declaration(internal=("id", "identifier", "reason", "by", "at"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("showing of an identifier")
        verbose_name_plural = _("showings of identifiers")
        default_permissions = ()
        constraints = [known("reason", IdentifierShownWhy)]

    def __str__(self) -> str:
        return f"{self.identifier_id}: {self.by_id}"

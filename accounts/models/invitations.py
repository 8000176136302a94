"""Links that are handed over in person: there is no mail server to rely on."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.sensitivity import Declaration, Rights

LIFETIME = timedelta(hours=72)


class Purpose(models.TextChoices):
    ACCOUNT = "account", _("a new account")
    PASSWORD = "password", _("a lost password")
    SECOND_FACTOR = "second-factor", _("a lost password and second factor")


class LinkState(models.TextChoices):
    """Where a link is on its way; read from its moments, never stored."""

    WAITING = "waiting", _("waits for a second person")
    USABLE = "usable", _("can be used")
    OVER = "over", _("used, withdrawn or past its time")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Links that can still be used, or that wait for a second person."""
        return self.filter(taken_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now())

    def waiting(self) -> Self:
        """Links that a second person has yet to confirm."""
        return self.open().filter(purpose=Purpose.SECOND_FACTOR, confirmed_at__isnull=True)


class Invitation(models.Model):
    """A link with which somebody sets a password, once, within 72 hours; only its digest is kept.

    The moves are in `accounts.membership`. One that also removes a lost second factor is confirmed by a second person:
    whoever can make such a link alone could become anybody.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations")
    purpose = models.CharField(_("for"), max_length=20, choices=Purpose)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "user", "purpose", "made_by", "made_at", "expires_at",
            "confirmed_by", "confirmed_at", "withdrawn_at", "taken_at",
        ),
        personal=("digest",),
        rights=Rights.APPEND,
        update_only=("confirmed_by", "confirmed_at", "withdrawn_at", "taken_at"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("link handed over")
        verbose_name_plural = _("links handed over")
        constraints = [
            models.CheckConstraint(
                name="invitation_lasts_72_hours",
                condition=Q(expires_at__gt=F("made_at"), expires_at__lte=F("made_at") + LIFETIME),
            ),
            models.CheckConstraint(
                name="invitation_confirmed_pair",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                & ~Q(confirmed_by=F("user")) & ~Q(confirmed_by=F("made_by")),
            ),
            models.CheckConstraint(
                name="invitation_second_factor_by_two",
                condition=~Q(purpose=Purpose.SECOND_FACTOR) | Q(taken_at__isnull=True) | Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_taken_or_withdrawn", condition=Q(taken_at__isnull=True) | Q(withdrawn_at__isnull=True)
            ),
            models.CheckConstraint(
                name="invitation_taken_in_time", condition=Q(taken_at__isnull=True) | Q(taken_at__lte=F("expires_at"))
            ),
            models.CheckConstraint(name="invitation_not_by_oneself", condition=~Q(made_by=F("user"))),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(taken_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_one_open",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.user}: {self.get_purpose_display()} ({self.made_at:%Y-%m-%d})"

    @property
    def state(self) -> LinkState:
        """Whether the link can be used, waits to be confirmed, or is over."""
        if self.taken_at is not None or self.withdrawn_at is not None or self.expires_at <= timezone.now():
            return LinkState.OVER
        if self.purpose == Purpose.SECOND_FACTOR and self.confirmed_at is None:
            return LinkState.WAITING
        return LinkState.USABLE

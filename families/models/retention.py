"""How long a closed inquiry is kept, and the two who decide that it is not kept any longer."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from casework.typed_text import visible_only
from families.consent_lists import RemovalWhy
from families.models.inquiries import Inquiry


class RetentionPeriod(models.Model):
    """After how many days something is looked at again; the code is the reason for which an inquiry was closed."""

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    days = models.PositiveIntegerField(_("days"))

    declaration = Declaration(public=("code", "name_ar", "name_en", "days"))

    class Meta:
        verbose_name = _("time for which something is kept")
        verbose_name_plural = _("times for which something is kept")
        ordering = ["code"]
        constraints = [models.CheckConstraint(name="retention_some_days", condition=Q(days__gte=1, days__lte=3650))]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)


class RemovalQuerySet(models.QuerySet["Removal"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the inquiries that `user` takes."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))

    def open(self) -> Self:
        """Proposed, and neither confirmed nor dropped."""
        return self.filter(confirmed_at__isnull=True, dropped_at__isnull=True)

    def to_confirm(self, user: User) -> Self:
        """Open, of the desks at which `user` confirms, and proposed by somebody else."""
        return self.open().filter(inquiry__team__in=where(user, Right.REMOVE_INQUIRIES)).exclude(proposed_by=user.pk)

    def for_rows(self) -> Self:
        """With the inquiry and who proposed it."""
        return self.select_related("inquiry", "proposed_by")


class Removal(models.Model):
    """Somebody proposes that the content of a closed inquiry is destroyed; another one confirms it, or drops it."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="removals")
    reason = models.CharField(_("reason"), max_length=20, choices=RemovalWhy)
    sentence = models.TextField(_("in a sentence"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = RemovalQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "inquiry", "reason", "proposed_by", "proposed_at", "confirmed_by", "confirmed_at", "dropped_by",
            "dropped_at",
        ),
        personal=("sentence",),
    )  # fmt: skip

    class Meta:
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        default_permissions = ()
        constraints = [
            known("reason", RemovalWhy),
            visible_only("removal_visible", ["sentence"]),
            models.CheckConstraint(
                name="removal_by_two", condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by"))
            ),
            models.CheckConstraint(
                name="removal_decided_once", condition=Q(confirmed_at__isnull=True) | Q(dropped_at__isnull=True)
            ),
            *(
                models.CheckConstraint(
                    name=f"removal_{act}_pair",
                    condition=Q(**{f"{act}_by__isnull": True, f"{act}_at__isnull": True})
                    | Q(**{f"{act}_by__isnull": False, f"{act}_at__isnull": False}),
                )
                for act in ("confirmed", "dropped")
            ),
            models.UniqueConstraint(
                fields=["inquiry"], condition=Q(confirmed_at=None, dropped_at=None), name="removal_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.reason}"


class KeptLonger(models.Model):
    """A closed inquiry is kept until another day, and why: added, and never changed."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="kept_longer")
    until = models.DateField(_("until"))
    sentence = models.TextField(_("in a sentence"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(
        internal=("id", "inquiry", "until", "by", "at"), personal=("sentence",), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        default_permissions = ()
        constraints = [visible_only("keptlonger_visible", ["sentence"])]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.until}"

"""That an inquiry was handed over, and whether who was given it has seen that: added, and never changed but for this.

What one says to the other is the sentence of the move. Why is not asked, and not kept.
"""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.models import MoveMade
from families.models.extortion import ExtortionReport
from families.models.inquiries import INQUIRY, OPEN, Inquiry


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What was handed over to `user`, at the desks whose inquiries they take."""
        return self.filter(to=user.pk or 0, inquiry__team__in=where(user, Right.TAKE_INQUIRIES))

    def unseen(self) -> Self:
        """Not seen yet by who was given it, whose it still is; of what is open, the last time it was handed over."""
        later = self.model._default_manager.filter(inquiry=OuterRef("inquiry"), revision__gt=OuterRef("revision"))
        found = self.filter(seen_at__isnull=True, inquiry__owner=F("to"), inquiry__status__in=OPEN)
        return found.filter(~Exists(later))

    def let_go_for(self, user: User, since: datetime) -> Self:
        """What somebody else handed over that was `user`'s, since a moment, at the desks whose inquiries they take."""
        theirs = self.filter(giver=user, at__gte=since, inquiry__team__in=where(user, Right.TAKE_INQUIRIES))
        return theirs.exclude(by=user)

    def for_rows(self) -> Self:
        """With the inquiry, who handed it over, and the sentence that they said with it."""
        made = MoveMade.objects.filter(
            subject=INQUIRY, subject_id=OuterRef("inquiry"), revision=OuterRef("revision")
        ).order_by()
        return self.select_related("inquiry", "by", "to").annotate(sentence=Subquery(made.values("sentence")[:1]))


class HandOver(models.Model):
    """`by` let an inquiry that was the giver's be somebody else's, in its move with this number (`revision`)."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="hand_overs", db_index=False)
    revision = models.PositiveIntegerField()
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    hard = models.BooleanField(_("was hard then"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = HandOverQuerySet.as_manager()

    sentence: str | None  # annotated by for_rows()

    declaration = Declaration(
        internal=("id", "inquiry", "revision", "giver", "to", "hard", "by", "at", "seen_at"),
        rights=Rights.APPEND,
        update_only=("seen_at",),
    )

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "revision"], name="handover_once"),
            models.CheckConstraint(name="handover_to_another", condition=~Q(to=F("giver"))),
        ]
        indexes = [
            models.Index(F("to"), F("id"), condition=Q(seen_at__isnull=True), name="handover_unseen"),
            models.Index(F("at"), name="handover_lately"),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.giver_id} → {self.to_id}"


class ReportHandOverQuerySet(models.QuerySet["ReportHandOver"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the reports that `user` sees."""
        return self.filter(report__team__in=where(user, Right.TAKE_INQUIRIES))


class ReportHandOver(models.Model):
    """`by` let a report that was the giver's be somebody else's, in its move with this number (`revision`)."""

    report = models.ForeignKey(ExtortionReport, on_delete=models.PROTECT, related_name="hand_overs", db_index=False)
    revision = models.PositiveIntegerField()
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    objects = ReportHandOverQuerySet.as_manager()

    declaration = Declaration(internal=("id", "report", "revision", "giver", "to", "by", "at"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("hand-over of a report")
        verbose_name_plural = _("hand-overs of reports")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["report", "revision"], name="reporthandover_once"),
            models.CheckConstraint(name="reporthandover_to_another", condition=~Q(to=F("giver"))),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.giver_id} → {self.to_id}"

"""That a release or a finding was handed over: whose it was, whose it is from then on, by whom, and what they said."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from casework.typed_text import visible_only
from releases.models.findings import Finding
from releases.models.releases import Release


class CaseHandOverQuerySet(models.QuerySet["CaseHandOver"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the records whose work `user` sees."""
        releases = Release.objects.visible_to(user, in_work=True).values("pk")
        findings = Finding.objects.visible_to(user, in_work=True).values("pk")
        return self.filter(Q(release__in=releases) | Q(finding__in=findings))

    def of(self, case: Release | Finding) -> Self:
        """Those of one record, the oldest first; whoever asks has fetched the record as one at work on it."""
        found = self.filter(finding=case) if isinstance(case, Finding) else self.filter(release=case)
        return found.select_related("giver", "to", "by").order_by("pk")


class CaseHandOver(models.Model):
    """`by` let what was the giver's be somebody else's. PostgreSQL changes an owner beside such a row alone."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, blank=True, related_name="hand_overs")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="hand_overs")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)
    sentence = models.TextField(_("what was said with it"), blank=True)

    objects = CaseHandOverQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "release", "finding", "giver", "to", "by", "at"), personal=("sentence",), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("hand-over of a release or a finding")
        verbose_name_plural = _("hand-overs of releases and findings")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="casehandover_of_one_record",
                condition=Q(release__isnull=False, finding__isnull=True)
                | Q(release__isnull=True, finding__isnull=False),
            ),
            models.CheckConstraint(name="casehandover_to_another", condition=~Q(to=F("giver"))),
            visible_only("casehandover_visible", ["sentence"]),
        ]

    def __str__(self) -> str:
        return f"{self.release_id or self.finding_id}: {self.giver_id} → {self.to_id}"

"""The photograph that stands on a person's page: one of those that came with a claim, chosen by somebody."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from detainees.models import Detainee
from releases.evidence.lists import Preparation, Purpose
from releases.lists import ClaimState
from releases.models.evidence import Evidence


class PhotographQuerySet(models.QuerySet["Photograph"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those that stand on the page of somebody whom `user` may open."""
        return self.filter(detainee__in=Detainee.objects.visible_to(user)).standing()

    def standing(self) -> Self:
        """Those that nobody took down, of claims that stand, of which there is something to see."""
        return self.filter(
            taken_down_at__isnull=True,
            evidence__claim__state=ClaimState.STANDS,
            evidence__original__state=Preparation.READY,
        )

    def of_person(self, *entries: int) -> Self:
        """Of the person with these entries (ids), the one that was chosen last first."""
        return self.filter(detainee__in=entries).select_related("evidence__original").order_by("-pk")


class Photograph(models.Model):
    """What everybody sees of a person whom they may open: no list, no file and no public page has it.

    It is `veiled` (shown blurred until somebody asks) where the team says so, or the file is marked as distressing.
    Which claim it came with is seen by those who may know sources, and by nobody else.
    """

    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="photographs", db_index=False)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    veiled = models.BooleanField(_("blurred until somebody asks"), default=True)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(default=timezone.now)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_down_at = models.DateTimeField(null=True, blank=True)

    objects = PhotographQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "detainee", "veiled", "chosen_by", "chosen_at", "taken_down_by", "taken_down_at"),
        source=("evidence",),
        rights=Rights.APPEND,
        update_only=("taken_down_by", "taken_down_at"),
    )

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["detainee"], condition=Q(taken_down_at__isnull=True), name="photograph_one_at_a_time"
            ),
            models.CheckConstraint(
                name="photograph_taken_down_pair",
                condition=Q(taken_down_by__isnull=True, taken_down_at__isnull=True)
                | Q(taken_down_by__isnull=False, taken_down_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.detainee_id} {self.pk}"

    @property
    def is_veiled(self) -> bool:
        """Whether it is shown blurred until somebody asks."""
        return self.veiled or self.evidence.distressing

    def purpose(self, *, asked: bool) -> Purpose:
        """Which clean copy is shown."""
        return Purpose.SMALL if asked or not self.is_veiled else Purpose.VEILED

"""Which entries of the list of facilities were found to be one place: written once, undone perhaps, kept for good."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from detainees.models.places import Facility


class FacilityMergeQuerySet(models.QuerySet["FacilityMerge"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All of them, to whoever sees the list."""
        return self.filter(kept__in=Facility.objects.visible_to(user))

    def in_force(self) -> Self:
        """Those that were not undone."""
        return self.filter(undone_at__isnull=True)

    def in_force_at(self, moment: datetime) -> Self:
        """Those that were in force at a moment."""
        return self.filter(Q(undone_at__isnull=True) | Q(undone_at__gt=moment), at__lte=moment)

    def last_change(self, until: datetime) -> datetime | None:
        """The last moment, not after `until`, at which a merge was made or undone; None where there is none."""
        moments = (moment for row in self.values_list("at", "undone_at") for moment in row)
        return max((moment for moment in moments if moment is not None and moment <= until), default=None)

    def of(self, *codes: str) -> Self:
        """Those in which one of these entries has a part, the newest first, with who made and undid them."""
        found = self.filter(Q(kept__in=codes) | Q(merged__in=codes))
        return found.select_related("by", "undone_by").order_by("-at", "-pk")

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.select_for_update(of=("self",))


class FacilityMerge(models.Model):
    """Two entries are one place, and `kept` stands for both; nothing that was written with `merged` is re-pointed.

    Those in force make a tree. `at` and `undone_at` are the ledger's time, so that a tally of a past moment reads the
    entries as they were grouped then (ADR 0019).
    """

    kept = KeptForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    merged = KeptForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sentence = models.CharField(_("why"), max_length=400)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_sentence = models.CharField(_("why it was undone"), max_length=400, blank=True)

    objects = FacilityMergeQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "kept", "merged", "by", "at", "sentence", "undone_by", "undone_at", "undone_sentence"),
        rights=Rights.APPEND,
        update_only=("undone_by", "undone_at", "undone_sentence"),
    )

    class Meta:
        verbose_name = _("merge of facilities")
        verbose_name_plural = _("merges of facilities")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at__isnull=True), name="facility_merged_once_in_force"
            ),
            models.CheckConstraint(name="facility_merge_of_two", condition=~Q(kept=F("merged"))),
            models.CheckConstraint(name="facility_merge_says_why", condition=~Q(sentence="")),
            models.CheckConstraint(
                name="facility_merge_undone_pair",
                condition=Q(undone_by__isnull=True, undone_at__isnull=True, undone_sentence="")
                | Q(undone_by__isnull=False, undone_at__isnull=False) & ~Q(undone_sentence=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"

"""What was decided of pairs, and which entries were merged: written once, in history for good."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from detainees.models.detainees import Detainee
from detainees.models.pairs import Pair, PairDecision


class PairVerdict(models.Model):
    """What one person decided of one pair at one time; the last one is the pair's `decision`.

    An empty decision takes back the one before. `fingerprint` is the pair's at that time.
    """

    pair = models.ForeignKey(Pair, on_delete=models.PROTECT, related_name="verdicts")
    decision = models.CharField(_("decision"), max_length=10, choices=PairDecision, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sentence = models.TextField(_("why"), blank=True)
    fingerprint = models.CharField(max_length=64)

    declaration = Declaration(
        internal=("id", "pair", "decision", "by", "at", "fingerprint"), personal=("sentence",), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("decision on a likely duplicate")
        verbose_name_plural = _("decisions on likely duplicates")
        default_permissions = ()
        constraints = [known("decision", PairDecision, blank=True)]

    def __str__(self) -> str:
        return f"{self.pair}: {self.decision}"


class MergeQuerySet(models.QuerySet["Merge"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Merges of which `user` may open both entries."""
        persons = Detainee.objects.visible_to(user)
        return self.filter(kept__in=persons, merged__in=persons)

    def of(self, entries: Iterable[Detainee]) -> Self:
        """Those in which one of these entries has a part."""
        concerned = list(entries)
        return self.filter(Q(kept__in=concerned) | Q(merged__in=concerned))

    def with_entries(self) -> Self:
        """With the two entries and who joined them."""
        return self.select_related("kept", "merged", "by", "undone_by")

    def in_force(self) -> Self:
        """Those that were not undone."""
        return self.filter(undone_at__isnull=True)

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.select_for_update(of=("self",))


class Merge(models.Model):
    """Two entries were found to be one person, and `kept` stands for both.

    Those in force make a tree; `Detainee.merged_into` is the entry at its root, so that there is never a chain to
    follow. Undone, exactly what hung on `merged` comes back with it.
    """

    kept = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="kept_by")
    merged = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="merged_by")
    pair = models.ForeignKey(Pair, on_delete=models.PROTECT, null=True, blank=True, related_name="merges")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sentence = models.TextField(_("why"), blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_sentence = models.TextField(_("why it was undone"), blank=True)

    objects = MergeQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "kept", "merged", "pair", "by", "at", "undone_by", "undone_at"),
        personal=("sentence", "undone_sentence"),
        rights=Rights.APPEND,
        update_only=("undone_by", "undone_at", "undone_sentence"),
    )

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at__isnull=True), name="merge_once_in_force"),
            models.CheckConstraint(name="merge_of_two", condition=~Q(kept=F("merged"))),
            models.CheckConstraint(
                name="merge_undone_pair",
                condition=Q(undone_by__isnull=True, undone_at__isnull=True, undone_sentence="")
                | Q(undone_by__isnull=False, undone_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"

"""Rows of a list that somebody picked, over its pages; and those with which something is done, as they were then."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights

MOST = 10_000  # rows that are picked at once; as far as a list is counted
LASTS = timedelta(days=1)  # what is set aside and named by no export


class PickedQuerySet(models.QuerySet["Picked"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own."""
        return self.filter(person=user.pk)

    def being_picked(self, listed: str) -> Self:
        """Those of one list that are still being picked: one, or none."""
        return self.filter(listed=listed, kept_at__isnull=True)


class Picked(models.Model):
    """Ids of the rows of one list that one person picked; whether they may still see each is asked whenever it is used.

    One whose `kept_at` is set was set aside for an export: it stays as it was, and as long as an export names it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    listed = models.CharField(max_length=40)
    records = ArrayField(models.BigIntegerField(), default=list, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    kept_at = models.DateTimeField(null=True, blank=True)

    objects = PickedQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "person", "listed", "records", "changed_at", "kept_at"), rights=Rights.ALL
    )

    class Meta:
        verbose_name = _("picked rows")
        verbose_name_plural = _("picked rows")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["person", "listed"], condition=Q(kept_at__isnull=True), name="picked_one_of_a_list"
            ),
            models.CheckConstraint(name="picked_at_most", condition=Q(records__len__lte=MOST)),
        ]

    def __str__(self) -> str:
        return f"{self.listed}: {len(self.records)}"

"""Figures of extortion, frozen at the end of a month: what they are drawn from, without anybody."""

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey


class ExtortionFiguresQuerySet(models.QuerySet["ExtortionFigures"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the organisations of which `user` sees the figures."""
        return self.filter(organisation__in=where(user, Right.SEE_EXTORTION))


class ExtortionFigures(models.Model):
    """The reports of one organisation up to a day, each as the values that are counted (families/figures.py).

    Never changed, and followed by the next ones when enough has come.
    """

    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    until = models.DateField(_("until"))
    reports: "models.JSONField[list[dict[str, Any]], list[dict[str, Any]]]" = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)

    objects = ExtortionFiguresQuerySet.as_manager()

    declaration = Declaration(internal=("id", "organisation", "until", "reports", "made_at"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("figures of extortion")
        verbose_name_plural = _("figures of extortion")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["organisation", "until"], name="extortionfigures_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.until}"

"""What the desks did in a month, in figures, frozen when it is over: the same month comes out the same for ever."""

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey


class DeskFiguresQuerySet(models.QuerySet["DeskFigures"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the desks of the organisations of which `user` sees such figures."""
        return self.filter(team__organisation__in=where(user, Right.SEE_DESK_FIGURES))


class DeskFigures(models.Model):
    """One desk in one month, counted as families/sql/figures.sql says; `month` is its first day. Nobody is in it."""

    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    month = models.DateField(_("month"))
    counts: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)

    objects = DeskFiguresQuerySet.as_manager()

    declaration = Declaration(internal=("id", "team", "month", "counts", "made_at"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("figures of a desk")
        verbose_name_plural = _("figures of the desks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["team", "month"], name="deskfigures_once"),
            models.CheckConstraint(name="deskfigures_of_a_month", condition=models.Q(month__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.team_id}: {self.month:%Y-%m}"

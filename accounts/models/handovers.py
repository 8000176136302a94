"""That the work of a colleague was handed over in one act: whose, to whom, in which team, by whom, how much."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.people import User
from accounts.models.teams import Team
from accounts.sensitivity import Declaration, Rights

WORK = "work"  # the subject under which it is told


class WorkHandOverQuerySet(models.QuerySet["WorkHandOver"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those in which `user` gave, was given, or decided."""
        pk = user.pk or 0
        return self.filter(Q(giver=pk) | Q(to=pk) | Q(by=pk))


class WorkHandOver(models.Model):
    """One act. `counts` says how many of each kind there were, by the names of `accounts.handing`."""

    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)
    counts = models.JSONField(default=dict)

    objects = WorkHandOverQuerySet.as_manager()

    declaration = Declaration(internal=("id", "giver", "to", "team", "by", "at", "counts"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("hand-over of a colleague's work")
        verbose_name_plural = _("hand-overs of colleagues' work")
        default_permissions = ()
        constraints = [models.CheckConstraint(name="workhandover_to_another", condition=~Q(to=F("giver")))]

    def __str__(self) -> str:
        return f"{self.giver_id} → {self.to_id}"

    def get_absolute_url(self) -> str:
        """The page that says how much of what was handed over."""
        return reverse("work-handed", args=[self.pk])

"""What is counted of the public page: posts within the hour, and what was destroyed unread."""

from datetime import datetime
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.sealed import BlindIndexField
from families.lists import RejectedWhy


class PublicPostQuerySet(models.QuerySet["PublicPost"]):
    def since(self, moment: datetime) -> Self:
        """Those that came after it."""
        return self.filter(at__gt=moment)


class PublicPost(models.Model):
    """The public form was sent. Of the address a digest is kept for an hour, which is another one every day."""

    source = BlindIndexField()
    at = models.DateTimeField(default=timezone.now)

    objects = PublicPostQuerySet.as_manager()

    declaration = Declaration(internal=("id", "source", "at"), rights=Rights.ALL)

    class Meta:
        verbose_name = _("post of the public form")
        verbose_name_plural = _("posts of the public form")
        default_permissions = ()
        indexes = [models.Index(fields=["at", "source"], name="public_post_lately")]

    def __str__(self) -> str:
        return f"{self.at:%H:%M}"


class IntakesDestroyedQuerySet(models.QuerySet["IntakesDestroyed"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the desks at which `user` takes inquiries."""
        return self.filter(team__in=where(user, Right.TAKE_INQUIRIES))


class IntakesDestroyed(models.Model):
    """So many messages that a desk had rejected for a reason were destroyed in one night; nothing else is left."""

    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("desk"))
    rejected_why = models.CharField(_("why it was rejected"), max_length=20, choices=RejectedWhy)
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = IntakesDestroyedQuerySet.as_manager()

    declaration = Declaration(internal=("id", "team", "rejected_why", "number", "at"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("destroyed messages")
        verbose_name_plural = _("destroyed messages")
        default_permissions = ()
        constraints = [known("rejected_why", RejectedWhy)]

    def __str__(self) -> str:
        return f"{self.team_id}: {self.number}"

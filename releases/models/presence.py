"""Who has a record open that waits for a verdict, now: told by the open page itself, and forgotten soon after."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from releases.models.releases import Release

LASTS = timedelta(seconds=150)  # after the page was last heard of: a tab in the background may say so once a minute


class PresenceQuerySet(models.QuerySet["Presence"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those at records on which `user` works."""
        return self.filter(release__in=Release.objects.visible_to(user, in_work=True))

    def now(self) -> Self:
        """Those whose page was heard of within the last minutes, who came first before the others."""
        return self.heard_since(timezone.now() - LASTS).order_by("opened_at", "pk")

    def heard_since(self, moment: datetime) -> Self:
        """Those whose page was heard of then, or later."""
        return self.filter(seen_at__gte=moment)

    def of_others(self, user: User) -> Self:
        """Those of everybody else."""
        return self.exclude(person=user)

    def over(self) -> Self:
        """Those that nobody needs any more."""
        return self.filter(seen_at__lt=timezone.now() - LASTS * 4)


class Presence(models.Model):
    """One supervisor has one record open since `opened_at`; its page was heard of at `seen_at`. It is no lock."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="presences", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = PresenceQuerySet.as_manager()

    declaration = Declaration(internal=("id", "release", "person", "opened_at", "seen_at"), rights=Rights.ALL)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["release", "person"], name="presence_once")]
        indexes = [models.Index(F("seen_at"), name="presence_lately")]

    def __str__(self) -> str:
        return f"{self.release_id}: {self.person_id}"

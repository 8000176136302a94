"""What the released person wished, each time it was said: kept for good, so that an answer can quote it."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from releases.lists import DisclosureWish
from releases.models.releases import Release


class WishQuerySet(models.QuerySet["Wish"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the releases that `user` may open."""
        return self.filter(release__in=Release.objects.visible_to(user))


class Wish(models.Model):
    """The wish of one release as it stood from `at` on. PostgreSQL writes it whenever the release's wish changes."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="wishes")
    wish = models.CharField(_("disclosure wish"), max_length=20, choices=DisclosureWish)
    relatives = models.CharField(_("relatives who may be told"), max_length=300, blank=True)
    of = models.CharField(_("whose wish it is, if not the released person's"), max_length=200, blank=True)
    how = models.CharField(_("how they were asked"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    objects = WishQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "release", "by", "at"), personal=("wish", "relatives", "of", "how"), rights=Rights.READ
    )

    class Meta:
        verbose_name = _("disclosure wish")
        verbose_name_plural = _("disclosure wishes")
        default_permissions = ()
        constraints = [known("wish", DisclosureWish)]

    def __str__(self) -> str:
        return f"{self.release_id}: {self.wish}"


class WishAwaited(models.Model):
    """Somebody waits to hear of this release until the person has been asked; who waits is not said here.

    PostgreSQL writes it where a family is told that we will ask (families/sql/answers.sql).
    """

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="wish_awaited")
    since = models.DateTimeField(default=timezone.now)

    declaration = Declaration(internal=("id", "release", "since"), rights=Rights.READ)

    class Meta:
        verbose_name = _("wish that is awaited")
        verbose_name_plural = _("wishes that are awaited")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.release_id)

"""Who told."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration
from casework.kept import KeptForeignKey
from casework.typed_text import visible_only
from releases.lists import Reliability, SourceKind

LATELY = 60  # claims whose sources are offered


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Sources of the teams in which `user` enters or verifies."""
        return self.filter(team__in=where(user, Right.SEE_SOURCES))

    def named(self, *names: str) -> Self:
        """Those of these names, whatever their capitals: one each in a team."""
        return self.alias(lower=Lower("name")).filter(lower__in=[name.lower() for name in names])

    def used_lately(self) -> Self:
        """Those of the claims entered last, by name: a team knows thousands, and what is told comes from a few."""
        claims = self.model.claims.rel.related_model._default_manager
        latest = claims.filter(source__in=self).order_by("-pk")[:LATELY]
        return self.filter(pk__in=latest.values("source"))


class Source(models.Model):
    """One source of one team. `owner` is whose voice it is: two channels of one owner are not independent."""

    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name or code"), max_length=200)
    kind = models.CharField(_("kind of source"), max_length=20, choices=SourceKind)
    owner = models.CharField(_("belongs to (network, organisation, family)"), max_length=200, blank=True)
    reliability = models.CharField(_("reliability"), max_length=1, choices=Reliability, default=Reliability.F)
    note = models.TextField(_("note"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = SourceQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "team", "made_by", "made_at"), source=("name", "kind", "owner", "reliability", "note")
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), "team", name="source_once_in_team"),
            models.CheckConstraint(name="source_has_a_name", condition=~Q(name="")),
            # What looks the same is the same source: no second one by a character that is not seen.
            visible_only("source_visible", ["name", "owner"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def voice(self) -> str:
        """What makes two sources one: their owner, or the source itself where it has none."""
        return self.owner.strip().casefold() or f"source:{self.pk}"

"""Tallies that were saved: a question, the moment of which it was asked, and what was counted, for good."""

import json
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, User
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.references import ReferencedQuerySet, ReferenceField


class FrozenTallyQuerySet(ReferencedQuerySet["FrozenTally"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the organisations whose tallies `user` sees, the newest first."""
        return self.filter(organisation__in=where(user, Right.SEE_TALLIES)).order_by("-pk")

    def saved_by_people(self) -> Self:
        """Those that somebody saved, and not the job that drafts corrections."""
        return self.filter(by__is_system=False)


class FrozenTally(models.Model):
    """A tally as it was counted once; written by `releases.tallies.freezing` alone, and never changed.

    `canonical` is the text of which `digest` is the SHA-256 (docs/tallies.md): question, moment and figures, in codes.
    PostgreSQL refuses a digest of another text, and a total that its ledger does not have.
    """

    reference = ReferenceField("T")
    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title_ar = models.CharField(_("title in Arabic"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)
    as_of = models.DateTimeField(_("as known on"))
    canonical = models.TextField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = FrozenTallyQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "reference", "organisation", "title_ar", "title_en", "as_of", "canonical", "digest", "by", "at",
        ),
        rights=Rights.APPEND,
    )  # fmt: skip

    class Meta:
        verbose_name = _("saved tally")
        verbose_name_plural = _("saved tallies")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["organisation", "digest"], name="frozentally_once"),
            models.CheckConstraint(name="frozentally_has_titles", condition=~Q(title_ar="") & ~Q(title_en="")),
        ]

    def __str__(self) -> str:
        return in_language(self.title_ar, self.title_en)

    def get_absolute_url(self) -> str:
        return reverse("saved-tally", args=[self.reference])

    @cached_property
    def content(self) -> dict[str, Any]:
        """What was counted, as `releases.tallies.canonical.content` says it."""
        found: dict[str, Any] = json.loads(self.canonical)
        return found

    @property
    def people(self) -> int:
        """The total."""
        return int(self.content["total"]["releases"])

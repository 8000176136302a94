"""What people know of why figures differ, beside what their definitions tell by themselves."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.typed_text import visible_only
from releases.models.waves import Wave
from releases.said_figures import WhatIsCounted


class FigureExplanationQuerySet(models.QuerySet["FigureExplanation"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the boards that `user` reads; where they write figures, those that wait for a second person too."""
        writes, reads = where(user, Right.WRITE_FIGURES), where(user, Right.SEE_TALLIES)
        return self.filter(Q(organisation__in=writes) | Q(organisation__in=reads, confirmed_at__isnull=False))

    def to_be_confirmed_by(self, user: User) -> Self:
        """Those that wait for another person than the one who wrote them."""
        return self.filter(confirmed_at__isnull=True, ended_at__isnull=True).exclude(written_by=user)

    def taken_back(self) -> Self:
        """Those that were taken back, the newest first."""
        return self.filter(ended_at__isnull=False).select_related("written_by", "ended_by").order_by("-ended_at", "-pk")

    def kept(self) -> Self:
        """Those that were not taken back, the oldest first, with who wrote them."""
        return self.filter(ended_at__isnull=True).select_related("written_by", "confirmed_by").order_by("pk")

    def standing(self) -> Self:
        """Those that a second person confirmed. They are everybody's."""
        return self.kept().filter(confirmed_at__isnull=False)


class FigureExplanation(models.Model):
    """Why the figures of one kind (on one occasion, where there is one) differ, as somebody knows it.

    It is never changed: another one is written, and this one ended.
    """

    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"), db_index=False)
    counted = models.CharField(_("what is counted"), max_length=30, choices=WhatIsCounted)
    wave = KeptForeignKey(
        Wave, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("wave"), db_index=False
    )
    text_ar = models.TextField(_("text in Arabic"))
    text_en = models.TextField(_("text in English"))
    # The versions that stood beside each other when it was confirmed: of others it says nothing.
    about = ArrayField(models.BigIntegerField(), default=list, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = FigureExplanationQuerySet.as_manager()

    declaration = Declaration(
        public=("counted", "wave", "text_ar", "text_en"),
        internal=(
            "id", "organisation", "team", "about", "written_by", "written_at", "confirmed_by", "confirmed_at",
            "ended_by", "ended_at",
        ),
        rights=Rights.APPEND,
        update_only=("about", "confirmed_by", "confirmed_at", "ended_by", "ended_at"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("explanation of figures")
        verbose_name_plural = _("explanations of figures")
        default_permissions = ()
        constraints = [
            known("counted", WhatIsCounted),
            visible_only("figureexplanation_visible", ["text_ar", "text_en"]),
            models.CheckConstraint(name="figureexplanation_whole", condition=~Q(text_ar="") & ~Q(text_en="")),
            models.CheckConstraint(
                name="figureexplanation_by_two",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=F("written_by")),
            ),
            models.CheckConstraint(
                name="figureexplanation_ended_pair",
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["organisation"], condition=Q(ended_at__isnull=True), name="explanation_kept")]

    def __str__(self) -> str:
        return f"{self.counted}: {self.pk}"

    @property
    def text(self) -> str:
        """In the reader's language."""
        return in_language(self.text_ar, self.text_en)

"""What one source says."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.fields import PartialDateField
from casework.lists import known
from casework.typed_text import visible_only
from releases.lists import CiteConsent, ClaimState, Connection, Credibility, Reliability
from releases.models.releases import Release, ReleaseQuerySet
from releases.models.sources import Source


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Claims on releases of the teams in which `user` sees who a source is."""
        return self.filter(release__in=Release.objects.visible_to(user)).filter(
            release__team__in=where(user, Right.SEE_SOURCES)
        )

    def standing(self) -> Self:
        """Only these count."""
        return self.filter(state=ClaimState.STANDS)


class Claim(models.Model):
    """What one source says about one release. It is never rewritten: it stands, is withdrawn, or is found false."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="claims")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="claims", verbose_name=_("source"))
    connection = models.CharField(_("how the source knows"), max_length=10, choices=Connection)
    reliability = models.CharField(_("reliability of the source here"), max_length=1, choices=Reliability)
    credibility = models.CharField(_("credibility of what is said"), max_length=1, choices=Credibility)
    text = models.TextField(_("what was said"), blank=True)
    said_on = PartialDateField(_("said on"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    derived_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="derived", verbose_name=_("repeats claim")
    )
    cite = models.CharField(_("consent to cite"), max_length=20, choices=CiteConsent, default=CiteConsent.NOT_ASKED)
    state = models.CharField(_("state"), max_length=12, choices=ClaimState, default=ClaimState.STANDS)
    state_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state_at = models.DateTimeField(null=True, blank=True)
    state_sentence = models.TextField(_("why"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = ClaimQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "release", "connection", "reliability", "credibility", "state", "state_by", "state_at",
            "made_by", "made_at",
        ),
        source=("source", "text", "said_on", "received_on", "derived_from", "cite", "state_sentence"),
        facts=("source", "connection", "reliability", "credibility", "text", "said_on", "derived_from"),
        rights=Rights.APPEND,
        update_only=("state", "state_by", "state_at", "state_sentence", "cite"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="claim_state_pair",
                condition=Q(state=ClaimState.STANDS, state_by__isnull=True, state_at__isnull=True)
                | ~Q(state=ClaimState.STANDS) & Q(state_by__isnull=False, state_at__isnull=False),
            ),
            models.CheckConstraint(name="claim_not_derived_from_itself", condition=~Q(derived_from=models.F("pk"))),
            visible_only("claim_text_visible", ["text"]),
            known("connection", Connection),
            known("reliability", Reliability),
            known("credibility", Credibility),
            known("cite", CiteConsent),
            known("state", ClaimState),
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.pk}"

    @property
    def grade(self) -> str:
        """The grade as it is said, e.g. B2."""
        return f"{self.reliability}{self.credibility}"

    @property
    def is_direct(self) -> bool:
        """Whether the source is the released person or saw it."""
        return self.connection in (Connection.SELF, Connection.WITNESS)


def with_grades(releases: ReleaseQuerySet) -> ReleaseQuerySet:
    """Each with `grades`: those of its standing claims, the best first, e.g. ["A2", "C3"]."""
    standing = Claim.objects.standing().filter(release=OuterRef("pk")).order_by("reliability", "credibility")
    grade = Concat("reliability", "credibility", output_field=models.CharField())
    return releases.annotate(grades=ArraySubquery(standing.values(grade=grade)))  # type: ignore[no-redef]  # declared there

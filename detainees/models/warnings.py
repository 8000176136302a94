"""Identifiers that warn: what both floors must compare, as digests that only this installation can make."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, Team, TeamGroupPermission, User
from accounts.rights import Right
from accounts.sealing import INDEX_DIGITS
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.sealed import BlindIndexField
from detainees.lists import IdentifierKind

LOOK_UPS = "look-ups"  # the subject of the move by which they are stopped for a day
# One person's own: a name is shared by many, and an office with its payee is no source's.
DISTINCTIVE = (IdentifierKind.NUMBER, IdentifierKind.EMAIL, IdentifierKind.ACCOUNT)


class WarningIdentifierQuerySet(models.QuerySet["WarningIdentifier"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the organisations for which `user` enters records or takes inquiries: who types one is warned."""
        teams = where(user, Right.ENTER) | where(user, Right.TAKE_INQUIRIES)
        return self.filter(organisation__in=Team.objects.filter(pk__in=teams).values("organisation"))

    def standing(self) -> Self:
        """Those that a report still names."""
        return self.filter(stands=True)


class WarningIdentifier(models.Model):
    """An identifier that a report of extortion names, as a digest; no text, and nothing that leads to the report.

    Written by PostgreSQL itself, from the reports (families/sql/extortion.sql).
    """

    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("kind of identifier"), max_length=10, choices=IdentifierKind)
    digest = BlindIndexField()
    stands = models.BooleanField(default=True)
    since = models.DateTimeField(default=timezone.now)

    objects = WarningIdentifierQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "organisation", "kind", "stands", "since"), personal=("digest",), rights=Rights.READ
    )

    class Meta:
        verbose_name = _("identifier that warns")
        verbose_name_plural = _("identifiers that warn")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["organisation", "digest"], name="warningidentifier_once"),
            known("kind", IdentifierKind),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.kind}"


class WarningCountQuerySet(models.QuerySet["WarningCount"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the people of the teams in which `user` decides."""
        teams = where(user, Right.DECIDE)
        groups = TeamGroupPermission.objects.filter(
            content_object__in=teams, permission__codename__in=[Right.ENTER.value, Right.TAKE_INQUIRIES.value]
        )
        people = User.objects.filter(groups__in=groups.values("group"))
        return self.filter(person__in=people.values("pk")) if teams else self.none()


class WarningCount(models.Model):
    """How many different identifiers one person asked about on one day; each as a keyed digest of that day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    number = models.PositiveIntegerField(default=1)
    asked = ArrayField(models.CharField(max_length=INDEX_DIGITS), default=list)

    objects = WarningCountQuerySet.as_manager()

    declaration = Declaration(internal=("id", "person", "day", "number"), personal=("asked",))

    class Meta:
        verbose_name = _("count of warnings")
        verbose_name_plural = _("counts of warnings")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="warning_count_of_a_day")]

    def __str__(self) -> str:
        return f"{self.person_id}, {self.day}: {self.number}"

"""Identifiers that warn: what both floors must compare, as digests that only this installation can make."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.sealed import BlindIndexField
from detainees.lists import IdentifierKind

# One person's own: a name is shared by many, and an office with its payee is no source's.
DISTINCTIVE = (IdentifierKind.NUMBER, IdentifierKind.EMAIL, IdentifierKind.ACCOUNT)


class WarningIdentifierQuerySet(models.QuerySet["WarningIdentifier"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the organisations with whose persons `user` works: whoever types one is warned."""
        return self.filter(organisation__in=where(user, Right.SEE_PERSONS))

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

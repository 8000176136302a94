"""Who calls: as much of them as they want to say."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.typed_text import visible_only
from families.countries import COUNTRIES, Language
from families.lists import IdentityCheck


class RelativeQuerySet(models.QuerySet["Relative"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Callers of the teams whose inquiries `user` takes."""
        return self.filter(team__in=where(user, Right.TAKE_INQUIRIES))

    def kept(self) -> Self:
        """Those of whom the content was not destroyed."""
        return self.filter(erased_at__isnull=True)

    def locked(self) -> Self:
        """With the row held until the transaction ends: after that of an inquiry, before those of their numbers."""
        return self.select_for_update()


class Relative(models.Model):
    """Somebody who asks, with a name, an alias, or nothing; several inquiries may be theirs."""

    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"))
    name = models.CharField(_("name or alias of the caller"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ARABIC)
    identity = models.CharField(
        _("how it was checked who they are"),
        max_length=20,
        choices=IdentityCheck,
        default=IdentityCheck.NOT_CHECKED,
    )
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = RelativeQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "team", "language", "made_by", "made_at", "changed_by", "changed_at", "erased_at"),
        personal=("name", "country", "identity"),
    )

    class Meta:
        verbose_name = _("caller")
        verbose_name_plural = _("callers")
        default_permissions = ()
        constraints = [
            known("language", Language),
            known("identity", IdentityCheck),
            visible_only("relative_visible", ["name"]),
            models.CheckConstraint(name="relative_country_known", condition=models.Q(country__in=["", *COUNTRIES])),
        ]

    def __str__(self) -> str:
        return self.name

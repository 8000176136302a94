"""Organisations and their teams: the few parents on which guardian holds object permissions."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.rights import Scope, names
from accounts.sensitivity import Declaration, Rights


def in_language(arabic: str, english: str) -> str:
    """The name in the language of the page, the other where that one is missing."""
    return (arabic or english) if get_language() == "ar" else (english or arabic)


class Organisation(models.Model):
    """One of those who share the register."""

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)

    declaration = Declaration(public=("slug", "name_ar", "name_en"), internal=("id",), rights=Rights.KEEP)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        default_permissions = ()
        permissions = names(Scope.ORGANISATION)

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)


class Team(models.Model):
    """Those who work on the same records; every record belongs to one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    slug = models.SlugField(_("short name"), max_length=40)
    name_ar = models.CharField(_("name in Arabic"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    family_centre = models.BooleanField(_("family centre"), default=False)  # two of its supervisors sign bad news
    open_to_public = models.BooleanField(_("open to the public page"), default=False)  # what families write comes to it

    declaration = Declaration(
        public=("name_ar", "name_en"),
        internal=("id", "organisation", "slug", "family_centre", "open_to_public"),
        rights=Rights.KEEP,
    )

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        default_permissions = ()
        permissions = names(Scope.TEAM)
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="team_slug_in_organisation")]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)

"""Reference data: governorates, the places below them, and facilities where people are held."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from detainees.lists import FacilityKind, PlaceLevel


class Governorate(models.Model):
    """One of the fourteen, by its ISO 3166-2 code; `column` and `row` are its tile on the map (west is left)."""

    code = models.CharField(_("ISO 3166-2 code"), max_length=5, primary_key=True)
    pcode = models.CharField(_("OCHA P-code"), max_length=4, unique=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60)
    printed_ar = models.CharField(_("name in printed lists, Arabic"), max_length=60)
    printed_en = models.CharField(_("name in printed lists, English"), max_length=60)
    other_names = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    order = models.PositiveSmallIntegerField(unique=True)
    column = models.PositiveSmallIntegerField()
    row = models.PositiveSmallIntegerField()

    declaration = Declaration(
        public=(
            "code", "pcode", "name_ar", "name_en", "printed_ar", "printed_en", "other_names", "order", "column", "row",
        ),
        rights=Rights.READ,
    )  # fmt: skip

    class Meta:
        verbose_name = _("governorate")
        verbose_name_plural = _("governorates")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["column", "row"], name="governorate_tile")]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)


class Place(models.Model):
    """A district or subdistrict by its OCHA P-code; loaded by a team that needs them."""

    pcode = models.CharField(_("OCHA P-code"), max_length=12, primary_key=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    level = models.CharField(_("level"), max_length=1, choices=PlaceLevel)
    governorate = KeptForeignKey(Governorate, on_delete=models.PROTECT, related_name="places")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    declaration = Declaration(public=("pcode", "name_ar", "name_en", "level", "governorate", "parent"))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["pcode"]
        constraints = [
            models.CheckConstraint(
                name="place_district_has_no_parent",
                condition=models.Q(level="2", parent__isnull=True) | models.Q(level="3", parent__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)


class FacilityQuerySet(models.QuerySet["Facility"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All of them, to whoever works with persons or keeps the list."""
        return self if may(user, Right.SEE_PERSONS) or may(user, Right.ADMINISTER) else self.none()


class Facility(models.Model):
    """A prison, branch, hospital or camp that public reports name; `basis` says which."""

    code = models.SlugField(_("code"), max_length=60, primary_key=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    other_names = ArrayField(models.CharField(max_length=160), default=list, blank=True)
    governorate = KeptForeignKey(Governorate, on_delete=models.PROTECT, related_name="facilities")
    kind = models.CharField(_("kind"), max_length=20, choices=FacilityKind)
    run_by = models.CharField(_("run by"), max_length=200, blank=True)
    number = models.CharField(_("branch number"), max_length=20, blank=True)
    basis = models.TextField(_("what the name rests on"))

    objects = FacilityQuerySet.as_manager()

    declaration = Declaration(
        public=(
            "code", "name_ar", "name_en", "other_names", "governorate", "kind", "run_by", "number", "basis",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        ordering = ["code"]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)

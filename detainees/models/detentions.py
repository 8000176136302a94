"""Episodes of detention and the stays in facilities they consist of."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration
from casework.fields import PartialDateField, days_of
from casework.kept import KeptForeignKey
from casework.lists import known
from detainees.lists import ArrestingBody, ChargeType, DetentionBasis, ResponsibleParty
from detainees.models.detainees import Detainee
from detainees.models.places import Facility, Governorate


class DetentionQuerySet(models.QuerySet["Detention"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Detentions of the persons that `user` may open."""
        return self.filter(detainee__in=Detainee.objects.visible_to(user))

    def locked(self) -> Self:
        """With the row held until the transaction ends, for a change that must not be overwritten in silence."""
        return self.select_related("detainee").select_for_update(of=("self",))


class Detention(models.Model):
    """From one arrest on. Forcibly disappeared: the authority denied holding the person."""

    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="detentions")
    arrest_date = PartialDateField(_("date of arrest"), null=True, blank=True)
    arrest_date_earliest, arrest_date_latest = days_of("arrest_date")
    arrest_governorate = KeptForeignKey(
        Governorate, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("governorate of arrest"),
    )  # fmt: skip
    arrest_place = models.CharField(_("place of arrest"), max_length=200, blank=True)
    arresting_body = models.CharField(_("arresting body"), max_length=30, choices=ArrestingBody, blank=True)
    charge = models.CharField(_("type of charge"), max_length=20, choices=ChargeType, blank=True)
    basis = models.CharField(_("basis"), max_length=30, choices=DetentionBasis, blank=True)
    court = models.CharField(_("court"), max_length=200, blank=True)
    responsible = models.CharField(_("responsible party"), max_length=30, choices=ResponsibleParty, blank=True)
    disappeared = models.BooleanField(_("forcibly disappeared"), default=False)
    disappeared_since = PartialDateField(_("disappeared since"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = DetentionQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "detainee", "version", "made_by", "made_at"),
        personal=(
            "arrest_date", "arrest_date_earliest", "arrest_date_latest", "arrest_governorate", "arrest_place",
            "arresting_body", "charge", "basis", "court", "responsible", "disappeared", "disappeared_since", "note",
        ),
        facts=(
            "arrest_date", "arrest_governorate", "arrest_place", "arresting_body", "charge", "basis", "court",
            "responsible", "disappeared", "disappeared_since",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name = _("detention")
        verbose_name_plural = _("detentions")
        ordering = ["arrest_date", "pk"]
        constraints = [
            known("arresting_body", ArrestingBody, blank=True),
            known("charge", ChargeType, blank=True),
            known("basis", DetentionBasis, blank=True),
            known("responsible", ResponsibleParty, blank=True),
        ]

    def __str__(self) -> str:
        return f"{self.detainee}: {self.arrest_date or '?'}"


class Stay(models.Model):
    """Time in one facility; either end may be unknown."""

    detention = models.ForeignKey(Detention, on_delete=models.PROTECT, related_name="stays")
    facility = KeptForeignKey(Facility, on_delete=models.PROTECT, related_name="+", verbose_name=_("facility"))
    from_date = PartialDateField(_("from"), null=True, blank=True)
    to_date = PartialDateField(_("until"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(
        internal=("id", "detention", "made_by", "made_at"),
        personal=("facility", "from_date", "to_date"),
        facts=("facility", "from_date", "to_date"),
    )

    class Meta:
        verbose_name = _("stay")
        verbose_name_plural = _("stays")
        ordering = ["from_date", "pk"]

    def __str__(self) -> str:
        return str(self.facility)

"""How a caller may be reached, and what has to be seen before the number is: the safety card."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration
from casework.lists import known
from casework.sealed import BlindIndexField, SealedField
from casework.typed_text import visible_only
from families.countries import ALL_ZONES
from families.lists import Message, Method
from families.models.relatives import Relative


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Ways to reach the callers of the teams whose inquiries `user` takes; the number itself stays sealed."""
        return self.filter(relative__team__in=where(user, Right.TAKE_INQUIRIES), erased_at__isnull=True)

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.select_related("relative").select_for_update(of=("self",))

    def past(self, moment: datetime) -> Self:
        """Those whose last day has gone by, by the clock where the caller is (families/hours.py, `is_past`)."""
        return self.filter(not_after__lt=_day_there(moment))

    def not_past(self, moment: datetime) -> Self:
        """The others."""
        return self.filter(Q(not_after__isnull=True) | Q(not_after__gte=_day_there(moment)))


def _day_there(moment: datetime) -> Cast:
    """The day of the caller at this moment."""
    there = Func(F("time_zone"), moment, function="timezone", output_field=models.DateTimeField())
    return Cast(there, models.DateField())


class Contact(models.Model):
    """A number or address of a caller, sealed, with the card by which it is used. The number is never changed."""

    relative = models.ForeignKey(Relative, on_delete=models.PROTECT, related_name="contacts")
    method = models.CharField(_("how they are reached"), max_length=20, choices=Method)
    number = SealedField(_("number"))
    digest = BlindIndexField()
    time_zone = models.CharField(_("time of day where they are"), max_length=40)
    hours_from = models.TimeField(_("safe from"), null=True, blank=True)
    hours_to = models.TimeField(_("safe until"), null=True, blank=True)
    who_answers = models.CharField(_("who may answer"), max_length=200, blank=True)
    message = models.CharField(_("may a message be left"), max_length=20, choices=Message, default=Message.NONE)
    code_word = SealedField(_("code word"))  # "" sealed, where none was agreed
    not_after = models.DateField(_("no contact after"), null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ContactQuerySet.as_manager()

    CARD = ("time_zone", "hours_from", "hours_to", "who_answers", "message", "not_after")

    declaration = Declaration(
        internal=("id", "relative", "version", "made_by", "made_at", "changed_by", "changed_at", "erased_at"),
        personal=("method", "number", "digest", "code_word", *CARD),
    )

    class Meta:
        verbose_name = _("way to reach a caller")
        verbose_name_plural = _("ways to reach callers")
        default_permissions = ()
        constraints = [
            known("method", Method),
            known("message", Message),
            visible_only("contact_visible", ["who_answers"]),
            models.CheckConstraint(name="contact_zone_known", condition=Q(time_zone__in=ALL_ZONES)),
            models.CheckConstraint(
                name="contact_hours_pair",
                condition=Q(hours_from__isnull=True, hours_to__isnull=True)
                | Q(hours_from__isnull=False, hours_to__isnull=False) & ~Q(hours_from=F("hours_to")),
            ),
            models.UniqueConstraint(fields=["relative", "method", "digest"], name="contact_once_of_caller"),
        ]
        indexes = [
            models.Index(fields=["digest"], name="contact_by_number"),
            # Whose last day has gone by is asked for every list of what is overdue.
            models.Index(fields=["relative"], condition=Q(not_after__isnull=False), name="contact_with_last_day"),
        ]

    def __str__(self) -> str:
        return f"{self.relative_id}: {self.method}"

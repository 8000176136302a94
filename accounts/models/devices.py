"""The browsers in which a person has signed in. A browser is known by a cookie of ours and by nothing else of it; of
the cookie the database keeps a digest, another one for each person, so that it does not tell who shares a browser."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.sensitivity import Declaration, Rights


class Answer(models.TextChoices):
    """What the person said of it from a device that they had used before."""

    FIRST = "first", _("the first one")  # of all, or after a link that was handed over in person
    WAITING = "waiting", _("not answered")
    OWN = "own", _("theirs")
    DENIED = "denied", _("not theirs")


TRUSTED = (Answer.FIRST, Answer.OWN)


class DeviceQuerySet(models.QuerySet["Device"]):
    def of(self, person: models.Model) -> Self:
        """Those of one person, the newest first."""
        return self.filter(person_id=person.pk).order_by("-pk")

    def waiting(self) -> Self:
        """Those of which the person has not said yet whether it is theirs."""
        return self.filter(answer=Answer.WAITING)

    def trusted(self) -> Self:
        """Those that answer for newer ones: known to be the person's."""
        return self.filter(answer__in=TRUSTED)

    def asked_about_on(self, device: int) -> Self:
        """Those of which the device with this id, if it is trusted itself, may say whose they are: newer ones."""
        here = self.trusted().filter(pk=device).order_by().values("pk")
        return self.waiting().filter(pk__gt=models.Subquery(here))


class Device(models.Model):
    """One browser of one person, from the first time they sign in there.

    The first one of all is not asked about, nor the first after a link that an administrator handed over in person.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="devices")
    digest = models.CharField(max_length=32, db_collation="C")
    name = models.CharField(_("browser"), max_length=40, blank=True)
    first_seen_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(_("whose"), max_length=7, choices=Answer, default=Answer.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)
    # The older device on which it was said.
    answered_from = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = DeviceQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "person", "first_seen_at", "answer", "answered_at", "answered_from"),
        personal=("digest", "name"),
        rights=Rights.APPEND,
        update_only=("answer", "answered_at", "answered_from"),
    )

    class Meta:
        verbose_name = _("device")
        verbose_name_plural = _("devices")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "digest"], name="device_known_once"),
            models.CheckConstraint(name="device_digest", condition=Q(digest__regex=r"^[0-9a-f]{32}$")),
            models.CheckConstraint(
                name="device_answered",
                condition=Q(
                    answer__in=(Answer.FIRST, Answer.WAITING), answered_at__isnull=True, answered_from__isnull=True
                )
                | Q(answer__in=(Answer.OWN, Answer.DENIED), answered_at__isnull=False, answered_from__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(answer=Answer.WAITING), name="device_waiting"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or str(_("a browser that does not say its name"))

"""Names as they were given: added, never overwritten."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.sensitivity import Declaration, Rights
from casework.typed_text import visible_only
from detainees.lists import NameKind
from detainees.models.detainees import Detainee


class Script(models.TextChoices):
    ARABIC = "ar", _("Arabic script")
    LATIN = "latin", _("Latin script")


class NameQuerySet(models.QuerySet["Name"]):
    def latest_first(self) -> "NameQuerySet":
        """The newest giving of a name first: it is the one that lists show."""
        return self.order_by("-given_at", "-pk")


class Name(models.Model):
    """The full name in one script, in parts, as somebody gave it at one time."""

    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="names")
    script = models.CharField(_("script"), max_length=5, choices=Script)
    given = models.CharField(_("given name"), max_length=80)
    father = models.CharField(_("father's name"), max_length=80, blank=True)
    grandfather = models.CharField(_("grandfather's name"), max_length=80, blank=True)
    family = models.CharField(_("family name"), max_length=80, blank=True)
    mother = models.CharField(_("mother's name"), max_length=80, blank=True)
    given_by = models.CharField(_("who gave it"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    objects = NameQuerySet.as_manager()

    PARTS = ("given", "father", "grandfather", "family", "mother")

    declaration = Declaration(
        internal=("id", "detainee", "script", "recorded_by", "given_at"),
        personal=("given", "father", "grandfather", "family", "mother"),
        source=("given_by",),
        facts=("given", "father", "grandfather", "family", "mother"),
        rights=Rights.APPEND,
    )

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            models.CheckConstraint(name="name_given_not_empty", condition=~Q(given="")),
            visible_only("name_visible", ["given", "father", "grandfather", "family", "mother", "given_by"]),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.father, self.grandfather, self.family) if part)


class OtherName(models.Model):
    """A kunya, a nickname, another spelling."""

    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="other_names")
    kind = models.CharField(_("kind"), max_length=20, choices=NameKind)
    text = models.CharField(_("name"), max_length=200)
    given_by = models.CharField(_("who gave it"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(
        internal=("id", "detainee", "kind", "recorded_by", "given_at"),
        personal=("text",),
        source=("given_by",),
        facts=("text",),
        rights=Rights.APPEND,
    )

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.CheckConstraint(name="other_name_not_empty", condition=~Q(text="")),
            visible_only("other_name_visible", ["text", "given_by"]),
        ]

    def __str__(self) -> str:
        return self.text

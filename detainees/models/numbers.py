"""Identity numbers as they were given: added, struck out with a reason, never overwritten; sealed."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from casework.sealed import BlindIndexField, SealedField
from casework.typed_text import visible_only
from detainees.lists import IdentityKind
from detainees.models.detainees import Detainee


class IdentityNumberQuerySet(models.QuerySet["IdentityNumber"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Numbers of the persons that `user` may open, where they may see numbers."""
        organisations = where(user, Right.SEE_NUMBERS)
        return self.filter(detainee__in=Detainee.objects.visible_to(user), detainee__organisation__in=organisations)

    def standing(self) -> Self:
        """Not struck out: the ones by which a person is found and compared."""
        return self.filter(struck_at=None)

    def locked(self) -> Self:
        """With the row held until the transaction ends, so that it is struck out once."""
        return self.select_related("detainee").select_for_update(of=("self",))

    def for_linkage(self) -> "models.QuerySet[IdentityNumber, Any]":
        """What stands, as rows of `detainee`, `kind` and `same`: equal where it is one number of one issuer."""
        same = Concat("digest", Value("/"), "issuer_key", output_field=models.TextField())
        return self.standing().values("kind", detainee=F("detainee_id"), same=same)


class IdentityNumber(models.Model):
    """A number by which an authority or an organisation knows the person, as somebody gave it at one time."""

    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="numbers")
    kind = models.CharField(_("kind of number"), max_length=20, choices=IdentityKind)
    issuer = models.CharField(_("place or body that gave it out"), max_length=200, blank=True)
    issuer_key = models.CharField(max_length=400, blank=True)  # as it is compared; "" where the kind is unique
    number = SealedField(_("number"))
    digest = BlindIndexField()
    given_by = models.CharField(_("who gave it"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_why = models.CharField(_("why it was struck out"), max_length=400, blank=True)

    objects = IdentityNumberQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "detainee", "recorded_by", "given_at", "struck_by", "struck_at"),
        personal=("kind", "issuer", "issuer_key", "number", "digest"),
        source=("given_by", "struck_why"),
        facts=("kind", "issuer", "number"),
        rights=Rights.APPEND,
        update_only=("struck_by", "struck_at", "struck_why"),
    )

    class Meta:
        verbose_name = _("identity number")
        verbose_name_plural = _("identity numbers")
        default_permissions = ()
        constraints = [
            known("kind", IdentityKind),
            visible_only("identitynumber_visible", ["issuer", "given_by", "struck_why"]),
            models.CheckConstraint(
                name="identitynumber_struck_pair",
                condition=Q(struck_by__isnull=True, struck_at__isnull=True, struck_why="")
                | Q(struck_by__isnull=False, struck_at__isnull=False) & ~Q(struck_why=""),
            ),
        ]
        indexes = [models.Index(fields=["digest"], condition=Q(struck_at=None), name="number_standing")]

    def __str__(self) -> str:
        return f"{self.detainee_id}: {self.kind}"


class NumberShownQuerySet(models.QuerySet["NumberShown"]):
    def of(self, *entries: Detainee) -> Self:
        """The showings of the numbers of one person, who may have several entries."""
        return self.filter(number__detainee__in=entries)


class NumberShown(models.Model):
    """Somebody was shown one number in full; kept for good."""

    number = models.ForeignKey(IdentityNumber, on_delete=models.PROTECT, related_name="showings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = NumberShownQuerySet.as_manager()

    declaration = Declaration(internal=("id", "number", "by", "at"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("showing of an identity number")
        verbose_name_plural = _("showings of identity numbers")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number_id}: {self.by_id}"
